/**
 * What stands before every path of ours: nothing at a name of our own, "/web" at the address of an API on AWS.
 * The server says it in the page, because one build serves every stage.
 */
export const basePath = document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? "";

/** The address that leads to one of `paths` from anywhere. */
export function absoluteUrl(path: string): string {
  return window.location.origin + basePath + path;
}
