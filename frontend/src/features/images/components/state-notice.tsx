import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { Image } from "@/lib/api/types";

/** What a moderator has to do with a picture, for its owner: nobody else is shown it then. */
export function StateNotice({ state }: { state: Image["state"] }) {
  if (state === "ready") return null;
  return (
    <div className="notice" role="status">
      {state === "waiting" ? (
        <p>This picture waits for a moderator to look at it. Until then only you see it.</p>
      ) : (
        <p>
          A moderator has hidden this picture: only you see it. Your{" "}
          <AppLink to={paths.notifications}>notifications</AppLink> lead to the reason and to what you can do.
        </p>
      )}
    </div>
  );
}
