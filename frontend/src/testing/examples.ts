import type { components } from "@/lib/api/schema";
import type {
  Album,
  Archive,
  Comment,
  Details,
  Image,
  ImagePage,
  Link,
  Me,
  Notification,
  Owner,
  Session,
  Token,
  Upload,
  User,
} from "@/lib/api/types";
import type { Config } from "@/lib/initial-data";

const CREATED = "2026-03-01T12:00:00Z";

export const exampleConfig: Config = {
  max_upload_bytes: 50_000_000,
  accepted_types: ["image/jpeg", "image/png"],
  sign_in_url: "/sign-in/",
  sign_up_url: "/sign-up/",
  sign_out_url: "/sign-out/",
  debug: false,
};

export function exampleOwner(changes: Partial<Owner> = {}): Owner {
  return { handle: "rosa", display_name: "Rosa Marin", avatar_url: null, ...changes };
}

export function exampleMe(changes: Partial<Me> = {}): Me {
  return {
    ...exampleOwner(),
    id: "user-1",
    bio: "Ferries and fog.",
    email: "rosa@example.com",
    is_moderator: false,
    image_count: 3,
    bytes_used: 12_000_000,
    follower_count: 0,
    following_count: 0,
    unread_count: 0,
    avatar_image_id: null,
    quota: { bytes_held: 12_000_000, bytes_limit: 20_000_000_000, images_held: 3, images_limit: 50_000 },
    created_at: CREATED,
    leaving_at: null,
    erasure_report_url: null,
    ...changes,
  };
}

export function exampleUser(changes: Partial<User> = {}): User {
  return {
    ...exampleOwner(),
    bio: "Ferries and fog.",
    image_count: 3,
    follower_count: 0,
    following_count: 0,
    followed_by_me: false,
    blocked_by_me: false,
    is_me: false,
    created_at: CREATED,
    ...changes,
  };
}

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

export function exampleUpload(changes: Partial<Upload> = {}): Upload {
  return {
    id: "upload-1",
    state: "awaiting_upload",
    filename: "quay.jpg",
    content_type: "image/jpeg",
    size: 4,
    sha256: null,
    created_at: CREATED,
    expires_at: "2026-03-01T12:10:00Z",
    transfer: null,
    duplicate_of: null,
    similar_to: [],
    image: null,
    receipt: null,
    error: null,
    ...changes,
  };
}

export function examplePage(results: Image[], next_cursor: string | null = null): ImagePage {
  return { results, next_cursor };
}

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

export function exampleSession(changes: Partial<Session> = {}): Session {
  return {
    id: "session-1",
    device: "Firefox on Windows",
    created_at: CREATED,
    last_seen_at: CREATED,
    expires_at: "2099-01-01T12:00:00Z",
    is_current: false,
    ...changes,
  };
}

export function exampleToken(changes: Partial<Token> = {}): Token {
  return {
    id: "token-1",
    name: "Laptop",
    starts_with: "ims_abc",
    scopes: ["read"],
    created_at: CREATED,
    expires_at: "2099-01-01T12:00:00Z",
    last_used_at: null,
    ...changes,
  };
}

/** The body of an answer that is an error; `attr` names the input at fault. */
export function exampleError(
  detail: string,
  { attr = null, code = "invalid" }: { attr?: string | null; code?: string } = {},
): components["schemas"]["Error"] {
  return { type: attr === null ? "client_error" : "validation_error", errors: [{ code, detail, attr }] };
}
