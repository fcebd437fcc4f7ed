import { Outlet } from "react-router";

import { SettingsNavigation } from "@/features/settings/components/settings-navigation";
import { useMe } from "@/lib/session";

import { SignInFirst } from "../sign-in-first";

import { t } from "./messages";

/** Everything of one's own, one page a subject. */
export function Component() {
  if (useMe() === null) return <SignInFirst sentence={t("signInToSeeYourSettings")} />;
  return (
    <div className="settings">
      <h1>{t("settings")}</h1>
      <SettingsNavigation />
      <div className="settings-page">
        <Outlet />
      </div>
    </div>
  );
}
