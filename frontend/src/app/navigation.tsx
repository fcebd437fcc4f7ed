import { Images, LayoutGrid, LibraryBig, Link2, type LucideIcon, Search, Star, Trash2, Upload, UserCheck } from "lucide-react";
import type { ReactNode } from "react";
import { NavLink } from "react-router";

import { paths } from "@/config/paths";
import type { Me } from "@/lib/api/types";

import { t } from "./messages";

/** The places of the app: a rail on wide screens, a bar of the five most wanted below on smaller ones. */
export function Navigation({ me }: { me: Me }) {
  return (
    <nav className="navigation" aria-label={t("main")}>
      <Place to={paths.feed} icon={LayoutGrid} end>
        {t("feed")}
      </Place>
      <Place to={paths.following} icon={UserCheck} only="rail">
        {t("following")}
      </Place>
      <Place to={paths.search} icon={Search} only="phone">
        {t("search")}
      </Place>
      <Place to={paths.upload} icon={Upload} only="phone">
        {t("upload")}
      </Place>
      <Place to={paths.albums} icon={LibraryBig}>
        {t("albums")}
      </Place>
      <Place to={paths.favourites} icon={Star} only="rail">
        {t("favourites")}
      </Place>
      <Place to={paths.user(me.handle)} icon={Images}>
        <span className="navigation-long">{t("yourPictures")}</span>
        <span className="navigation-short" aria-hidden="true">
          {t("you")}
        </span>
      </Place>
      <Place to={paths.links} icon={Link2} only="rail">
        {t("links")}
      </Place>
      <Place to={paths.trash} icon={Trash2} only="rail">
        {t("trash")}
      </Place>
    </nav>
  );
}

interface PlaceProps {
  to: string;
  icon: LucideIcon;
  /** Where it is shown, if not in both. */
  only?: "rail" | "phone";
  end?: boolean;
  children: ReactNode;
}

function Place({ to, icon: Icon, only, end = false, children }: PlaceProps) {
  return (
    <NavLink to={to} end={end} className={only ? `navigation-${only}` : ""}>
      <Icon size={20} aria-hidden="true" />
      {children}
    </NavLink>
  );
}
