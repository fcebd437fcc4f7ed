import { Link2 } from "lucide-react";
import { useEffect, useRef } from "react";

import { CopyButton } from "@/components/copy-button";
import type { Link } from "@/lib/api/types";
import { formatExact, plural } from "@/lib/format";

const WORDS = { idle: "Copy the link", copied: "Link copied", failed: "Copying failed" };

/** A link that was just made. Only its fingerprint is kept, so this is the one time that it can be copied. */
export function MadeLink({ link }: { link: Link }) {
  const field = useRef<HTMLInputElement>(null);
  const url = link.url ?? "";
  useEffect(() => field.current?.select(), []);
  const limits = [
    `Works until ${formatExact(new Date(link.expires_at))}`,
    link.max_opens !== null && `can be opened ${plural(link.max_opens, "time", "times")}`,
    link.has_password && "asks for the password",
  ];
  return (
    <div className="share-made field">
      <label htmlFor="share-made">Your link</label>
      <input id="share-made" ref={field} readOnly value={url} aria-describedby="share-made-hint" />
      <p className="hint" id="share-made-hint">
        {limits.filter(Boolean).join(", ")}. Copy it now: it is not shown again.
      </p>
      <CopyButton words={WORDS} icon={Link2} className="button button-strong" text={() => url} />
    </div>
  );
}
