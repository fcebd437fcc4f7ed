import { Flag } from "lucide-react";
import { lazy, Suspense, useState } from "react";

import { loaded } from "@/lib/i18n/language";

import { t } from "../messages";
import type { Subject } from "../subject";

const ReportSheet = lazy(() => loaded(import("./report-sheet")));

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
        title={t("reportWords", { words: subject.words })}
        onClick={() => setOpen(true)}
      >
        <Flag size={isSmall ? 14 : 16} aria-hidden="true" />
        {isSmall ? <span className="visually-hidden">{t("reportWords", { words: subject.words })}</span> : t("report")}
      </button>
      {isOpen && (
        <Suspense>
          <ReportSheet subject={subject} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
