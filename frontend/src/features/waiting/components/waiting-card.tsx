import { Check, X } from "lucide-react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { HeldPicture } from "@/lib/api/types";
import { renditions, srcSet } from "@/lib/renditions";

import { t } from "../messages";

interface Props {
  picture: HeldPicture;
  onAccept: () => void;
  onDecline: () => void;
}

/** A picture, who sent it, and the two ways it can go. */
export function WaitingCard({ picture: { image, name, person }, onAccept, onDecline }: Props) {
  return (
    <li className="waiting-card">
      <AppLink to={paths.image(image.id)}>
        <img
          src={renditions(image)[0]?.url}
          srcSet={srcSet(image)}
          sizes="(width < 640px) 50vw, 280px"
          alt={t("sentByName", { name })}
          loading="lazy"
        />
      </AppLink>
      <p className="waiting-name">
        {name}
        {person && (
          <>
            {" "}
            <AppLink className="secondary" to={paths.user(person.handle)}>
              @{person.handle}
            </AppLink>
          </>
        )}
      </p>
      <div className="waiting-actions">
        <button type="button" className="button button-strong" aria-label={t("letInThePictureOfName", { name })} onClick={onAccept}>
          <Check size={16} aria-hidden="true" />
          {t("letIn")}
        </button>
        <button type="button" className="button" aria-label={t("declineThePictureOfName", { name })} onClick={onDecline}>
          <X size={16} aria-hidden="true" />
          {t("decline")}
        </button>
      </div>
    </li>
  );
}
