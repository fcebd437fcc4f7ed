import { EmptyLine } from "@/components/empty-line";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { ApiError } from "@/lib/api/errors";

import { Shown, State } from "./shown";

const broken = new ApiError(500, null);
const ended = new ApiError(401, null);
const nothing = () => undefined;

/** What a list is while it is not a list. */
export function States() {
  return (
    <Shown title="States of a list">
      <State title="Loading">
        <ListSkeleton label="Loading" />
      </State>
      <State title="Empty">
        <EmptyState sentence="You have no pictures here yet.">
          <button type="button" className="button">
            Upload some
          </button>
        </EmptyState>
      </State>
      <State title="Empty, and small">
        <EmptyLine>You block nobody.</EmptyLine>
      </State>
      <State title="Error">
        <ErrorState what="The pictures could not be loaded." error={broken} onRetry={nothing} />
      </State>
      <State title="Error, as the session has ended">
        <ErrorState what="The pictures could not be loaded." error={ended} onRetry={nothing} />
      </State>
    </Shown>
  );
}
