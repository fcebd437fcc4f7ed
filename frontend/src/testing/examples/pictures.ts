import type { Comment, Details, Image, ImagePage, Notification } from "@/lib/api/types";

import { CREATED } from "./created";
import { exampleOwner } from "./people";

/** Somebody else's public picture, unless `changes` says otherwise. */
export function exampleImage(changes: Partial<Image> = {}): Image {
  const id = changes.id ?? "image-1";
  return {
    id,
    owner: { handle: "tom", display_name: "Tom Okafor", avatar_url: null },
    title: "The quay",
    description: "",
    alt_text: "",
    tags: [],
    visibility: "public",
    width: 3000,
    height: 2000,
    placeholder: "",
    renditions: [320, 1280].map((width) => ({
      width,
      height: Math.round((width * 2) / 3),
      format: "webp",
      url: `https://pictures.example/${id}/${String(width)}.webp`,
    })),
    urls_expire_at: "2026-03-01T13:00:00Z",
    state: "ready",
    sensitive: false,
    like_count: 0,
    liked_by_me: false,
    comment_count: 0,
    created_at: CREATED,
    taken_at: null,
    is_mine: false,
    details: null,
    ...changes,
  };
}

export function exampleOwnImage(changes: Partial<Image> = {}): Image {
  return exampleImage({ owner: exampleOwner(), is_mine: true, ...changes });
}

/** What the picture's own page tells its owner. */
export function exampleDetails(changes: Partial<Details> = {}): Details {
  return {
    allow_comments: true,
    favourite_by_me: false,
    camera: {
      camera: "Fujifilm X-T5",
      lens: "XF23mmF1.4 R LM WR",
      focal_length: 23,
      aperture: 2.8,
      exposure_time: "1/250 s",
      iso: 400,
    },
    location: { latitude: 60.17, longitude: 24.9375 },
    private: {
      filename: "DSCF1234.jpg",
      content_type: "image/jpeg",
      size: 8_400_000,
      sha256: "a".repeat(64),
      show_camera: true,
      show_location: false,
      allow_embedding: true,
      location_removed: true,
    },
    ...changes,
  };
}

/** What somebody else says, whom its reader may not silence. */
export function exampleComment(changes: Partial<Comment> = {}): Comment {
  return {
    id: "comment-1",
    author: exampleOwner({ handle: "tom", display_name: "Tom Okafor" }),
    text: "What a light!",
    created_at: CREATED,
    edited_at: null,
    is_mine: false,
    may_delete: false,
    ...changes,
  };
}

export function exampleNotification(changes: Partial<Notification> = {}): Notification {
  return {
    id: "notification-1",
    kind: "like",
    actor: exampleOwner({ handle: "tom", display_name: "Tom Okafor" }),
    image: {
      id: "image-1",
      title: "The quay",
      alt_text: "",
      thumbnail: { width: 320, height: 213, format: "webp", url: "https://pictures.example/image-1/320.webp" },
    },
    comment_text: null,
    album_id: null,
    case_id: null,
    text: null,
    is_read: false,
    created_at: CREATED,
    ...changes,
  };
}

export function examplePage(results: Image[], next_cursor: string | null = null): ImagePage {
  return { results, next_cursor };
}
