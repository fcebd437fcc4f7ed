import type { ReportRequest } from "@/lib/api/types";

/** What is reported: how the API names it, and how people do ("the comment by Tom Okafor"). */
export interface Subject {
  names: Pick<ReportRequest, "subject" | "image_id" | "comment_id" | "handle">;
  words: string;
}
