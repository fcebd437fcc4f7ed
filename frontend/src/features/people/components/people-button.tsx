import { lazy, type ReactNode, Suspense, useState } from "react";

import { loaded } from "@/lib/i18n/language";

import type { PeopleOf } from "../api/get-people";

const PeopleDialog = lazy(() => loaded(import("./people-dialog")));

interface Props {
  of: PeopleOf;
  /** Of the list. */
  title: string;
  children: ReactNode;
}

/** A number of people, which opens the list of them. */
export function PeopleButton({ of, title, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="count-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children}
      </button>
      {isOpen && (
        <Suspense>
          <PeopleDialog of={of} title={title} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
