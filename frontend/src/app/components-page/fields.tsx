import { useState } from "react";

import { FormError } from "@/components/form-error";
import { SwitchField } from "@/components/switch-field";
import { TextField } from "@/components/text-field";
import { VisibilityField } from "@/components/visibility-field";
import { ApiError } from "@/lib/api/errors";
import type { Visibility } from "@/lib/api/types";

import { Shown, State } from "./shown";

const refused = new ApiError(429, { errors: [{ code: "throttled", detail: "Wait a minute.", attr: null }] });

/** What forms are made of. */
export function Fields() {
  const [isOn, setOn] = useState(true);
  const [visibility, setVisibility] = useState<Visibility>("unlisted");
  return (
    <Shown title="Fields">
      <State title="Text: empty, with a hint">
        <TextField label="Title" name="shown_title" defaultValue="" hint="What others read first." error={null} />
      </State>
      <State title="Text: more lines">
        <TextField label="Description" name="shown_description" defaultValue="Fog over the quay." rows={3} error={null} />
      </State>
      <State title="Text: refused">
        <RefusedField />
      </State>
      <State title="Choice">
        <VisibilityField legend="Who sees it" value={visibility} onChange={setVisibility} />
      </State>
      <State title="Switch">
        <SwitchField label="Comments" hint="Others may say something." isOn={isOn} onChange={setOn} />
      </State>
      <State title="A form that was refused">
        <FormError error={refused} />
      </State>
    </Shown>
  );
}

/** Shown on request, as a refused field takes the focus. */
function RefusedField() {
  const [isRefused, setRefused] = useState(false);
  return (
    <div className="form">
      <TextField
        label="Handle"
        name="shown_handle"
        defaultValue="tom"
        error={isRefused ? "This handle is taken." : null}
      />
      <div className="form-actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            setRefused(!isRefused);
          }}
        >
          {isRefused ? "Accept it" : "Refuse it"}
        </button>
      </div>
    </div>
  );
}
