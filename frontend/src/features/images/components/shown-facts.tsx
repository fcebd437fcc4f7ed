import { SwitchField } from "@/components/switch-field";
import type { ImageChanges, PrivateDetails } from "@/lib/api/types";

import { t } from "../messages";

export type Shown = Required<Pick<ImageChanges, "show_camera" | "show_location">>;

interface Props {
  file: PrivateDetails;
  value: Shown;
  onChange: (value: Shown) => void;
}

/** Which of the facts in the file others get to see. */
export function ShownFacts({ file, value, onChange }: Props) {
  return (
    <fieldset className="choices">
      <legend>{t("whatTheFileSays")}</legend>
      <SwitchField
        label={t("showCameraAndTime")}
        hint={t("othersSeeCameraLensExposure")}
        isOn={value.show_camera}
        onChange={(show_camera) => {
          onChange({ ...value, show_camera });
        }}
      />
      {file.location_removed && (
        <SwitchField
          label={t("showWhereItWasTaken")}
          hint={t("everybodyWhoSeesThePictureSees")}
          isOn={value.show_location}
          onChange={(show_location) => {
            onChange({ ...value, show_location });
          }}
        />
      )}
    </fieldset>
  );
}
