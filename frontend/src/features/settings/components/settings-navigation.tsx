import { NavLink } from "react-router";

import { paths } from "@/config/paths";

const PAGES = [
  { to: paths.settings, name: "Profile" },
  { to: paths.settingsOf("privacy"), name: "Privacy" },
  { to: paths.settingsOf("tokens"), name: "API tokens" },
  { to: paths.settingsOf("sessions"), name: "Sessions" },
  { to: paths.settingsOf("data"), name: "My data" },
  { to: paths.settingsOf("leave"), name: "Leave" },
];

/** A column beside the page; on phones a row above it. */
export function SettingsNavigation() {
  return (
    <nav className="settings-navigation" aria-label="Settings">
      {PAGES.map(({ to, name }) => (
        <NavLink key={to} to={to} end>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
