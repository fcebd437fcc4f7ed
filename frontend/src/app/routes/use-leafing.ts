import { useLocation, useNavigate } from "react-router";

import { paths } from "@/config/paths";
import { useListed } from "@/features/images/listed";

/** Back to where one came from, and to the neighbours in the list one came from. */
export function useLeafing(id: string) {
  const navigate = useNavigate();
  const from = listOf(useLocation().state);
  const images = useListed(from, id);
  const at = images.findIndex((image) => image.id === id);
  const previous = at < 0 ? undefined : images[at - 1];
  const next = at < 0 ? undefined : images[at + 1];
  const go = (neighbour: { id: string } | undefined) =>
    neighbour && (() => void navigate(paths.image(neighbour.id), { replace: true, state: from, preventScrollReset: true }));
  const back = () => {
    if (from) void navigate(-1);
    else void navigate(paths.feed);
  };
  return {
    back,
    previous: go(previous),
    next: go(next),
    list: from?.list ?? null,
    images,
    neighbours: [next, previous].filter((image) => image !== undefined),
  };
}

function listOf(state: unknown): { list: string | null } | null {
  if (typeof state !== "object" || state === null || !("list" in state)) return null;
  return { list: typeof state.list === "string" ? state.list : null };
}
