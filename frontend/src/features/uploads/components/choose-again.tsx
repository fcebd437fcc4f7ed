import { useConfig } from "@/lib/session";

import { useAdd } from "../adding/use-add";
import { filesOfInput } from "../adding/walk-folders";
import { t } from "../messages";

/** Opens the chooser for a file that was interrupted. Others may be chosen along with it. */
export function ChooseAgain({ name }: { name: string }) {
  const { accepted_types } = useConfig();
  const add = useAdd();
  return (
    <label className="button button-small choose-again">
      {t("choose")}
      <input
        type="file"
        multiple
        className="visually-hidden"
        aria-label={t("chooseNameAgain", { name })}
        accept={accepted_types.join(",")}
        onChange={(event) => {
          add(filesOfInput(event.target.files));
        }}
      />
    </label>
  );
}
