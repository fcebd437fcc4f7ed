import type { ReactNode } from "react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import { signInHref, useConfig } from "@/lib/session";

import { stateText } from "../queue/state-text";
import type { UploadItem } from "../queue/upload-item";

/** Where a file stands, in words, with the links that belong to it. */
export function RowState({ item }: { item: UploadItem }) {
  const config = useConfig();
  const { name, state, imageId, duplicateOf, similarTo } = item;
  const isDuplicate = state === "asking" || state === "skipped";
  return (
    <p className="upload-state">
      {stateText(item)}
      {state === "ready" && imageId !== null && (
        <More>
          <AppLink to={paths.image(imageId)} aria-label={`View ${name}`}>
            View
          </AppLink>
        </More>
      )}
      {isDuplicate && duplicateOf !== null && (
        <More>
          <AppLink to={paths.image(duplicateOf)} aria-label={`See it: what ${name} is a duplicate of`}>
            See it
          </AppLink>
        </More>
      )}
      {state === "ready" && item.isLocationRemoved && <More>Location found and removed</More>}
      {state === "ready" && similarTo[0] !== undefined && (
        <More>
          <AppLink to={paths.image(similarTo[0])} aria-label={`Looks like one you have: ${name}`}>
            Looks like one you have
          </AppLink>
        </More>
      )}
      {item.isSessionEnded && (
        <>
          {" "}
          <a href={signInHref(config, paths.upload)}>Sign in</a>
        </>
      )}
    </p>
  );
}

function More({ children }: { children: ReactNode }) {
  return (
    <>
      {" · "}
      {children}
    </>
  );
}
