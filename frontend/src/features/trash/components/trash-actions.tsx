import { Trash2 } from "lucide-react";
import { useState } from "react";

import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { showToast } from "@/components/toasts/toast-store";
import { TypedConfirmation } from "@/components/typed-confirmation";
import type { Picture } from "@/lib/api/types";

import { useDeleteForGood, useEmptyTrash } from "../api/trash";
import { t } from "../messages";

/** Deletes the chosen for good, once a word has been typed. */
export function DeleteForGoodAction({ pictures }: { pictures: Picture[] }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteForGood();
  const { report, reportDialog } = useReport();
  const close = () => setAsking(false);
  const run = () => {
    void remove.mutateAsync(pictures.map(({ id }) => id)).then((results) => {
      const found = reportOf(results, pictures);
      if (found.done > 0) showToast(t("picturesAreGoneForGood", { done: found.done }));
      close();
      report(found);
    });
  };
  return (
    <>
      <BarButton icon={Trash2} label={t("deleteForGood")} onClick={() => setAsking(true)} />
      {isAsking && (
        <TypedConfirmation
          title={t("deletePicturesForGood", { count: pictures.length })}
          word={t("wordDelete")}
          action={t("deleteForGood")}
          isBusy={remove.isPending}
          error={remove.error}
          onConfirm={run}
          onClose={close}
        >
          {t("nobodyCanBringThemBackNeither")}
        </TypedConfirmation>
      )}
      {reportDialog}
    </>
  );
}

/** Empties the trash, once a word has been typed. */
export function EmptyTrash() {
  const [isAsking, setAsking] = useState(false);
  const empty = useEmptyTrash();
  const close = () => setAsking(false);
  const run = () => {
    empty.mutate(undefined, {
      onSuccess: () => {
        close();
        showToast(t("theTrashIsBeingEmptied"));
      },
    });
  };
  return (
    <>
      <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden="true" />
        {t("emptyTheTrash")}
      </button>
      {isAsking && (
        <TypedConfirmation
          title={t("emptyTheTrash2")}
          word={t("wordEmpty")}
          action={t("emptyIt")}
          isBusy={empty.isPending}
          error={empty.error}
          onConfirm={run}
          onClose={close}
        >
          {t("everythingThatIsInItNow")}
        </TypedConfirmation>
      )}
    </>
  );
}
