import type { UploadItem } from "../upload-item";

import { UploadRow } from "./upload-row";

export function UploadList({ items }: { items: readonly UploadItem[] }) {
  return (
    <ul className="upload-list">
      {items.map((item) => (
        <UploadRow key={item.id} item={item} />
      ))}
    </ul>
  );
}
