import { memo } from "react";

import { t } from "../messages";
import { percentOf } from "../queue/state-text";
import type { UploadItem } from "../queue/upload-item";

import { RowActions } from "./row-actions";
import { RowState } from "./row-state";
import { UploadThumb } from "./upload-thumb";
import { useKeptFocus } from "./use-kept-focus";

interface Props {
  item: UploadItem;
  onRemove: (row: HTMLElement) => void;
}

/** One file: what it looks like, how far it is, and what can be done about it. */
export const UploadRow = memo(function UploadRow({ item, onRemove }: Props) {
  const { name, state } = item;
  const row = useKeptFocus<HTMLLIElement>();
  return (
    <li ref={row} tabIndex={-1} className="upload-row" data-state={state}>
      <UploadThumb src={item.previewUrl} />
      <div className="upload-row-text">
        <p className="upload-name" title={name}>
          {name}
        </p>
        <RowState item={item} />
        {(state === "sending" || state === "reading") && (
          <progress
            max={100}
            value={percentOf(item)}
            aria-label={state === "sending" ? t("sendingName", { name }) : t("readingName", { name })}
          />
        )}
      </div>
      <RowActions
        item={item}
        onRemove={() => {
          if (row.current) onRemove(row.current);
        }}
      />
    </li>
  );
});
