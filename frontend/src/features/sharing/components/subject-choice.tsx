import { type ReactNode, useState } from "react";

import { EmptyLine } from "@/components/empty-line";
import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { MoreButton } from "@/components/more-button";
import { itemsOf, type Listing } from "@/components/pictures/pages";
import { altText } from "@/lib/image-text";
import { renditions } from "@/lib/renditions";
import { useMe } from "@/lib/session";

import { useOwnAlbums, useOwnPictures } from "../api/get-choices";
import { t } from "../messages";

import type { Chosen } from "./new-link-sheet";

interface Props {
  onChosen: (chosen: Chosen) => void;
}

type Kind = "image" | "album";

/** One's pictures and albums, to choose what a link leads to. */
export function SubjectChoice({ onChosen }: Props) {
  const [kind, setKind] = useState<Kind>("image");
  return (
    <>
      <fieldset className="segments">
        <legend className="visually-hidden">{t("whatTheLinkLeadsTo")}</legend>
        <Segment kind="image" label={t("aPicture")} chosen={kind} onChoose={setKind} />
        <Segment kind="album" label={t("anAlbum")} chosen={kind} onChoose={setKind} />
      </fieldset>
      {kind === "image" ? <Pictures onChosen={onChosen} /> : <Albums onChosen={onChosen} />}
    </>
  );
}

interface SegmentProps {
  kind: Kind;
  label: string;
  chosen: Kind;
  onChoose: (kind: Kind) => void;
}

function Segment({ kind, label, chosen, onChoose }: SegmentProps) {
  return (
    <label className="segment">
      <input type="radio" name="kind" value={kind} checked={kind === chosen} onChange={() => onChoose(kind)} />
      {label}
    </label>
  );
}

function Pictures({ onChosen }: Props) {
  const me = useMe();
  const listing = useOwnPictures(me?.handle ?? "", me !== null);
  return (
    <Choices listing={listing} failed={t("yourPicturesNotLoaded")} empty={t("youHaveNoPicturesYet")}>
      <ul className="picture-choices" aria-label={t("yourPictures")}>
        {itemsOf(listing.data).map((image) => (
          <li key={image.id}>
            <button
              type="button"
              onClick={() =>
                onChosen({ subject: { kind: "image", id: image.id }, title: image.title ? t("quoted", { title: image.title }) : t("aPictureInSentence") })
              }
            >
              <img src={renditions(image)[0]?.url} alt={altText(image)} loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
    </Choices>
  );
}

function Albums({ onChosen }: Props) {
  const listing = useOwnAlbums(true);
  return (
    <Choices listing={listing} failed={t("yourAlbumsNotLoaded")} empty={t("youHaveNoAlbumsYet")}>
      <ul className="sheet-choices" aria-label={t("yourAlbums")}>
        {itemsOf(listing.data).map(({ id, title, item_count }) => (
          <li key={id}>
            <button
              type="button"
              className="sheet-choice"
              onClick={() => onChosen({ subject: { kind: "album", id }, title: t("quoted", { title }) })}
            >
              {title}
              <span className="secondary">{t("pictures", { item_count })}</span>
            </button>
          </li>
        ))}
      </ul>
    </Choices>
  );
}

interface ChoicesProps<Item> {
  listing: Listing<Item>;
  /** Said if it cannot be loaded. */
  failed: string;
  empty: string;
  children: ReactNode;
}

function Choices<Item>({ listing, failed, empty, children }: ChoicesProps<Item>) {
  if (!listing.data) {
    if (!listing.error) return <ListSkeleton label={t("loading2")} />;
    return (
      <ErrorState what={failed} error={listing.error} onRetry={() => void listing.refetch()} />
    );
  }
  if (itemsOf(listing.data).length === 0 && !listing.hasNextPage) return <EmptyLine>{empty}</EmptyLine>;
  return (
    <>
      {children}
      <MoreButton query={listing} />
    </>
  );
}
