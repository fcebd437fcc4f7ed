import { Link2, Share2 } from "lucide-react";
import { useState } from "react";

import { CopyButton } from "@/components/copy-button";
import { Dialog } from "@/components/dialog";
import { fieldErrors } from "@/components/field-errors";
import { FormActions } from "@/components/form-actions";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { SwitchField } from "@/components/switch-field";
import { TextField } from "@/components/text-field";
import type { Album } from "@/lib/api/types";

import { useCreateAlbumLink } from "../api/create-link";
import { t } from "../messages";

const DAY = 86_400;
const PERIODS = [
  { days: 1, label: "aDay" },
  { days: 7, label: "aWeek" },
  { days: 30, label: "aMonth" },
  { days: 365, label: "aYear" },
] as const;

/** Makes a link that shows the album to whoever has it, also if it is private. */
export function ShareAlbum({ album }: { album: Album }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Share2 size={16} aria-hidden="true" />
        {t("share")}
      </button>
      {isOpen && <ShareDialog album={album} onClose={() => setOpen(false)} />}
    </>
  );
}

function ShareDialog({ album, onClose }: { album: Album; onClose: () => void }) {
  const create = useCreateAlbumLink(album.id);
  const [mayAdd, setMayAdd] = useState(false);
  const errors = fieldErrors(create.error, ["password"]);
  const url = create.data?.url;
  if (url) return <MadeLink url={url} onClose={onClose} />;
  return (
    <Dialog title={t("shareTitle", { title: album.title })} isBusy={create.isPending} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          const values = new FormData(event.currentTarget);
          const password = formText(values, "password");
          create.mutate({
            expires_in: Number(formText(values, "days")) * DAY,
            may_add: mayAdd,
            ...(password ? { password } : {}),
          });
        }}
      >
        <p className="secondary">{t("whoeverHasTheLinkSees")}</p>
        <FormError error={errors.rest} />
        <div className="field">
          <label htmlFor="days">{t("itWorksFor")}</label>
          <select id="days" name="days" defaultValue={30}>
            {PERIODS.map(({ days, label }) => (
              <option key={days} value={days}>
                {t(label)}
              </option>
            ))}
          </select>
        </div>
        <TextField
          label={t("password")}
          name="password"
          defaultValue=""
          autoComplete="off"
          hint={t("leaveItEmptyIfTheLink")}
          error={errors.password}
        />
        <SwitchField
          label={t("visitorsMaySendPictures")}
          hint={t("theyWaitHereUntilYouLet")}
          isOn={mayAdd}
          onChange={setMayAdd}
        />
        <FormActions go={t("makeALink")} busy={t("makingTheLink")} isBusy={create.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function MadeLink({ url, onClose }: { url: string; onClose: () => void }) {
  return (
    <Dialog title={t("theLinkIsReady")} onClose={onClose}>
      <div className="form">
        <p className="secondary">{t("copyItNowItIsShown")}</p>
        <div className="field">
          <label htmlFor="link_url">{t("link")}</label>
          <input id="link_url" readOnly value={url} onFocus={(event) => event.target.select()} />
        </div>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t("done")}
          </button>
          <CopyButton
            icon={Link2}
            words={{ idle: t("copyTheLink"), copied: t("copied"), failed: t("couldNotCopy") }}
            text={() => url}
            className="button button-strong"
          />
        </div>
      </div>
    </Dialog>
  );
}
