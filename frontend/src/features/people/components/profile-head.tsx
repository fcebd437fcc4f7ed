import { Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";

import { Avatar } from "@/components/avatar";
import { useFocusBack } from "@/components/use-focus";
import type { User } from "@/lib/api/types";
import { useMe } from "@/lib/session";

import { t } from "../messages";

import { BlockButton } from "./block-button";
import { FollowButton } from "./follow-button";
import { PeopleButton } from "./people-button";
import { ProfileForm } from "./profile-form";

interface Props {
  user: User;
  /** What else can be done about somebody who is not oneself, by visitors too. */
  actions?: ReactNode;
  onHandleChanged: (handle: string) => void;
}

/** Who somebody is, on top of their pictures. */
export function ProfileHead({ user, actions, onHandleChanged }: Props) {
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  const editButton = useFocusBack(isEditing);
  const isMine = me?.handle === user.handle;

  if (isMine && isEditing) {
    return (
      <ProfileForm
        me={me}
        onCancel={() => {
          setEditing(false);
        }}
        onSaved={(saved) => {
          setEditing(false);
          if (saved.handle !== user.handle) onHandleChanged(saved.handle);
        }}
      />
    );
  }
  return (
    <header className="profile">
      <Avatar name={user.display_name} size={72} url={user.avatar_url} />
      <div className="profile-text">
        <h1>{user.display_name}</h1>
        <p className="secondary">
          @{user.handle} · {t("publicPictures", { imageCount: user.image_count })}
        </p>
        <div className="secondary profile-counts">
          <Count kind="followers" user={user} count={t("followers", { followerCount: user.follower_count })} />
          <Count kind="following" user={user} count={t("followingCount", { count: user.following_count })} />
        </div>
        {user.bio && <p className="profile-bio">{user.bio}</p>}
      </div>
      {!isMine && (
        <div className="profile-actions">
          {me && !user.blocked_by_me && (
            <>
              <FollowButton handle={user.handle} />
              <BlockButton user={user} />
            </>
          )}
          {actions}
        </div>
      )}
      {isMine && (
        <button
          ref={editButton}
          type="button"
          className="button"
          onClick={() => {
            setEditing(true);
          }}
        >
          <Pencil size={16} aria-hidden="true" />
          {t("editProfile")}
        </button>
      )}
    </header>
  );
}

/** Visitors see how many, whoever is signed in sees who. */
function Count({ kind, user, count }: { kind: "followers" | "following"; user: User; count: string }) {
  const isSignedIn = useMe() !== null;
  const number = kind === "followers" ? user.follower_count : user.following_count;
  if (!isSignedIn || number === 0) return <span>{count}</span>;
  const name = user.display_name;
  const title = kind === "followers" ? t("followersOfName", { name }) : t("whomNameFollows", { name });
  return (
    <PeopleButton of={{ kind, handle: user.handle }} title={title}>
      {count}
    </PeopleButton>
  );
}
