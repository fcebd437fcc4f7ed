import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { ReportRequest } from "@/lib/api/types";

import type { Subject } from "../subject";

type Said = Pick<ReportRequest, "rule" | "text">;

/** Tells the moderators of something; nobody else learns who did. */
export function useCreateReport(subject: Subject) {
  return useMutation({
    mutationFn: (said: Said) => unwrap(api.POST("/api/v1/reports", { body: { ...subject.names, ...said } })),
  });
}
