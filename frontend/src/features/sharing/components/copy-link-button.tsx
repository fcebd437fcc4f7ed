import { Link2 } from "lucide-react";

import { CopyButton } from "@/components/copy-button";
import { paths } from "@/config/paths";
import { absoluteUrl } from "@/config/site";

const WORDS = { idle: "Copy link", copied: "Link copied", failed: "Copying failed" };

/** Puts the lasting address of a picture on the clipboard. */
export function CopyLinkButton({ id }: { id: string }) {
  return <CopyButton words={WORDS} icon={Link2} text={() => absoluteUrl(paths.image(id))} />;
}
