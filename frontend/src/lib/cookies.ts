/** The value of a cookie that scripts may read, or an empty string. */
export function cookie(name: string): string {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** Django's token against cross-site request forgery; it changes at sign-in, so read it when it is needed. */
export const csrfToken = (): string => cookie("csrftoken");
