import { RotateCw, X } from "lucide-react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import { signInHref, useConfig } from "@/lib/session";

import { isUnsent, stateText, type UploadItem } from "../upload-item";
import { useUploadQueue } from "../uploads-context";

import { UploadThumb } from "./upload-thumb";

/** One file: what it looks like, how far it is, and what can be done about it. */
export function UploadRow({ item }: { item: UploadItem }) {
  const queue = useUploadQueue();
  const config = useConfig();
  const { name } = item.file;
  return (
    <li className="upload-row" data-state={item.state}>
      <UploadThumb url={item.previewUrl} />
      <div className="upload-row-text">
        <p className="upload-name" title={name}>
          {name}
        </p>
        <p className="upload-state">
          {stateText(item)}
          {item.state === "ready" && item.imageId && (
            <>
              {" · "}
              <AppLink to={paths.image(item.imageId)}>
                View <span className="visually-hidden">{name}</span>
              </AppLink>
            </>
          )}
          {item.isSessionEnded && (
            <>
              {" "}
              <a href={signInHref(config, paths.upload)}>Sign in</a>
            </>
          )}
        </p>
        {item.state === "sending" && <progress max={100} value={item.percent} aria-label={`Sending ${name}`} />}
      </div>
      {item.state === "failed" && (
        <button
          type="button"
          className="icon-button"
          title="Try again"
          onClick={() => {
            queue.retry(item.id);
          }}
        >
          <RotateCw size={16} aria-hidden="true" />
          <span className="visually-hidden">Try {name} again</span>
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        title={isUnsent(item) ? "Cancel" : "Remove from this list"}
        onClick={() => {
          queue.remove(item.id);
        }}
      >
        <X size={16} aria-hidden="true" />
        <span className="visually-hidden">
          {isUnsent(item) ? "Cancel" : "Remove from this list"}: {name}
        </span>
      </button>
    </li>
  );
}
