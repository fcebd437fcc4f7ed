import { Pause, Play, RotateCw, X } from "lucide-react";
import type { ReactNode } from "react";

import { t } from "../messages";
import { isUnsent, type UploadItem } from "../queue/upload-item";
import { useUploadQueue } from "../uploads-context";

import { ChooseAgain } from "./choose-again";

interface Props {
  item: UploadItem;
  /** Before the row goes. */
  onRemove: () => void;
}

/** What can be done with one file as it stands. */
export function RowActions({ item, onRemove }: Props) {
  const queue = useUploadQueue();
  const { key, name, state } = item;
  const isPaused = state === "paused";
  const canBeSentAgain = state === "rejected" && item.file !== null && item.uploadId !== null;
  if (state === "asking") {
    return (
      <div className="upload-answers">
        <button
          type="button"
          className="button button-small"
          aria-label={t("skipName", { name })}
          onClick={() => queue.answer("skip", key)}
        >
          {t("skip")}
        </button>
        <button
          type="button"
          className="button button-small"
          aria-label={t("keepBothName", { name })}
          onClick={() => queue.answer("keep", key)}
        >
          {t("keepBoth")}
        </button>
      </div>
    );
  }
  const removal = removalText(item);
  return (
    <>
      {state === "absent" && <ChooseAgain name={name} />}
      {isUnsent(item) && (
        <IconButton
          title={isPaused ? t("resume") : t("pause")}
          text={isPaused ? t("resumeName", { name }) : t("pauseName", { name })}
          onClick={() => {
            if (isPaused) queue.resume(key);
            else queue.pause(key);
          }}
        >
          {isPaused ? <Play size={16} aria-hidden="true" /> : <Pause size={16} aria-hidden="true" />}
        </IconButton>
      )}
      {((state === "failed" && item.file !== null) || canBeSentAgain) && (
        <IconButton
          title={canBeSentAgain ? t("sendAgain") : t("tryAgain")}
          text={canBeSentAgain ? t("sendNameAgain", { name }) : t("tryNameAgain", { name })}
          onClick={() => {
            queue.retry(key);
          }}
        >
          <RotateCw size={16} aria-hidden="true" />
        </IconButton>
      )}
      <IconButton
        className="upload-remove"
        title={removal}
        text={t("actionOnName", { action: removal, name })}
        onClick={() => {
          onRemove();
          queue.remove(key);
        }}
      >
        <X size={16} aria-hidden="true" />
      </IconButton>
    </>
  );
}

function removalText(item: UploadItem): string {
  if (item.state === "absent") return t("callOff");
  return isUnsent(item) || item.state === "blocked" ? t("cancel") : t("removeFromThisList");
}

interface IconButtonProps {
  title: string;
  /** With the file's name, for those who do not see the row. */
  text: string;
  className?: string;
  onClick: () => void;
  children: ReactNode;
}

function IconButton({ title, text, className = "", onClick, children }: IconButtonProps) {
  return (
    <button type="button" className={`icon-button ${className}`} title={title} onClick={onClick}>
      {children}
      <span className="visually-hidden">{text}</span>
    </button>
  );
}
