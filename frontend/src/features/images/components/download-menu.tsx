import * as Menu from "@radix-ui/react-dropdown-menu";
import { ChevronDown, Download } from "lucide-react";

import { errorText } from "@/lib/api/errors";
import type { Image } from "@/lib/api/types";

import { useDownload } from "../api/create-download";
import { downloadSizes } from "../download-sizes";
import { t } from "../messages";

/** The sizes that a picture can be saved in, in a menu. */
export function DownloadMenu({ image }: { image: Image }) {
  const download = useDownload(image.id);
  return (
    <>
      <Menu.Root modal={false}>
        {/* Never disabled: the focus comes back to it when the menu closes. */}
        <Menu.Trigger className="button">
          <Download size={16} aria-hidden="true" />
          {download.isPending ? t("preparing") : t("download")}
          <ChevronDown size={14} aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
            {downloadSizes(image).map(({ rendition, label, detail }) => (
              <Menu.Item
                key={rendition}
                className="menu-item"
                onSelect={() => {
                  download.mutate(rendition);
                }}
              >
                {label}
                <span className="menu-detail">{detail}</span>
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      {download.error && (
        <p className="error panel-error" role="alert">
          {errorText(download.error)}
        </p>
      )}
    </>
  );
}
