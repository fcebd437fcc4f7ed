import { useState } from "react";

import { Avatar } from "@/components/avatar";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { Mark } from "@/components/mark";
import { MoreButton } from "@/components/more-button";
import { RelativeTime } from "@/components/relative-time";

import { Shown, State } from "./shown";

const page = { fetchNextPage: () => undefined, isFetchNextPageError: false };

/** What is neither a button nor a field. */
export function Pieces() {
  return (
    <Shown title="Pieces">
      <State title="Mark">
        <Mark />
      </State>
      <State title="Avatar: small, large">
        <div className="components-row">
          <Avatar name="Rosa" />
          <Avatar name="Tom" size={72} />
        </div>
      </State>
      <State title="Time, exact on hover">
        <RelativeTime at="2026-03-01T12:00:00Z" />
      </State>
      <State title="Progress: nothing, some, all, nobody knows">
        <progress aria-label="Nothing" value={0} max={3} />
        <progress aria-label="Some" value={1} max={3} />
        <progress aria-label="All" value={3} max={3} />
        <progress aria-label="Nobody knows" />
      </State>
      <State title="Notice">
        <p className="notice">Your pictures were sent.</p>
      </State>
      <State title="Dialog">
        <Dialogs />
      </State>
      <State title="More of a list: there is more, loading, failed, the end">
        <div className="components-row">
          <MoreButton query={{ ...page, hasNextPage: true, isFetchingNextPage: false }} />
          <MoreButton query={{ ...page, hasNextPage: true, isFetchingNextPage: true }} />
          <MoreButton
            query={{ ...page, hasNextPage: true, isFetchingNextPage: false, isFetchNextPageError: true }}
          />
          <MoreButton query={{ ...page, hasNextPage: false, isFetchingNextPage: false }} end="These are all." />
        </div>
      </State>
    </Shown>
  );
}

function Dialogs() {
  const [open, setOpen] = useState<"idle" | "busy" | null>(null);
  const close = () => {
    setOpen(null);
  };
  return (
    <div className="components-row">
      <button type="button" className="button" onClick={() => setOpen("idle")}>
        Ask
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          setOpen("busy");
          // A busy dialog stays; this one has to end some time.
          window.setTimeout(close, 2_000);
        }}
      >
        Ask, and be busy for two seconds
      </button>
      {open && (
        <ConfirmDialog
          title="Revoke this link?"
          keep="Keep it"
          go="Revoke"
          busy="Revoking …"
          mutation={{ mutate: close, isPending: open === "busy", error: null }}
          onClose={close}
        >
          <p>Whoever has it sees nothing any more, at once and for good.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
