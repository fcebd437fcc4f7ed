import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useId, useState } from "react";

import { isUnderWay, overallPercent, summary } from "../upload-item";
import { useUploadQueue, useUploads } from "../uploads-context";

import { UploadList } from "./upload-list";

/** Keeps the uploads in sight on every page. */
export function UploadTray() {
  const items = useUploads();
  const queue = useUploadQueue();
  const [isOpen, setOpen] = useState(true);
  const listId = useId();
  if (items.length === 0) return null;
  const isBusy = items.some(isUnderWay);
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  return (
    <section className="tray" aria-label="Uploads">
      <header className="tray-head">
        <h2 aria-live="polite">{summary(items)}</h2>
        <button
          type="button"
          className="icon-button"
          aria-expanded={isOpen}
          aria-controls={listId}
          title={isOpen ? "Fold" : "Unfold"}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <Chevron size={16} aria-hidden="true" />
          <span className="visually-hidden">Show the files</span>
        </button>
        {!isBusy && (
          <button
            type="button"
            className="icon-button"
            title="Close"
            onClick={() => {
              queue.clearFinished();
            }}
          >
            <X size={16} aria-hidden="true" />
            <span className="visually-hidden">Close the uploads</span>
          </button>
        )}
      </header>
      {isBusy && <progress max={100} value={overallPercent(items)} aria-label="All uploads" />}
      <div id={listId} className="tray-list" hidden={!isOpen}>
        <UploadList items={items} />
      </div>
    </section>
  );
}
