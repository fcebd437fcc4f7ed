import { lazy, type ReactNode, Suspense } from "react";

import { useGathered } from "@/components/pictures/gathered";
import { useDragged } from "@/components/selection/dragged";
import { SelectBox } from "@/components/selection/select-box";
import { SelectionArea } from "@/components/selection/selection-area";
import { SelectionBar } from "@/components/selection/selection-bar";
import { useImages } from "@/features/images/api/get-images";
import { ImageGrid } from "@/features/images/components/image-grid";
import type { Picture } from "@/lib/api/types";
import { loaded } from "@/lib/i18n/language";
import { albumOf, type ListName } from "@/lib/list-name";

const DropShelf = lazy(() => loaded(import("@/features/albums/components/drop-shelf")));

interface Props {
  list: ListName;
  hasOwners?: boolean;
  /** What can be done with the chosen ones; `listed` is all that is here. */
  actions: (chosen: Picture[], listed: Picture[]) => ReactNode;
  empty: ReactNode;
  /** Between the bar and the pictures. */
  children?: ReactNode;
}

/** A list of pictures, any of which can be chosen to do something with them. */
export function SelectableGrid({ list, hasOwners = false, actions, empty, children }: Props) {
  const { data } = useImages(list);
  const dragged = useDragged();
  const pictures = useGathered(data);
  return (
    <SelectionArea pictures={pictures}>
      <SelectionBar>{(chosen) => actions(chosen, pictures)}</SelectionBar>
      {children}
      <ImageGrid
        list={list}
        hasOwners={hasOwners}
        extra={(picture) => <SelectBox picture={picture} />}
        empty={empty}
        end={null}
      />
      {dragged.length > 0 && (
        <Suspense>
          <DropShelf pictures={dragged} exceptId={albumOf(list) ?? undefined} />
        </Suspense>
      )}
    </SelectionArea>
  );
}
