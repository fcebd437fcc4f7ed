import { Pencil, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";

import { AppLink } from "@/components/app-link";
import { Avatar } from "@/components/avatar";
import { RelativeTime } from "@/components/relative-time";
import { useFocusBack } from "@/components/use-focus";
import { paths } from "@/config/paths";
import type { Image } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { useShortcuts } from "@/lib/use-shortcuts";

import { DeleteDialog } from "./delete-dialog";
import { DownloadMenu } from "./download-menu";
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
  /** Below the facts. */
  children: ReactNode;
}

/** What there is to know about a picture and to do with it. */
export function ImagePanel({ image, onDeleted, shortcuts, follow, actions, children }: Props) {
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
      <h1 className="panel-title">{image.title || "Untitled"}</h1>
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
        {isSignedIn && <DownloadMenu image={image} />}
        {actions}
      </div>
      <ImageFacts image={image} />
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
            Edit
          </button>
          <button
            type="button"
            className="button button-danger"
            onClick={() => {
              setMode("deleting");
            }}
          >
            <Trash2 size={16} aria-hidden="true" />
            Delete
          </button>
        </div>
      )}
      {children}
      {mode === "deleting" && <DeleteDialog image={image} onDeleted={onDeleted} onClose={read} />}
    </>
  );
}
