import { Copy, Trash2, Upload } from "lucide-react";

import { CopyButton } from "@/components/copy-button";

import { Shown, State } from "./shown";

const KINDS = [
  { title: "Plain", className: "button" },
  { title: "Primary: one a page", className: "button button-primary" },
  { title: "Strong: what a form is for", className: "button button-strong" },
  { title: "Danger", className: "button button-danger" },
  { title: "Danger, in a dialog", className: "button button-danger-filled" },
  { title: "Small", className: "button button-small" },
];

/** Idle, busy and disabled; hover and focus are to be tried. */
export function Buttons() {
  return (
    <Shown title="Buttons">
      {KINDS.map(({ title, className }) => (
        <State key={title} title={title}>
          <div className="components-row">
            <button type="button" className={className}>
              <Upload size={16} aria-hidden="true" />
              Idle
            </button>
            <button type="button" className={className} disabled>
              Saving …
            </button>
            <button type="button" className={className} disabled title="Nothing has changed">
              Disabled
            </button>
          </div>
        </State>
      ))}
      <State title="Icon, with its name on hover">
        <button type="button" className="icon-button" aria-label="Delete" title="Delete">
          <Trash2 size={18} aria-hidden="true" />
        </button>
      </State>
      <State title="Copy: tells for a moment whether it worked">
        <CopyButton
          icon={Copy}
          words={{ idle: "Copy link", copied: "Copied", failed: "Could not copy" }}
          text={() => window.location.href}
        />
      </State>
    </Shown>
  );
}
