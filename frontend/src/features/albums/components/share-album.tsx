import { Link2, Share2 } from "lucide-react";
import { useState } from "react";

import { CopyButton } from "@/components/copy-button";
import { Dialog } from "@/components/dialog";
import { fieldErrors } from "@/components/field-errors";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { SwitchField } from "@/components/switch-field";
import { TextField } from "@/components/text-field";
import type { Album } from "@/lib/api/types";

import { useCreateAlbumLink } from "../api/create-link";

const DAY = 86_400;
const PERIODS = [
  { days: 1, label: "A day" },
  { days: 7, label: "A week" },
  { days: 30, label: "A month" },
  { days: 365, label: "A year" },
];

/** Makes a link that shows the album to whoever has it, also if it is private. */
export function ShareAlbum({ album }: { album: Album }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Share2 size={16} aria-hidden="true" />
        Share
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
    <Dialog title={`Share “${album.title}”`} isBusy={create.isPending} onClose={onClose}>
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
        <p className="secondary">Whoever has the link sees the album, also if it is private. You can end it at any time.</p>
        <FormError error={errors.rest} />
        <div className="field">
          <label htmlFor="days">It works for</label>
          <select id="days" name="days" defaultValue={30}>
            {PERIODS.map(({ days, label }) => (
              <option key={days} value={days}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <TextField
          label="Password"
          name="password"
          defaultValue=""
          autoComplete="off"
          hint="Leave it empty if the link alone is enough."
          error={errors.password}
        />
        <SwitchField
          label="Visitors may send pictures"
          hint="They wait here until you let them in."
          isOn={mayAdd}
          onChange={setMayAdd}
        />
        <div className="dialog-actions">
          <button type="button" className="button" disabled={create.isPending} onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button button-strong" disabled={create.isPending}>
            {create.isPending ? "Making the link …" : "Make a link"}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function MadeLink({ url, onClose }: { url: string; onClose: () => void }) {
  return (
    <Dialog title="The link is ready" onClose={onClose}>
      <div className="form">
        <p className="secondary">Copy it now: it is shown only this once.</p>
        <div className="field">
          <label htmlFor="link_url">Link</label>
          <input id="link_url" readOnly value={url} onFocus={(event) => event.target.select()} />
        </div>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            Done
          </button>
          <CopyButton
            icon={Link2}
            words={{ idle: "Copy the link", copied: "Copied", failed: "Could not copy" }}
            text={() => url}
            className="button button-strong"
          />
        </div>
      </div>
    </Dialog>
  );
}
