import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { EmptyLine } from "@/components/empty-line";
import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { RelativeTime } from "@/components/relative-time";
import type { Token } from "@/lib/api/types";

import { useTokens } from "../api/get-tokens";
import { useRevokeToken } from "../api/revoke-token";

import { scopesText } from "./scope-words";

/** The tokens that work, without what makes them work. */
export function TokenList() {
  const { data, error, refetch } = useTokens();
  if (!data) {
    if (!error) return <ListSkeleton label="Loading your tokens" />;
    return <ErrorState what="Your tokens could not be loaded." error={error} onRetry={() => void refetch()} />;
  }
  if (data.results.length === 0) return <EmptyLine>You have no tokens. Make one above for a program of yours.</EmptyLine>;
  return (
    <ul className="settings-list" aria-label="Your tokens">
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
          {token.last_used_at === null ? "Never used" : <>Last used <RelativeTime at={token.last_used_at} /></>}
          {" · ends "}
          <RelativeTime at={token.expires_at} />
        </span>
      </div>
      <button
        type="button"
        className="button button-danger"
        aria-label={`Revoke ${token.name}`}
        onClick={() => {
          setAsking(true);
        }}
      >
        Revoke
      </button>
      {isAsking && (
        <ConfirmDialog
          title={`Revoke “${token.name}”?`}
          keep="Keep it"
          go="Revoke"
          busy="Revoking …"
          isBusy={revoke.isPending}
          error={revoke.error}
          onGo={() => {
            revoke.mutate();
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          <p>Programs that use it are refused at once. It cannot be brought back.</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
