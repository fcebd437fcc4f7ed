import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";

/** Starts saving one file of an archive. Asked for anew each time, as the addresses do not last. */
export function useDownloadArchive(id: string) {
  return useMutation({
    mutationFn: async (filename: string) => {
      const { files } = await unwrap(
        api.POST("/api/v1/archives/{archive_id}/downloads", { params: { path: { archive_id: id } } }),
      );
      const file = files.find((one) => one.filename === filename);
      if (!file) throw new Error(`The archive has no file ${filename} any more.`);
      const link = document.createElement("a");
      link.href = file.url;
      link.download = file.filename;
      link.click();
    },
  });
}
