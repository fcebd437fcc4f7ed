import type { AnchorHTMLAttributes } from "react";
import { Link } from "react-router";

import { basePath } from "@/config/site";
import { useMe } from "@/lib/session";

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  to: string;
  /** Handed to the next page, for those who change pages without loading them. */
  state?: unknown;
}

/** A link inside the app. Visitors may not use the API, so for them it loads the page from the server. */
export function AppLink({ to, state, children, ...rest }: Props) {
  if (useMe() === null) {
    return (
      <a href={basePath + to} {...rest}>
        {children}
      </a>
    );
  }
  return (
    <Link to={to} state={state} {...rest}>
      {children}
    </Link>
  );
}
