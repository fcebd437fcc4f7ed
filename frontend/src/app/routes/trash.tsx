import { EmptyState } from "@/components/empty-state";
import { useGathered } from "@/components/pictures/gathered";
import { PictureList } from "@/components/pictures/picture-list";
import { RelativeTime } from "@/components/relative-time";
import { SelectBox } from "@/components/selection/select-box";
import { SelectionArea } from "@/components/selection/selection-area";
import { SelectionBar } from "@/components/selection/selection-bar";
import { RestoreAction } from "@/features/bulk/components/restore-action";
import { useTrash } from "@/features/trash/api/trash";
import { DeleteForGoodAction, EmptyTrash } from "@/features/trash/components/trash-actions";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

export function Component() {
  const listing = useTrash();
  const pictures = useGathered(listing.data);
  useDocumentTitle(t("trash"));
  return (
    <div className="page-grid">
      <header className="page-head">
        <h1>{t("trash")}</h1>
        <p className="secondary">{t("picturesStayHereForThirtyDays")}</p>
        {pictures.length > 0 && <EmptyTrash />}
      </header>
      <SelectionArea pictures={pictures}>
        <SelectionBar>
          {(chosen) => (
            <>
              <RestoreAction pictures={chosen} />
              <DeleteForGoodAction pictures={chosen} />
            </>
          )}
        </SelectionBar>
        <PictureList
          listing={listing}
          extra={(picture) => (
            <>
              <span className="trash-until">
                {t.rich("goneAt", { time: <RelativeTime at={picture.kept_until} /> })}
              </span>
              <SelectBox picture={picture} />
            </>
          )}
          empty={<EmptyState sentence={t("theTrashIsEmpty")} />}
        />
      </SelectionArea>
    </div>
  );
}
