import { useCallback, useEffect, useRef } from "react";

import type { UploadItem } from "../queue/upload-item";

import { UploadRow } from "./upload-row";

/** The files, each in its row. The style sheet lets the browser skip the rows that are out of view. */
export function UploadList({ items }: { items: readonly UploadItem[] }) {
  const list = useRef<HTMLUListElement>(null);
  const removedAt = useRef<number | null>(null);

  // The button that was pressed is gone with its row: the next row takes the focus, or the heading.
  useEffect(() => {
    if (removedAt.current === null || !list.current) return;
    const rows = list.current.children;
    const next = rows[Math.min(removedAt.current, rows.length - 1)];
    removedAt.current = null;
    (next?.querySelector<HTMLElement>(".upload-remove") ?? (next as HTMLElement | undefined))?.focus();
  });

  const onRemove = useCallback((row: HTMLElement) => {
    removedAt.current = [...(list.current?.children ?? [])].indexOf(row);
  }, []);
  return (
    <ul className="upload-list" ref={list}>
      {items.map((item) => (
        <UploadRow key={item.key} item={item} onRemove={onRemove} />
      ))}
    </ul>
  );
}
