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
export function AppLink(props: Props) {
  return <LinkFor isSignedIn={useMe() !== null} {...props} />;
}

/** The same for who draws many links and has looked already whether somebody is signed in. */
export function LinkFor({ isSignedIn, to, state, children, ...rest }: Props & { isSignedIn: boolean }) {
  if (!isSignedIn) {
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
