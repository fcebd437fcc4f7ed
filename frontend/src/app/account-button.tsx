import { lazy, Suspense, useState } from "react";

import { Avatar } from "@/components/avatar";
import type { Me } from "@/lib/api/types";
import { loaded } from "@/lib/i18n/language";

import { ACCOUNT_BUTTON_ID } from "./account-button-id";
import { t } from "./messages";

const load = () => loaded(import("./account-menu"));
const AccountMenu = lazy(load);

/** Opens the account menu, whose code is loaded when somebody is about to want it. */
export function AccountButton({ me }: { me: Me }) {
  const [isWanted, setWanted] = useState(false);
  const prepare = () => void load();
  const button = (
    <button
      id={ACCOUNT_BUTTON_ID}
      type="button"
      className="avatar-button"
      title={t("yourAccount")}
      aria-haspopup="menu"
      aria-expanded="false"
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => {
        setWanted(true);
      }}
    >
      <Avatar name={me.display_name} />
      <span className="visually-hidden">{t("yourAccount")}</span>
    </button>
  );
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <AccountMenu me={me} />
    </Suspense>
  );
}
