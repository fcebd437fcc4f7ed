import { useQuery } from "@tanstack/react-query";

import { paths } from "@/config/paths";
import { absoluteUrl } from "@/config/site";
import { ApiError } from "@/lib/api/errors";

interface Described {
  html: string;
}

function isDescribed(body: unknown): body is Described {
  return typeof body === "object" && body !== null && "html" in body && typeof body.html === "string";
}

/** The code that oEmbed gives to other sites; null where the picture may not be embedded. */
export function useEmbedCode(imageId: string, isWanted: boolean) {
  return useQuery({
    queryKey: ["embed", imageId],
    enabled: isWanted,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ url: absoluteUrl(paths.image(imageId)), format: "json" });
      const answer = await fetch(absoluteUrl(`/oembed?${query.toString()}`), { signal });
      if (answer.status === 404) return null;
      const body: unknown = answer.ok ? await answer.json() : null;
      if (!isDescribed(body)) throw new ApiError(answer.status, null);
      return body.html;
    },
  });
}
