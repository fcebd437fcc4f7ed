import * as Menu from "@radix-ui/react-dropdown-menu";
import { ChevronDown, Download } from "lucide-react";

import { errorText } from "@/lib/api/errors";
import type { Image } from "@/lib/api/types";
import { renditions } from "@/lib/image-text";

import { useDownload } from "../api/create-download";

/** The sizes that a picture can be saved in; others than its owner get no untouched file. */
export function DownloadMenu({ image }: { image: Image }) {
  const download = useDownload(image.id);
  const sizes = [
    { rendition: "original", label: image.is_mine ? "Original" : "Full size", detail: `${String(image.width)} × ${String(image.height)}` },
    ...renditions(image).toReversed().map(({ width, height }) => ({
      rendition: String(width),
      label: `${String(width)} px wide`,
      detail: `${String(width)} × ${String(height)}`,
    })),
  ];
  return (
    <>
      <Menu.Root modal={false}>
        {/* Never disabled: the focus comes back to it when the menu closes. */}
        <Menu.Trigger className="button">
          <Download size={16} aria-hidden="true" />
          {download.isPending ? "Preparing …" : "Download"}
          <ChevronDown size={14} aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
            {sizes.map(({ rendition, label, detail }) => (
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
