import { Link2 } from "lucide-react";

import { CopyButton } from "@/components/copy-button";
import { paths } from "@/config/paths";
import { absoluteUrl } from "@/config/site";

import { t } from "../messages";

/** Puts the lasting address of a picture on the clipboard. */
export function CopyLinkButton({ id }: { id: string }) {
  return <CopyButton words={{ idle: t("copyLink"), copied: t("linkCopied"), failed: t("copyingFailed") }} icon={Link2} text={() => absoluteUrl(paths.image(id))} />;
}
