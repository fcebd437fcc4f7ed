import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";

import { useAdd } from "../adding/use-add";
import { t } from "../messages";

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
        {t("whatYouSharedDidNotArrive")}
      </p>
    );
  }
  const count = files.length;
  return (
    <div className="notice shared-pictures" role="group" aria-label={t("sharedPictures")}>
      <p>{t("youSharedPictures", { count })}</p>
      <div className="form-actions">
        <button
          type="button"
          className="button button-strong"
          onClick={() => {
            add({ found: files.map((file) => ({ file, path: file.name })), unread: [] });
            close();
          }}
        >
          {t("sendPictures", { count })}
        </button>
        <button type="button" className="button" onClick={close}>
          {t("notNow")}
        </button>
      </div>
    </div>
  );
}
