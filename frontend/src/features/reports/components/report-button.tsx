import { Flag } from "lucide-react";
import { lazy, Suspense, useState } from "react";

import type { Subject } from "../subject";

const ReportSheet = lazy(() => import("./report-sheet"));

interface Props {
  subject: Subject;
  /** Only the sign, for places with little room. */
  isSmall?: boolean;
}

/** Opens the sheet that tells moderators of something. */
export function ReportButton({ subject, isSmall = false }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={isSmall ? "icon-button" : "button"}
        title={`Report ${subject.words}`}
        onClick={() => setOpen(true)}
      >
        <Flag size={isSmall ? 14 : 16} aria-hidden="true" />
        {isSmall ? <span className="visually-hidden">{`Report ${subject.words}`}</span> : "Report"}
      </button>
      {isOpen && (
        <Suspense>
          <ReportSheet subject={subject} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
