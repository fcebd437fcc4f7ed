import type { Image } from "./api/types";

/** Whether a picture is covered for who looks at it, until they want to see it (`revealed.ts`). */
export function isCovered(image: Pick<Image, "sensitive" | "is_mine">): boolean {
  return image.sensitive && !image.is_mine;
}
