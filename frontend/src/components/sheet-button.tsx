import type { LucideIcon } from "lucide-react";
import { type ReactNode, useState } from "react";
import { createPortal } from "react-dom";

import { Dialog } from "./dialog";

interface Props {
  icon: LucideIcon;
  label: ReactNode;
  /** Of the sheet. */
  title: string;
  /** Whether it is open and how to change that, where something else opens it too. */
  state?: readonly [boolean, (isOpen: boolean) => void];
  children: (close: () => void) => ReactNode;
}

/** Opens a sheet with what there is no room for beside the picture. */
export function SheetButton({ icon: Icon, label, title, state, children }: Props) {
  const own = useState(false);
  const [isOpen, setOpen] = state ?? own;
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon size={16} aria-hidden="true" />
        {label}
      </button>
      {/* Beside the page and not in it, as the full-screen viewer hides the page for those who listen. */}
      {isOpen &&
        createPortal(
          <Dialog kind="sheet" title={title} onClose={close}>
            {children(close)}
          </Dialog>,
          document.body,
        )}
    </>
  );
}
