import { Dialog } from "@/components/dialog";

import { t } from "./messages";

interface Group {
  title: string;
  keys: [names: string[], what: string][];
}

const groups = (): Group[] => [
  {
    title: t("everywhere"),
    keys: [
      [["/"], t("search")],
      [["?"], t("showTheseKeys")],
      [[t("keyEsc")], t("backOrClose")],
    ],
  },
  {
    title: t("amongPictures"),
    keys: [
      [["j"], t("nextPicture")],
      [["k"], t("previousPicture")],
      [["←", "↑", "↓", "→"], t("toThePictureBesideIt")],
      [[t("keyEnter")], t("open")],
      [["l"], t("like")],
      [["f"], t("keepAmongFavourites")],
      [["x"], t("select")],
      [[t("keyShift"), "x"], t("selectUpToHere")],
      [[t("keyCtrl"), "a"], t("selectAll")],
      [[t("keyEsc")], t("selectNone")],
    ],
  },
  {
    title: t("atAPicture"),
    keys: [
      [["←", "→"], t("previousAndNextPicture")],
      [["l"], t("like")],
      [["f"], t("favourite")],
      [["v"], t("fullScreenAndBack")],
      [["s"], t("share")],
    ],
  },
];

/** Which keys do what. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t("keyboardShortcuts")} onClose={onClose}>
      {groups().map(({ title, keys }) => (
        <section key={title} className="shortcuts">
          <h3>{title}</h3>
          <dl>
            {keys.map(([names, what]) => (
              <div key={what}>
                <dt>
                  {names.map((name) => (
                    <kbd key={name}>{name}</kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </Dialog>
  );
}
