import { StarOff } from "lucide-react";

import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { showToast } from "@/components/toasts/toast-store";
import type { Picture } from "@/lib/api/types";

import { useAddFavourites, useRemoveFavourites } from "../api/favourites";
import { t } from "../messages";

/** Takes the chosen pictures from one's favourites, with a way back. */
export function UnfavouriteAction({ pictures }: { pictures: Picture[] }) {
  const remove = useRemoveFavourites();
  const add = useAddFavourites();
  const { report, reportDialog } = useReport();
  const run = () => {
    void remove.mutateAsync(pictures.map(({ id }) => id)).then((results) => {
      const done = results.filter(({ ok }) => ok).map(({ id }) => id);
      if (done.length > 0) {
        showToast(t("picturesAreRemovedFromYourFavourites", { count: done.length }), {
          undo: () => add.mutate(done),
        });
      }
      report(reportOf(results, pictures));
    });
  };
  return (
    <>
      <BarButton icon={StarOff} label={t("removeFromFavourites")} isBusy={remove.isPending} onClick={run} />
      {reportDialog}
    </>
  );
}
