import { PackageOpen } from "lucide-react";

import { FormError } from "@/components/form-error";

import { useCreateExport } from "../api/create-export";
import { t } from "../messages";

/** Has everything packed; while that is under way, asking again changes nothing. */
export function ExportForm() {
  const create = useCreateExport();
  return (
    <>
      <FormError error={create.error} />
      <div className="form-actions">
        <button
          type="button"
          className="button button-strong"
          disabled={create.isPending}
          onClick={() => {
            create.mutate();
          }}
        >
          <PackageOpen size={16} aria-hidden="true" />
          {create.isPending ? t("asking") : t("exportEverything")}
        </button>
      </div>
    </>
  );
}
