import type { ImgHTMLAttributes } from "react";

import type { Image } from "@/lib/api/types";
import { altText } from "@/lib/image-text";
import { renditions, srcSet } from "@/lib/renditions";

interface Props extends Omit<ImgHTMLAttributes<HTMLImageElement>, "alt" | "srcSet"> {
  image: Image;
  sizes: string;
}

/** A picture in the best format that the browser knows: AVIF where there is one, otherwise WebP. */
export function RenderedPicture({ image, sizes, ...rest }: Props) {
  const avif = srcSet(image, "avif");
  return (
    <picture>
      {avif && <source type="image/avif" srcSet={avif} sizes={sizes} />}
      <img {...rest} src={rest.src ?? renditions(image)[0]?.url} srcSet={srcSet(image)} sizes={sizes} alt={altText(image)} />
    </picture>
  );
}
