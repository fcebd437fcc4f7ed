import "react-photo-album/rows.css";

import { type ReactNode, useMemo } from "react";
import { RowsPhotoAlbum } from "react-photo-album";

import type { Picture } from "@/lib/api/types";

import { PictureTile } from "./picture-tile";

interface Props<Item extends Picture> {
  pictures: Item[];
  isFirst: boolean;
  linkState: unknown;
  extra: ((picture: Item) => ReactNode) | undefined;
  onBroken: () => void;
}

const ABOVE_FOLD = 10;
const PHONE = 640;
const DESKTOP = 1024;
const RAIL = 208;

const gutter = (width: number) => (width < PHONE ? 4 : 8);

function rowHeight(width: number): number {
  if (width < PHONE) return 180;
  return width < DESKTOP ? 220 : 270;
}

/** How wide the rows will be before they can be measured. */
function estimatedWidth(): number {
  const width = document.documentElement.clientWidth || DESKTOP;
  return width - (width >= DESKTOP ? RAIL : 0) - 2 * (width < PHONE ? 4 : 16);
}

/** One page of a list in justified rows, laid out by itself so that more pages never move it. */
export function PictureRows<Item extends Picture>({ pictures, isFirst, linkState, extra, onBroken }: Props<Item>) {
  const photos = useMemo(
    () => pictures.map((picture) => ({ key: picture.id, src: picture.id, ...sizeOf(picture), picture })),
    [pictures],
  );
  return (
    <RowsPhotoAlbum
      photos={photos}
      spacing={gutter}
      targetRowHeight={rowHeight}
      rowConstraints={{ singleRowMaxHeight: 320 }}
      defaultContainerWidth={estimatedWidth()}
      render={{
        photo: (_props, { photo, index, width, height }) => (
          <PictureTile
            key={photo.key}
            picture={photo.picture}
            width={width}
            height={height}
            isAboveFold={isFirst && index < ABOVE_FOLD}
            linkState={linkState}
            extra={extra?.(photo.picture)}
            onBroken={onBroken}
          />
        ),
      }}
    />
  );
}

const sizeOf = ({ width, height }: Picture) => ({ width, height });
