import type { Album, Archive, Link } from "@/lib/api/types";

import { CREATED } from "./created";
import { exampleOwner } from "./people";

/** An album of one's own. */
export function exampleAlbum(changes: Partial<Album> = {}): Album {
  return {
    id: "album-1",
    owner: exampleOwner(),
    title: "Party",
    description: "",
    visibility: "private",
    cover: null,
    item_count: 2,
    my_role: "owner",
    is_invited: false,
    created_at: CREATED,
    updated_at: CREATED,
    ...changes,
  };
}

/** An export that waits to begin. */
export function exampleArchive(changes: Partial<Archive> = {}): Archive {
  return {
    id: "archive-1",
    kind: "export",
    album_id: null,
    title: "",
    state: "queued",
    progress: { images_done: 0, images_total: 3, bytes_done: 0, bytes_total: null },
    files: [],
    error_detail: null,
    created_at: CREATED,
    finished_at: null,
    expires_at: null,
    ...changes,
  };
}

/** A link to a picture, as the list has it: without the token. */
export function exampleLink(changes: Partial<Link> = {}): Link {
  return {
    id: "link-1",
    url: null,
    token: null,
    subject: { kind: "image", id: "image-1" },
    state: "active",
    created_at: CREATED,
    expires_at: "2099-01-01T12:00:00Z",
    opens: 3,
    max_opens: null,
    last_opened_at: null,
    has_password: false,
    largest_width: null,
    allow_original: false,
    show_metadata: false,
    may_add: false,
    max_added: 100,
    max_added_bytes: 1_000_000_000,
    added: 0,
    added_bytes: 0,
    ...changes,
  };
}
