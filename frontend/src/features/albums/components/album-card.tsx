import { EyeOff, Images, Lock, Users } from "lucide-react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { Album, Visibility } from "@/lib/api/types";
import { renditions, srcSet } from "@/lib/renditions";
import { visibilityLabel } from "@/lib/visibility";

import { t } from "../messages";

const BADGES: Partial<Record<Visibility, typeof Lock>> = { private: Lock, unlisted: EyeOff };

/** An album among others: its cover, its name, how much is in it. */
export function AlbumCard({ album }: { album: Album }) {
  const Badge = BADGES[album.visibility];
  return (
    <AppLink to={paths.album(album.id)} className="album-card">
      <span className="album-card-cover">
        {album.cover ? (
          <img
            src={renditions(album.cover)[0]?.url}
            srcSet={srcSet(album.cover)}
            sizes="(width < 640px) 50vw, 260px"
            alt=""
            loading="lazy"
            decoding="async"
          />
        ) : (
          <Images size={32} strokeWidth={1.25} aria-hidden="true" />
        )}
      </span>
      <span className="album-card-title">{album.title}</span>
      <span className="album-card-facts secondary">
        {album.my_role !== "owner" && <span>{album.owner.display_name} ·</span>}
        <span>{t("pictures2", { itemCount: album.item_count })}</span>
        {album.my_role === "owner" && Badge && (
          <span title={visibilityLabel(album.visibility)}>
            <Badge size={13} aria-hidden="true" />
            <span className="visually-hidden">{visibilityLabel(album.visibility)}</span>
          </span>
        )}
        {album.is_invited && (
          <span className="album-card-invited">
            <Users size={13} aria-hidden="true" /> {t("invitation")}
          </span>
        )}
      </span>
    </AppLink>
  );
}
