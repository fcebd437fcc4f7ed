/** What stands in a text field of a form, without space around it. */
export function formText(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === "string" ? value.trim() : "";
}
