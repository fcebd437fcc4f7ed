import type { Camera, Details } from "@/lib/api/types";
import { getLocale } from "@/lib/i18n/language";

import { t } from "./messages";

/** "23 mm · f/2.8 · 1/250 s · ISO 400", of what is known; empty if nothing is. */
export function exposureText({ focal_length, aperture, exposure_time, iso }: Camera): string {
  const number = (value: number) => value.toLocaleString(getLocale(), { maximumFractionDigits: 1 });
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
  const degrees = (value: number) => ({ degrees: Math.abs(value).toFixed(5) });
  const ns = latitude < 0 ? t("south", degrees(latitude)) : t("north", degrees(latitude));
  const ew = longitude < 0 ? t("west", degrees(longitude)) : t("east", degrees(longitude));
  return `${ns}, ${ew}`;
}

export function mapHref({ latitude, longitude }: Location): string {
  const at = `${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
  return `https://www.openstreetmap.org/?mlat=${latitude.toFixed(5)}&mlon=${longitude.toFixed(5)}#map=15/${at}`;
}
