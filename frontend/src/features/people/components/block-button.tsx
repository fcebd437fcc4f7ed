import { Ban } from "lucide-react";

import { errorText } from "@/lib/api/errors";
import type { User } from "@/lib/api/types";

import { useBlock } from "../api/block-user";
import { t } from "../messages";

/** Blocks somebody; the notice that then stands in place of their pictures takes it back. */
export function BlockButton({ user }: { user: User }) {
  const block = useBlock(user.handle);
  return (
    <>
      <button
        type="button"
        className="button button-small"
        title={t("blockNameNeitherOfYouSees", { name: user.display_name })}
        onClick={() => {
          block.mutate(true);
        }}
      >
        <Ban size={14} aria-hidden="true" />
        {t("block")}
        <span className="visually-hidden"> {user.display_name}</span>
      </button>
      {block.error && (
        <p className="error" role="alert">
          {errorText(block.error)}
        </p>
      )}
    </>
  );
}
