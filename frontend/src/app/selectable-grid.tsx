import { type ReactNode, useMemo } from "react";

import { SelectBox } from "@/components/selection/select-box";
import { SelectionArea } from "@/components/selection/selection-area";
import { SelectionBar } from "@/components/selection/selection-bar";
import { useImages } from "@/features/images/api/get-images";
import { ImageGrid } from "@/features/images/components/image-grid";
import type { Picture } from "@/lib/api/types";
import type { ListName } from "@/lib/list-name";

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
  const pictures = useMemo(() => data?.pages.flatMap((page) => page.results) ?? [], [data]);
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
    </SelectionArea>
  );
}
