import { Trash2 } from "lucide-react";
import { useState } from "react";

import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { showToast } from "@/components/toasts/toast-store";
import { TypedConfirmation } from "@/components/typed-confirmation";
import type { Picture } from "@/lib/api/types";
import { plural } from "@/lib/format";

import { useDeleteForGood, useEmptyTrash } from "../api/trash";

/** Deletes the chosen for good, once a word has been typed. */
export function DeleteForGoodAction({ pictures }: { pictures: Picture[] }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteForGood();
  const { report, reportDialog } = useReport();
  const close = () => setAsking(false);
  const run = () => {
    void remove.mutateAsync(pictures.map(({ id }) => id)).then((results) => {
      const found = reportOf(results, pictures);
      if (found.done > 0) showToast(`${plural(found.done, "picture is", "pictures are")} gone for good.`);
      close();
      report(found);
    });
  };
  return (
    <>
      <BarButton icon={Trash2} label="Delete for good" onClick={() => setAsking(true)} />
      {isAsking && (
        <TypedConfirmation
          title={`Delete ${plural(pictures.length, "picture", "pictures")} for good?`}
          word="delete"
          action="Delete for good"
          isBusy={remove.isPending}
          error={remove.error}
          onConfirm={run}
          onClose={close}
        >
          Nobody can bring them back, neither you nor we.
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
        showToast("The trash is being emptied. Your quota is free again in a while.");
      },
    });
  };
  return (
    <>
      <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden="true" />
        Empty the trash
      </button>
      {isAsking && (
        <TypedConfirmation
          title="Empty the trash?"
          word="empty"
          action="Empty it"
          isBusy={empty.isPending}
          error={empty.error}
          onConfirm={run}
          onClose={close}
        >
          Everything that is in it now is deleted for good. Nobody can bring it back.
        </TypedConfirmation>
      )}
    </>
  );
}
