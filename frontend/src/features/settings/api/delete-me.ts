import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";

/** Leave: with the answer every session is over, this one as well. */
export function useDeleteMe() {
  return useMutation({ mutationFn: () => unwrap(api.DELETE("/api/v1/me")) });
}
