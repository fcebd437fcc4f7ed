import { Info, MessageCircle, Pencil, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";

import { AppLink } from "@/components/app-link";
import { Avatar } from "@/components/avatar";
import { RelativeTime } from "@/components/relative-time";
import { SheetButton } from "@/components/sheet-button";
import { useFocusBack } from "@/components/use-focus";
import { paths } from "@/config/paths";
import type { Image } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { useIsPhone } from "@/lib/use-is-phone";
import { useShortcuts } from "@/lib/use-shortcuts";

import { t } from "../messages";

import { DeleteDialog } from "./delete-dialog";
import { DownloadMenu } from "./download-menu";
import { DownloadSheet } from "./download-sheet";
import { EditForm } from "./edit-form";
import { ImageFacts } from "./image-facts";
import { Reactions } from "./reactions";
import { StateNotice } from "./state-notice";

type Shortcuts = Parameters<typeof useShortcuts>[0];
type Mode = "reading" | "editing" | "deleting";

interface Props {
  image: Image;
  onDeleted: () => void;
  /** Keys that leave the picture. They do nothing while it is being changed, so that no work is lost. */
  shortcuts: Shortcuts;
  /** Beside the owner's name. */
  follow: ReactNode;
  /** Buttons besides those for the file. */
  actions: ReactNode;
  /** Who likes it. */
  likedBy: ReactNode;
  /** The albums it is in, for its owner. */
  albums: ReactNode;
  /** What people say of it. */
  comments: ReactNode;
  /** Whether the sheet with the facts is open, on phones, and how to change that. */
  detailsState: readonly [boolean, (isOpen: boolean) => void];
}

/** What there is to know about a picture and to do with it; on phones the longer parts of it are sheets. */
export function ImagePanel(props: Props) {
  const { image, onDeleted, shortcuts, follow, actions, likedBy, albums, comments, detailsState } = props;
  const isPhone = useIsPhone();
  const [mode, setMode] = useState<Mode>("reading");
  const editButton = useFocusBack(mode === "editing");
  useShortcuts(mode === "reading" ? shortcuts : {});
  const isSignedIn = useMe() !== null;
  const read = () => {
    setMode("reading");
  };
  if (mode === "editing") return <EditForm image={image} onDone={read} />;
  return (
    <>
      <StateNotice state={image.state} />
      <h1 className="panel-title">{image.title || t("untitled")}</h1>
      <div className="panel-owner">
        <Avatar name={image.owner.display_name} />
        <p>
          <AppLink to={paths.user(image.owner.handle)}>{image.owner.display_name}</AppLink>
          <span className="secondary">
            <RelativeTime at={image.created_at} />
          </span>
        </p>
        {follow}
      </div>
      {image.description && <p className="panel-description">{image.description}</p>}
      <div className="panel-actions">
        <Reactions image={image} path={paths.image(image.id)} />
        {isPhone && (
          <SheetButton icon={MessageCircle} label={commentsLabel(image)} title={t("comments")}>
            {() => comments}
          </SheetButton>
        )}
        {isSignedIn && (isPhone ? <DownloadSheet image={image} /> : <DownloadMenu image={image} />)}
        {actions}
        {isPhone && (
          <SheetButton icon={Info} label={t("details")} title={t("details")} state={detailsState}>
            {() => <ImageFacts image={image} albums={albums} />}
          </SheetButton>
        )}
      </div>
      {likedBy}
      {!isPhone && <ImageFacts image={image} albums={albums} />}
      {image.is_mine && (
        <div className="panel-actions panel-own">
          <button
            ref={editButton}
            type="button"
            className="button"
            onClick={() => {
              setMode("editing");
            }}
          >
            <Pencil size={16} aria-hidden="true" />
            {t("edit")}
          </button>
          <button
            type="button"
            className="button button-danger"
            onClick={() => {
              setMode("deleting");
            }}
          >
            <Trash2 size={16} aria-hidden="true" />
            {t("delete")}
          </button>
        </div>
      )}
      {!isPhone && comments}
      {mode === "deleting" && <DeleteDialog image={image} onDeleted={onDeleted} onClose={read} />}
    </>
  );
}

const commentsLabel = ({ comment_count: count }: Image): string =>
  count > 0 ? t("comments2", { count }) : t("comment");
