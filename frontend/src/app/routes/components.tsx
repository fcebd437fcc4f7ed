import "@/styles/components-page.css";

import { NotFound } from "@/components/not-found";
import { useConfig } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { Buttons } from "../components-page/buttons";
import { Fields } from "../components-page/fields";
import { Pieces } from "../components-page/pieces";
import { States } from "../components-page/states";
import { Tokens } from "../components-page/tokens";

/** `/components`: every token, and every component in every state. For developers: elsewhere there is nothing here. */
export function Component() {
  return useConfig().debug ? <Page /> : <NotFound />;
}

function Page() {
  useDocumentTitle("Components");
  return (
    <div className="components-page">
      <h1>Components</h1>
      <p className="secondary">
        What pages are made of. Colours, sizes and durations come from <code>styles/tokens.css</code> and from nowhere
        else; look at this page in both themes, and at 360 px.
      </p>
      <Tokens />
      <Buttons />
      <Fields />
      <Pieces />
      <States />
    </div>
  );
}
