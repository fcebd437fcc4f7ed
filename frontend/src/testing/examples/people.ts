import type { Me, Owner, Session, Token, User } from "@/lib/api/types";

import { CREATED } from "./created";

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
