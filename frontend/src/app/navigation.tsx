import { Images, LayoutGrid, LibraryBig, Link2, Search, Star, Trash2, Upload, UserCheck } from "lucide-react";
import { NavLink } from "react-router";

import { paths } from "@/config/paths";
import type { Me } from "@/lib/api/types";

/** The places of the app: a rail on wide screens, a bar of the five most wanted below on smaller ones. */
export function Navigation({ me }: { me: Me }) {
  return (
    <nav className="navigation" aria-label="Main">
      <NavLink to={paths.feed} end>
        <LayoutGrid size={20} aria-hidden="true" />
        Feed
      </NavLink>
      <NavLink to={paths.following} className="navigation-rail">
        <UserCheck size={20} aria-hidden="true" />
        Following
      </NavLink>
      <NavLink to={paths.search} className="navigation-phone">
        <Search size={20} aria-hidden="true" />
        Search
      </NavLink>
      <NavLink to={paths.upload} className="navigation-phone">
        <Upload size={20} aria-hidden="true" />
        Upload
      </NavLink>
      <NavLink to={paths.albums}>
        <LibraryBig size={20} aria-hidden="true" />
        Albums
      </NavLink>
      <NavLink to={paths.favourites} className="navigation-rail">
        <Star size={20} aria-hidden="true" />
        Favourites
      </NavLink>
      <NavLink to={paths.user(me.handle)}>
        <Images size={20} aria-hidden="true" />
        <span className="navigation-long">Your pictures</span>
        <span className="navigation-short" aria-hidden="true">
          You
        </span>
      </NavLink>
      <NavLink to={paths.links} className="navigation-rail">
        <Link2 size={20} aria-hidden="true" />
        Links
      </NavLink>
      <NavLink to={paths.trash} className="navigation-rail">
        <Trash2 size={20} aria-hidden="true" />
        Trash
      </NavLink>
    </nav>
  );
}
