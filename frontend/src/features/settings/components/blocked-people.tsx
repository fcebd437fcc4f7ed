import type { SubmitEvent } from "react";

import { Avatar } from "@/components/avatar";
import { EmptyLine } from "@/components/empty-line";
import { ErrorState } from "@/components/error-state";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { ListSkeleton } from "@/components/list-skeleton";
import { MoreButton } from "@/components/more-button";
import { TextField } from "@/components/text-field";
import { errorText, isNotFound } from "@/lib/api/errors";
import type { Person } from "@/lib/api/types";

import { useBlocks } from "../api/get-blocks";
import { useBlockByHandle, useSetBlock } from "../api/set-block";
import { t } from "../messages";

import { Section } from "./section";

/** Whom one does not want to see, and who does not see oneself. */
export function BlockedPeople() {
  return (
    <Section title={t("blockedPeople")} lead={t("youDoNotSeeEachOthers")}>
      <BlockForm />
      <BlockList />
    </Section>
  );
}

function BlockForm() {
  const block = useBlockByHandle();
  const isUnknown = isNotFound(block.error);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const handle = formText(new FormData(form), "block_handle").replace(/^@/, "");
    if (handle === "") return;
    block.mutate(handle, {
      onSuccess: () => {
        form.reset();
      },
    });
  };

  return (
    <form className="settings-line-form" aria-label={t("blockSomebody")} onSubmit={submit}>
      {!isUnknown && <FormError error={block.error} />}
      <TextField
        label={t("handle")}
        name="block_handle"
        defaultValue=""
        required
        autoComplete="off"
        error={isUnknown ? t("nobodyHasThisHandle") : null}
      />
      <button type="submit" className="button" disabled={block.isPending}>
        {block.isPending ? t("blocking") : t("block")}
      </button>
    </form>
  );
}

function BlockList() {
  const blocks = useBlocks();
  if (!blocks.data) {
    if (!blocks.error) return <ListSkeleton label={t("loadingWhomYouBlock")} />;
    return (
      <ErrorState
        what={t("theListCouldNotBeLoaded")}
        error={blocks.error}
        onRetry={() => void blocks.refetch()}
      />
    );
  }
  const people = blocks.data.pages.flatMap(({ results }) => results);
  if (people.length === 0) return <EmptyLine>{t("youBlockNobody")}</EmptyLine>;
  return (
    <>
      <ul className="settings-list" aria-label={t("blockedPeople")}>
        {people.map((person) => (
          <BlockRow key={person.handle} person={person} />
        ))}
      </ul>
      <MoreButton query={blocks} />
    </>
  );
}

function BlockRow({ person }: { person: Person }) {
  const set = useSetBlock(person.handle);
  const name = `${person.display_name} (@${person.handle})`;
  return (
    <li className="settings-row">
      <Avatar name={person.display_name} url={person.avatar_url} />
      <div className="settings-row-text">
        <strong>{person.display_name}</strong>
        <span className="secondary">@{person.handle}</span>
        {set.error && (
          <span className="error" role="alert">
            {errorText(set.error)}
          </span>
        )}
      </div>
      <button
        type="button"
        className="button"
        aria-label={person.blocked_by_me ? t("unblockName", { name }) : t("blockAgainName", { name })}
        onClick={() => {
          set.mutate(!person.blocked_by_me);
        }}
      >
        {person.blocked_by_me ? t("unblock") : t("blockAgain")}
      </button>
    </li>
  );
}
