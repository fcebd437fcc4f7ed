import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";

/** Everywhere, here as well: afterwards every request is refused. */
export function useEndAllSessions() {
  return useMutation({ mutationFn: () => unwrap(api.POST("/api/v1/me/sessions/revoke-all")) });
}
