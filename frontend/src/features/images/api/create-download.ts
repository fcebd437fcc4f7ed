import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";

/** Starts saving the file: the answer's address tells the browser to save rather than to show. */
export function useDownload(id: string) {
  return useMutation({
    mutationFn: (rendition: string) =>
      unwrap(
        api.POST("/api/v1/images/{image_id}/downloads", { params: { path: { image_id: id } }, body: { rendition } }),
      ),
    onSuccess: ({ url, filename }) => {
      const link = document.createElement("a");
      link.href = url;
      link.download = filename;
      link.click();
    },
  });
}
