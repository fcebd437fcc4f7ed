interface Props {
  name: string;
  size?: 32 | 72;
  /** Of the picture that somebody chose; without one it is the first letter of the name. */
  url?: string | null;
}

/** Somebody in a circle; the name itself always stands beside it. */
export function Avatar({ name, size = 32, url = null }: Props) {
  return (
    <span className={`avatar avatar-${String(size)}`} aria-hidden="true">
      {url === null ? (Array.from(name.trim())[0]?.toLocaleUpperCase() ?? "?") : <img src={url} alt="" />}
    </span>
  );
}
