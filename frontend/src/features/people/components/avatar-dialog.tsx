import { AppLink } from "@/components/app-link";
import { Dialog } from "@/components/dialog";
import { EmptyLine } from "@/components/empty-line";
import { ErrorState } from "@/components/error-state";
import { FormError } from "@/components/form-error";
import { ListSkeleton } from "@/components/list-skeleton";
import { MoreButton } from "@/components/more-button";
import { paths } from "@/config/paths";
import { altText, renditions } from "@/lib/image-text";

import { useChoosable } from "../api/get-choosable";

interface Props {
  handle: string;
  chosen: string | null;
  isBusy: boolean;
  error: unknown;
  onChoose: (imageId: string) => void;
  onClose: () => void;
}

/** One's own pictures, to choose one of. */
export function AvatarDialog({ handle, chosen, isBusy, error, onChoose, onClose }: Props) {
  return (
    <Dialog title="Choose a picture" isBusy={isBusy} onClose={onClose}>
      <FormError error={error} />
      <Choices handle={handle} chosen={chosen} isBusy={isBusy} onChoose={onChoose} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose} disabled={isBusy}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

function Choices({ handle, chosen, isBusy, onChoose }: Omit<Props, "error" | "onClose">) {
  const pictures = useChoosable(handle);
  if (!pictures.data) {
    if (!pictures.error) return <ListSkeleton label="Loading your pictures" />;
    return (
      <ErrorState
        what="Your pictures could not be loaded."
        error={pictures.error}
        onRetry={() => void pictures.refetch()}
      />
    );
  }
  if (pictures.data.length === 0 && !pictures.hasNextPage) {
    return (
      <>
        <EmptyLine>You have no picture that others may see. Private ones cannot stand for you.</EmptyLine>
        <AppLink to={paths.upload}>Upload one</AppLink>
      </>
    );
  }
  return (
    <div className="avatar-choices">
      <ul aria-label="Your pictures">
        {pictures.data.map((image) => (
          <li key={image.id}>
            <button
              type="button"
              aria-pressed={image.id === chosen}
              disabled={isBusy}
              onClick={() => {
                onChoose(image.id);
              }}
            >
              <img src={renditions(image)[0]?.url} alt={altText(image)} loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      <MoreButton query={pictures} />
    </div>
  );
}
