import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { EmptyLine } from "@/components/empty-line";
import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { RelativeTime } from "@/components/relative-time";
import type { Token } from "@/lib/api/types";

import { useTokens } from "../api/get-tokens";
import { useRevokeToken } from "../api/revoke-token";
import { t } from "../messages";

import { scopesText } from "./scope-words";

/** The tokens that work, without what makes them work. */
export function TokenList() {
  const { data, error, refetch } = useTokens();
  if (!data) {
    if (!error) return <ListSkeleton label={t("loadingYourTokens")} />;
    return <ErrorState what={t("yourTokensCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
  }
  if (data.results.length === 0) return <EmptyLine>{t("youHaveNoTokensMakeOne")}</EmptyLine>;
  return (
    <ul className="settings-list" aria-label={t("yourTokens")}>
      {data.results.map((token) => (
        <TokenRow key={token.id} token={token} />
      ))}
    </ul>
  );
}

function TokenRow({ token }: { token: Token }) {
  const [isAsking, setAsking] = useState(false);
  const revoke = useRevokeToken(token.id);
  return (
    <li className="settings-row">
      <div className="settings-row-text">
        <strong>{token.name}</strong>
        <span className="secondary">
          <code>{token.starts_with}…</code> · {scopesText(token.scopes)}
        </span>
        <span className="secondary">
          {token.last_used_at === null
            ? t("neverUsed")
            : t.rich("lastUsedAt", { time: <RelativeTime at={token.last_used_at} /> })}
          {" · "}
          {t.rich("endsAt", { time: <RelativeTime at={token.expires_at} /> })}
        </span>
      </div>
      <button
        type="button"
        className="button button-danger"
        aria-label={t("revokeName", { name: token.name })}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("revoke")}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={t("revokeName2", { name: token.name })}
          keep={t("keepIt")}
          go={t("revoke")}
          busy={t("revoking")}
          mutation={revoke}
          onClose={() => {
            setAsking(false);
          }}
        >
          <p>{t("programsThatUseItAreRefused")}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
