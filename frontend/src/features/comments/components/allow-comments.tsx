import { FormError } from "@/components/form-error";
import { SwitchField } from "@/components/switch-field";

import { useAllowComments } from "../api/allow-comments";
import { t } from "../messages";

/** The owner's switch. */
export function AllowComments({ imageId, isAllowed }: { imageId: string; isAllowed: boolean }) {
  const allowing = useAllowComments(imageId);
  return (
    <div className="comments-allow">
      <SwitchField
        label={t("letPeopleComment")}
        hint={t("whatHasBeenSaidStays")}
        isOn={isAllowed}
        onChange={(value) => allowing.mutate(value)}
      />
      <FormError error={allowing.error} />
    </div>
  );
}
