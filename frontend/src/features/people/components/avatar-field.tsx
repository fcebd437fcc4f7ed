import { useState } from "react";

import { Avatar } from "@/components/avatar";
import { FormError } from "@/components/form-error";
import type { Me } from "@/lib/api/types";

import { useUpdateMe } from "../api/update-me";
import { t } from "../messages";

import { AvatarDialog } from "./avatar-dialog";

/** The picture that stands for one: any of one's own that is not private. */
export function AvatarField({ me }: { me: Me }) {
  const [isChoosing, setChoosing] = useState(false);
  const update = useUpdateMe();
  return (
    <div className="avatar-field">
      <Avatar name={me.display_name} size={72} url={me.avatar_url} />
      <div className="form-actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            update.reset();
            setChoosing(true);
          }}
        >
          {t("chooseAPicture")}
        </button>
        {me.avatar_image_id !== null && (
          <button
            type="button"
            className="button"
            disabled={update.isPending}
            onClick={() => {
              update.mutate({ avatar_image_id: null });
            }}
          >
            {t("removeIt")}
          </button>
        )}
      </div>
      {!isChoosing && <FormError error={update.error} />}
      {isChoosing && (
        <AvatarDialog
          handle={me.handle}
          chosen={me.avatar_image_id}
          isBusy={update.isPending}
          error={update.error}
          onChoose={(id) => {
            update.mutate(
              { avatar_image_id: id },
              {
                onSuccess: () => {
                  setChoosing(false);
                },
              },
            );
          }}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
}
