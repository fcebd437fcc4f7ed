import { type ReactNode, useState } from "react";

import { EmptyLine } from "@/components/empty-line";
import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { MoreButton } from "@/components/more-button";
import { itemsOf, type Listing } from "@/components/pictures/pages";
import { plural } from "@/lib/format";
import { altText, renditions } from "@/lib/image-text";
import { useMe } from "@/lib/session";

import { useOwnAlbums, useOwnPictures } from "../api/get-choices";

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
        <legend className="visually-hidden">What the link leads to</legend>
        <Segment kind="image" label="A picture" chosen={kind} onChoose={setKind} />
        <Segment kind="album" label="An album" chosen={kind} onChoose={setKind} />
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
    <Choices listing={listing} what="Your pictures" empty="You have no pictures yet.">
      <ul className="picture-choices" aria-label="Your pictures">
        {itemsOf(listing.data).map((image) => (
          <li key={image.id}>
            <button
              type="button"
              onClick={() =>
                onChosen({ subject: { kind: "image", id: image.id }, title: image.title ? `“${image.title}”` : "a picture" })
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
    <Choices listing={listing} what="Your albums" empty="You have no albums yet.">
      <ul className="sheet-choices" aria-label="Your albums">
        {itemsOf(listing.data).map(({ id, title, item_count }) => (
          <li key={id}>
            <button
              type="button"
              className="sheet-choice"
              onClick={() => onChosen({ subject: { kind: "album", id }, title: `“${title}”` })}
            >
              {title}
              <span className="secondary">{plural(item_count, "picture", "pictures")}</span>
            </button>
          </li>
        ))}
      </ul>
    </Choices>
  );
}

interface ChoicesProps<Item> {
  listing: Listing<Item>;
  what: string;
  empty: string;
  children: ReactNode;
}

function Choices<Item>({ listing, what, empty, children }: ChoicesProps<Item>) {
  if (!listing.data) {
    if (!listing.error) return <ListSkeleton label="Loading" />;
    return (
      <ErrorState what={`${what} could not be loaded.`} error={listing.error} onRetry={() => void listing.refetch()} />
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
