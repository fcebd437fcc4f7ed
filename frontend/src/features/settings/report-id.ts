/** The API names its own address of the report; people get the page that has the same id. */
export function reportId(reportUrl: string): string {
  return new URL(reportUrl, window.location.href).pathname.split("/").at(-1) ?? "";
}
