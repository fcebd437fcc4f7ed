import type { Camera, Details } from "@/lib/api/types";

/** "23 mm · f/2.8 · 1/250 s · ISO 400", of what is known; empty if nothing is. */
export function exposureText({ focal_length, aperture, exposure_time, iso }: Camera): string {
  const number = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 1 });
  return [
    focal_length !== null && `${number(focal_length)} mm`,
    aperture !== null && `f/${number(aperture)}`,
    exposure_time,
    iso !== null && `ISO ${String(iso)}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

type Location = NonNullable<Details["location"]>;

/** "60.17000° N, 24.93750° E": five digits are about a metre. */
export function locationText({ latitude, longitude }: Location): string {
  const degrees = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(5)}° ${value < 0 ? negative : positive}`;
  return `${degrees(latitude, "N", "S")}, ${degrees(longitude, "E", "W")}`;
}

export function mapHref({ latitude, longitude }: Location): string {
  const at = `${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
  return `https://www.openstreetmap.org/?mlat=${latitude.toFixed(5)}&mlon=${longitude.toFixed(5)}#map=15/${at}`;
}
