import { CheckCheck, X } from "lucide-react";
import type { ReactNode } from "react";

import type { Picture } from "@/lib/api/types";
import { formatCount } from "@/lib/format-count";

import { t } from "../messages";

import { BarButton } from "./bar-button";
import { useChosen, useSelectionStore } from "./selection-context";

interface Props {
  /** What can be done with them. */
  children: (chosen: Picture[]) => ReactNode;
}

/** Takes the place of the top bar while pictures are chosen. */
export function SelectionBar({ children }: Props) {
  const store = useSelectionStore();
  const chosen = useChosen();
  if (chosen.size === 0) return null;
  return (
    <div className="selection-bar" role="toolbar" aria-label={t("selectedPictures")}>
      <BarButton icon={X} label={t("clearTheSelection")} isBare onClick={() => store.clear()} />
      <strong className="selection-count" role="status">
        {t.rich("countSelected", {
          count: formatCount(chosen.size),
          word: <span className="selection-word">{t("selectedWord")}</span>,
        })}
      </strong>
      {!store.isAllChosen && <BarButton icon={CheckCheck} label={t("selectAll")} onClick={() => store.chooseAll()} />}
      <div className="selection-actions">{children([...chosen.values()])}</div>
    </div>
  );
}
