import { Shown } from "./shown";

const COLOURS = [
  "paper",
  "surface",
  "sunken",
  "hover",
  "line",
  "line-strong",
  "ink",
  "ink-secondary",
  "accent",
  "accent-hover",
  "on-accent",
  "danger",
  "danger-sunken",
  "on-danger",
  "stage",
  "on-stage",
];
const SIZES = [12, 13, 15, 18, 24, 32];
const SPACES = [4, 8, 12, 16, 24, 32, 40, 64];

/** The few values that everything is made of. */
export function Tokens() {
  return (
    <>
      <Shown title="Colour">
        <ul className="components-grid" aria-label="Colours">
          {COLOURS.map((name) => (
            <li key={name}>
              <Swatch background={`var(--${name})`} />
              <code>--{name}</code>
            </li>
          ))}
        </ul>
      </Shown>
      <Shown title="Type">
        {SIZES.map((size) => (
          <p key={size} ref={(element) => element?.style.setProperty("font-size", `var(--size-${String(size)})`)}>
            {size} px: fog over the quay, 1,234 pictures
          </p>
        ))}
      </Shown>
      <Shown title="Space and corners">
        <ul className="components-grid" aria-label="Spaces">
          {SPACES.map((size) => (
            <li key={size}>
              <span
                className="components-space"
                ref={(element) => element?.style.setProperty("width", `${String(size)}px`)}
              />
              <code>{size} px</code>
            </li>
          ))}
        </ul>
        <ul className="components-grid" aria-label="Corners">
          <li>
            <span className="components-swatch components-surface" />
            <code>--radius</code>
          </li>
          <li>
            <span className="components-swatch components-control" />
            <code>--radius-control</code>
          </li>
          <li>
            <span className="components-swatch components-picture" />
            <span className="hint">Pictures have none</span>
          </li>
        </ul>
      </Shown>
    </>
  );
}

/** Styled by script, as the security policy allows no style attributes in the page. */
function Swatch({ background }: { background: string }) {
  return <span className="components-swatch" ref={(element) => element?.style.setProperty("background", background)} />;
}
