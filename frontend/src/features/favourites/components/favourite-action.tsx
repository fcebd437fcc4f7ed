import { Star } from "lucide-react";

import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { showToast } from "@/components/toasts/toast-store";
import type { Picture } from "@/lib/api/types";

import { useAddFavourites } from "../api/favourites";
import { t } from "../messages";

/** Keeps the chosen pictures among one's favourites. */
export function FavouriteAction({ pictures }: { pictures: Picture[] }) {
  const add = useAddFavourites();
  const { report, reportDialog } = useReport();
  const run = () => {
    void add.mutateAsync(pictures.map(({ id }) => id)).then((results) => {
      const found = reportOf(results, pictures);
      if (found.done > 0) showToast(t("picturesAreAmongYourFavourites", { done: found.done }));
      report(found);
    });
  };
  return (
    <>
      <BarButton icon={Star} label={t("favourite")} isBusy={add.isPending} onClick={run} />
      {reportDialog}
    </>
  );
}
