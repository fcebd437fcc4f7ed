import { NavLink } from "react-router";

import { paths } from "@/config/paths";

import { t } from "../messages";

const PAGES = [
  { to: paths.settings, name: "profile" },
  { to: paths.settingsOf("privacy"), name: "privacy" },
  { to: paths.settingsOf("tokens"), name: "apiTokens" },
  { to: paths.settingsOf("sessions"), name: "sessions" },
  { to: paths.settingsOf("data"), name: "myData" },
  { to: paths.settingsOf("leave"), name: "leave" },
] as const;

/** A column beside the page; on phones a row above it. */
export function SettingsNavigation() {
  return (
    <nav className="settings-navigation" aria-label={t("settings")}>
      {PAGES.map(({ to, name }) => (
        <NavLink key={to} to={to} end>
          {t(name)}
        </NavLink>
      ))}
    </nav>
  );
}
