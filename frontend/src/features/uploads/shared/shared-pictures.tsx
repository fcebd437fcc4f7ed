import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";

import { plural } from "@/lib/format";

import { useAdd } from "../adding/use-add";

import { takeShared } from "./take-shared";

/**
 * What another app shared waits here: any site can send something to the address of the share target, so nothing goes on
 * its way before somebody has said so and has seen who will see it.
 */
export function SharedPictures() {
  const [search, setSearch] = useSearchParams();
  const isAsked = search.has("shared");
  const [files, setFiles] = useState<File[] | null>(null);
  const add = useAdd();

  useEffect(() => {
    if (!isAsked) return;
    void takeShared().then((taken) => {
      // A second look, such as React's strict mode takes, finds nothing any more.
      setFiles((found) => (found !== null && found.length > 0 ? found : taken));
    });
  }, [isAsked]);

  if (!isAsked || files === null) return null;
  const close = () => {
    setFiles(null);
    setSearch({}, { replace: true });
  };
  if (files.length === 0) {
    return (
      <p className="notice" role="status">
        What you shared did not arrive. Choose it below.
      </p>
    );
  }
  const count = plural(files.length, "picture", "pictures");
  return (
    <div className="notice shared-pictures" role="group" aria-label="Shared pictures">
      <p>You shared {count}. Choose who sees {files.length === 1 ? "it" : "them"}, then send.</p>
      <div className="form-actions">
        <button
          type="button"
          className="button button-strong"
          onClick={() => {
            add({ found: files.map((file) => ({ file, path: file.name })), unread: [] });
            close();
          }}
        >
          Send {count}
        </button>
        <button type="button" className="button" onClick={close}>
          Not now
        </button>
      </div>
    </div>
  );
}
