import { useState } from "react";

import { refusalText } from "@/lib/api/refusals";
import type { ItemResult, Picture } from "@/lib/api/types";
import { altText } from "@/lib/image-text";
import { renditions } from "@/lib/renditions";

import { Dialog } from "../dialog";
import { t } from "../messages";

import { useSelectionStore } from "./selection-context";

interface Failed {
  picture: Picture;
  reason: string;
}

export interface Report {
  done: number;
  failed: Failed[];
}

export function reportOf(results: readonly ItemResult[], pictures: readonly Picture[]): Report {
  const errors = new Map(results.map(({ id, error }) => [id, error ? refusalText(error.code, error.detail) : undefined]));
  const failed = pictures.flatMap((picture) => {
    const reason = errors.get(picture.id);
    return reason === undefined ? [] : [{ picture, reason }];
  });
  return { done: pictures.length - failed.length, failed };
}

/** What to do once it is known what became of each: the failed stay chosen and are named with their reasons. */
export function useReport() {
  const store = useSelectionStore();
  const [report, setReport] = useState<Report | null>(null);
  return {
    report: (found: Report) => {
      store.keep(found.failed.map(({ picture }) => picture.id));
      if (found.failed.length > 0) setReport(found);
    },
    reportDialog: report && <ItemResults report={report} onClose={() => setReport(null)} />,
  };
}

/** Which pictures could not be done, and why. */
function ItemResults({ report: { done, failed }, onClose }: { report: Report; onClose: () => void }) {
  return (
    <Dialog title={t("picturesCouldNotBeChanged", { count: failed.length })} onClose={onClose}>
      {done > 0 && <p className="secondary">{t("othersAreDone", { done })}</p>}
      <ul className="item-results">
        {failed.map(({ picture, reason }) => (
          <li key={picture.id}>
            <img src={renditions(picture)[0]?.url} alt="" width={56} height={56} />
            <span>
              <strong>{altText(picture)}</strong>
              <span className="secondary">{reason}</span>
            </span>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <button type="button" className="button button-strong" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </Dialog>
  );
}
