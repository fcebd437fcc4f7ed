import { useMemo } from "react";

import { EmptyState } from "@/components/empty-state";
import { itemsOf } from "@/components/pictures/pages";
import { PictureList } from "@/components/pictures/picture-list";
import { RelativeTime } from "@/components/relative-time";
import { SelectBox } from "@/components/selection/select-box";
import { SelectionArea } from "@/components/selection/selection-area";
import { SelectionBar } from "@/components/selection/selection-bar";
import { RestoreAction } from "@/features/bulk/components/restore-action";
import { useTrash } from "@/features/trash/api/trash";
import { DeleteForGoodAction, EmptyTrash } from "@/features/trash/components/trash-actions";
import { useDocumentTitle } from "@/lib/use-document-title";

export function Component() {
  const listing = useTrash();
  const pictures = useMemo(() => itemsOf(listing.data), [listing.data]);
  useDocumentTitle("Trash");
  return (
    <div className="page-grid">
      <header className="page-head">
        <h1>Trash</h1>
        <p className="secondary">Pictures stay here for thirty days, count against your quota, and can be restored.</p>
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
                Gone <RelativeTime at={picture.kept_until} />
              </span>
              <SelectBox picture={picture} />
            </>
          )}
          empty={<EmptyState sentence="The trash is empty." />}
        />
      </SelectionArea>
    </div>
  );
}
