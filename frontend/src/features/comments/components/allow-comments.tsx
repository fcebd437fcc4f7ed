import { FormError } from "@/components/form-error";
import { SwitchField } from "@/components/switch-field";

import { useAllowComments } from "../api/allow-comments";

/** The owner's switch. */
export function AllowComments({ imageId, isAllowed }: { imageId: string; isAllowed: boolean }) {
  const allowing = useAllowComments(imageId);
  return (
    <div className="comments-allow">
      <SwitchField
        label="Let people comment"
        hint="What has been said stays to read."
        isOn={isAllowed}
        onChange={(value) => allowing.mutate(value)}
      />
      <FormError error={allowing.error} />
    </div>
  );
}
