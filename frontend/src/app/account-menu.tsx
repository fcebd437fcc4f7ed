import * as Menu from "@radix-ui/react-dropdown-menu";
import { CalendarDays, Check, Link2, LogOut, Settings, User } from "lucide-react";
import { useId } from "react";
import { useNavigate } from "react-router";

import { Avatar } from "@/components/avatar";
import { paths } from "@/config/paths";
import type { Me } from "@/lib/api/types";
import { csrfToken } from "@/lib/cookies";
import { useConfig } from "@/lib/session";
import { setTheme, type Theme, THEMES, useTheme } from "@/lib/theme";

import { ACCOUNT_BUTTON_ID } from "./account-button-id";
import { LanguageItems } from "./language-items";
import { t } from "./messages";

const THEME_NAMES = { system: "asTheSystem", light: "light", dark: "dark" } as const satisfies Record<Theme, string>;

/** One's places, the theme, and the way out; open from the start, as nobody has asked for it before. */
export default function AccountMenu({ me }: { me: Me }) {
  const config = useConfig();
  const theme = useTheme();
  const themeId = useId();
  const navigate = useNavigate();
  return (
    <Menu.Root modal={false} defaultOpen>
      <Menu.Trigger className="avatar-button" title={t("yourAccount")}>
        <Avatar name={me.display_name} url={me.avatar_url} />
        <span className="visually-hidden">{t("yourAccount")}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
          <div className="menu-head">
            <strong>{me.display_name}</strong>
            <span className="secondary">@{me.handle}</span>
          </div>
          <Menu.Item className="menu-item" onSelect={() => void navigate(paths.user(me.handle))}>
            <User size={16} aria-hidden="true" />
            {t("profile")}
          </Menu.Item>
          <Menu.Item className="menu-item" onSelect={() => void navigate(paths.timeline)}>
            <CalendarDays size={16} aria-hidden="true" />
            {t("timeline")}
          </Menu.Item>
          <Menu.Item className="menu-item" onSelect={() => void navigate(paths.links)}>
            <Link2 size={16} aria-hidden="true" />
            {t("links")}
          </Menu.Item>
          <Menu.Item className="menu-item" onSelect={() => void navigate(paths.settings)}>
            <Settings size={16} aria-hidden="true" />
            {t("settings")}
          </Menu.Item>
          <Menu.Separator className="menu-separator" />
          <Menu.Label className="menu-label" id={themeId}>
            {t("theme")}
          </Menu.Label>
          <Menu.RadioGroup value={theme} aria-labelledby={themeId}>
            {THEMES.map((choice) => (
              <Menu.RadioItem
                key={choice}
                className="menu-item menu-item-indented"
                value={choice}
                onSelect={(event) => {
                  // The menu stays open, so that the themes can be compared.
                  event.preventDefault();
                  setTheme(choice);
                }}
              >
                <Menu.ItemIndicator className="menu-indicator">
                  <Check size={16} aria-hidden="true" />
                </Menu.ItemIndicator>
                {t(THEME_NAMES[choice])}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Separator className="menu-separator" />
          <LanguageItems focusId={ACCOUNT_BUTTON_ID} />
          <Menu.Separator className="menu-separator" />
          <Menu.Item
            className="menu-item"
            onSelect={() => {
              signOut(config.sign_out_url);
            }}
          >
            <LogOut size={16} aria-hidden="true" />
            {t("signOut")}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** A form of its own, as the menu is gone by the time the browser sends it. */
function signOut(url: string): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = url;
  const token = document.createElement("input");
  token.type = "hidden";
  token.name = "csrfmiddlewaretoken";
  token.value = csrfToken();
  form.append(token);
  document.body.append(form);
  form.submit();
}
