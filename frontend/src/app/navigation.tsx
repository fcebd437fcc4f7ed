import { Images, LayoutGrid, LibraryBig, Link2, Search, Star, Trash2, Upload, UserCheck } from "lucide-react";
import { NavLink } from "react-router";

import { paths } from "@/config/paths";
import type { Me } from "@/lib/api/types";

import { t } from "./messages";

/** The places of the app: a rail on wide screens, a bar of the five most wanted below on smaller ones. */
export function Navigation({ me }: { me: Me }) {
  return (
    <nav className="navigation" aria-label={t("main")}>
      <NavLink to={paths.feed} end>
        <LayoutGrid size={20} aria-hidden="true" />
        {t("feed")}
      </NavLink>
      <NavLink to={paths.following} className="navigation-rail">
        <UserCheck size={20} aria-hidden="true" />
        {t("following")}
      </NavLink>
      <NavLink to={paths.search} className="navigation-phone">
        <Search size={20} aria-hidden="true" />
        {t("search")}
      </NavLink>
      <NavLink to={paths.upload} className="navigation-phone">
        <Upload size={20} aria-hidden="true" />
        {t("upload")}
      </NavLink>
      <NavLink to={paths.albums}>
        <LibraryBig size={20} aria-hidden="true" />
        {t("albums")}
      </NavLink>
      <NavLink to={paths.favourites} className="navigation-rail">
        <Star size={20} aria-hidden="true" />
        {t("favourites")}
      </NavLink>
      <NavLink to={paths.user(me.handle)}>
        <Images size={20} aria-hidden="true" />
        <span className="navigation-long">{t("yourPictures")}</span>
        <span className="navigation-short" aria-hidden="true">
          {t("you")}
        </span>
      </NavLink>
      <NavLink to={paths.links} className="navigation-rail">
        <Link2 size={20} aria-hidden="true" />
        {t("links")}
      </NavLink>
      <NavLink to={paths.trash} className="navigation-rail">
        <Trash2 size={20} aria-hidden="true" />
        {t("trash")}
      </NavLink>
    </nav>
  );
}
