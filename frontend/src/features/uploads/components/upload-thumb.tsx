import { ImageIcon } from "lucide-react";
import { useState } from "react";

/** The picture itself where the browser can show it; HEIC for one it mostly cannot. */
export function UploadThumb({ src }: { src: string | null }) {
  const [broken, setBroken] = useState<string | null>(null);
  if (src === null || broken === src) {
    return (
      <span className="upload-thumb">
        <ImageIcon size={18} strokeWidth={1.5} aria-hidden="true" />
      </span>
    );
  }
  return (
    <img
      src={src}
      alt=""
      width={44}
      height={44}
      loading="lazy"
      decoding="async"
      onError={() => {
        setBroken(src);
      }}
    />
  );
}
