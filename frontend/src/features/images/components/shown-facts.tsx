import { SwitchField } from "@/components/switch-field";
import type { ImageChanges, PrivateDetails } from "@/lib/api/types";

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
      <legend>What the file says</legend>
      <SwitchField
        label="Show camera and time"
        hint="Others see camera, lens, exposure, and when it was taken."
        isOn={value.show_camera}
        onChange={(show_camera) => {
          onChange({ ...value, show_camera });
        }}
      />
      {file.location_removed && (
        <SwitchField
          label="Show where it was taken"
          hint="Everybody who sees the picture sees the place on a map."
          isOn={value.show_location}
          onChange={(show_location) => {
            onChange({ ...value, show_location });
          }}
        />
      )}
    </fieldset>
  );
}
