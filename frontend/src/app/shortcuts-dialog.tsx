import { Dialog } from "@/components/dialog";

const GROUPS: { title: string; keys: [string[], string][] }[] = [
  {
    title: "Everywhere",
    keys: [
      [["/"], "Search"],
      [["?"], "Show these keys"],
      [["Esc"], "Back, or close"],
    ],
  },
  {
    title: "Among pictures",
    keys: [
      [["j"], "Next picture"],
      [["k"], "Previous picture"],
      [["←", "↑", "↓", "→"], "To the picture beside it"],
      [["Enter"], "Open"],
      [["l"], "Like"],
      [["f"], "Keep among favourites"],
      [["x"], "Select"],
      [["Shift", "x"], "Select up to here"],
      [["Ctrl", "a"], "Select all"],
      [["Esc"], "Select none"],
    ],
  },
  {
    title: "At a picture",
    keys: [
      [["←", "→"], "Previous and next picture"],
      [["l"], "Like"],
      [["f"], "Favourite"],
      [["v"], "Full screen, and back"],
      [["s"], "Share"],
    ],
  },
];

/** Which keys do what. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      {GROUPS.map(({ title, keys }) => (
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
          Close
        </button>
      </div>
    </Dialog>
  );
}
