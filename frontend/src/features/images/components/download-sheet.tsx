import { Download } from "lucide-react";

import { SheetButton } from "@/components/sheet-button";
import { errorText } from "@/lib/api/errors";
import type { Image } from "@/lib/api/types";

import { useDownload } from "../api/create-download";
import { downloadSizes } from "../download-sizes";
import { t } from "../messages";

/** On phones: the sizes as large buttons in a sheet, which stays until the file is on its way. */
export function DownloadSheet({ image }: { image: Image }) {
  const download = useDownload(image.id);
  return (
    <SheetButton icon={Download} label={t("download")} title={t("download")}>
      {(close) => (
        <>
          <ul className="sheet-choices">
            {downloadSizes(image).map(({ rendition, label, detail }) => (
              <li key={rendition}>
                <button
                  type="button"
                  className="sheet-choice"
                  disabled={download.isPending}
                  onClick={() => download.mutate(rendition, { onSuccess: close })}
                >
                  {download.isPending && download.variables === rendition ? t("preparing") : label}
                  <span className="secondary">{detail}</span>
                </button>
              </li>
            ))}
          </ul>
          {download.error && (
            <p className="error" role="alert">
              {errorText(download.error)}
            </p>
          )}
        </>
      )}
    </SheetButton>
  );
}
