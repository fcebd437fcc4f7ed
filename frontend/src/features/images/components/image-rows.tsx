import "react-photo-album/rows.css";

import { type ReactNode, useMemo } from "react";
import { RowsPhotoAlbum } from "react-photo-album";

import type { Image } from "@/lib/api/types";

import { estimatedGridWidth, gutter, rowHeight } from "../grid-sizes";

import { ImageTile } from "./image-tile";

interface Props {
  images: Image[];
  owner: string | null;
  isFirst: boolean;
  extra: ((image: Image) => ReactNode) | undefined;
  onBroken: () => void;
}

const ABOVE_FOLD = 10;

/** One page of a list in justified rows. Each page is laid out by itself, so that more pages never move it. */
export function ImageRows({ images, owner, isFirst, extra, onBroken }: Props) {
  const photos = useMemo(
    () => images.map((image) => ({ key: image.id, src: image.id, width: image.width, height: image.height, image })),
    [images],
  );
  return (
    <RowsPhotoAlbum
      photos={photos}
      spacing={gutter}
      targetRowHeight={rowHeight}
      rowConstraints={{ singleRowMaxHeight: 320 }}
      defaultContainerWidth={estimatedGridWidth()}
      render={{
        photo: (_props, { photo, index, width, height }) => (
          <ImageTile
            key={photo.key}
            image={photo.image}
            owner={owner}
            extra={extra?.(photo.image)}
            width={width}
            height={height}
            isAboveFold={isFirst && index < ABOVE_FOLD}
            onBroken={onBroken}
          />
        ),
      }}
    />
  );
}
