import { Outlet } from "react-router";

import { SettingsNavigation } from "@/features/settings/components/settings-navigation";
import { useMe } from "@/lib/session";

import { SignInFirst } from "../sign-in-first";

/** Everything of one's own, one page a subject. */
export function Component() {
  if (useMe() === null) return <SignInFirst sentence="Sign in to see your settings." />;
  return (
    <div className="settings">
      <h1>Settings</h1>
      <SettingsNavigation />
      <div className="settings-page">
        <Outlet />
      </div>
    </div>
  );
}
