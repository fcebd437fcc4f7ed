import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { Image } from "@/lib/api/types";
import { altText } from "@/lib/image-text";
import { renditions } from "@/lib/renditions";

import { useOnThisDay } from "../api/get-on-this-day";
import { t } from "../messages";

/** A strip of what one took on this day of earlier years; nothing on a day without. */
export function OnThisDay() {
  const { data } = useOnThisDay(today());
  if (!data || data.results.length === 0) return null;
  return (
    <section className="memories" aria-labelledby="memories-title">
      <h2 id="memories-title">{t("onThisDay")}</h2>
      <ul>
        {data.results.map((image) => (
          <li key={image.id}>
            <AppLink to={paths.image(image.id)} state={{ list: null }}>
              <img
                src={renditions(image)[0]?.url}
                alt={altText(image)}
                width={Math.round((image.width / image.height) * 120)}
                height={120}
                loading="lazy"
              />
              <span>{yearOf(image)}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

const yearOf = ({ taken_at, created_at }: Image): string => (taken_at ?? created_at).slice(0, 4);

/** As the clock here says: "2026-11-26". */
function today(): string {
  const now = new Date();
  const digits = (value: number) => String(value).padStart(2, "0");
  return `${String(now.getFullYear())}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}
