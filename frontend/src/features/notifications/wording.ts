import { paths } from "@/config/paths";
import type { Notification } from "@/lib/api/types";
import { isFirstLanguage } from "@/lib/i18n/language";

import { t } from "./messages";

interface Wording {
  /** After the actor's name, if there is one: "likes your picture". */
  text: string;
  /** Where it leads; null if there is nothing to see. */
  to: string | null;
}

/** Short for a list: the picture's own words if it has some. */
function named(image: Notification["image"]): string {
  const name = image?.title;
  return name ? t("quoted", { name }) : t("aPictureOfYours");
}

/** What happened, in words. */
export function wordingOf({ kind, actor, image, album_id, case_id, text }: Notification): Wording {
  const toImage = image && paths.image(image.id);
  const toAlbum = album_id === null ? null : paths.album(album_id);
  // The server says more than we do, but in English only.
  const said = isFirstLanguage() ? text : null;
  switch (kind) {
    case "like":
      return { text: t("likesImage", { image: named(image) }), to: toImage };
    case "comment":
      return { text: t("commentedOnImage", { image: named(image) }), to: toImage };
    case "follow":
      return { text: t("followsYou"), to: actor && paths.user(actor.handle) };
    case "shared_album":
      return { text: said ?? t("invitedYouToAnAlbum"), to: toAlbum };
    case "moderation":
      return {
        text: said ?? decisionText(image),
        to: case_id === null ? toImage : paths.decision(case_id),
      };
    case "archive":
      return { text: said ?? t("yourArchiveIsReady"), to: toAlbum ?? paths.settingsOf("data") };
    case "addition":
      return { text: said ?? t("visitorsSentPicturesForAnAlbum"), to: album_id === null ? toImage : paths.waiting(album_id) };
  }
}

function decisionText(image: Notification["image"]): string {
  return image ? t("aModeratorDecidedAboutImage", { image: named(image) }) : t("aModeratorDecidedAboutSomething");
}

/** Pages that the server renders, outside of the app. */
export const isServerPage = ({ kind, case_id }: Notification): boolean => kind === "moderation" && case_id !== null;
