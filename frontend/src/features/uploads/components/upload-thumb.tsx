import { useState } from "react";

/** A small preview; a plain square for pictures that this browser cannot show, such as HEIC. */
export function UploadThumb({ url }: { url: string | null }) {
  const [isBroken, setBroken] = useState(false);
  if (url === null || isBroken) return <span className="upload-thumb" />;
  return (
    <img
      src={url}
      alt=""
      width={44}
      height={44}
      onError={() => {
        setBroken(true);
      }}
    />
  );
}
