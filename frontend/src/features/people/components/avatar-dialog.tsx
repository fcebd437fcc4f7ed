import { AppLink } from "@/components/app-link";
import { Dialog } from "@/components/dialog";
import { EmptyLine } from "@/components/empty-line";
import { ErrorState } from "@/components/error-state";
import { FormError } from "@/components/form-error";
import { ListSkeleton } from "@/components/list-skeleton";
import { MoreButton } from "@/components/more-button";
import { paths } from "@/config/paths";
import { altText } from "@/lib/image-text";
import { renditions } from "@/lib/renditions";

import { useChoosable } from "../api/get-choosable";
import { t } from "../messages";

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
    <Dialog title={t("chooseAPicture")} isBusy={isBusy} onClose={onClose}>
      <FormError error={error} />
      <Choices handle={handle} chosen={chosen} isBusy={isBusy} onChoose={onChoose} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose} disabled={isBusy}>
          {t("close")}
        </button>
      </div>
    </Dialog>
  );
}

function Choices({ handle, chosen, isBusy, onChoose }: Omit<Props, "error" | "onClose">) {
  const pictures = useChoosable(handle);
  if (!pictures.data) {
    if (!pictures.error) return <ListSkeleton label={t("loadingYourPictures")} />;
    return (
      <ErrorState
        what={t("yourPicturesCouldNotBeLoaded")}
        error={pictures.error}
        onRetry={() => void pictures.refetch()}
      />
    );
  }
  if (pictures.data.length === 0 && !pictures.hasNextPage) {
    return (
      <>
        <EmptyLine>{t("youHaveNoPictureThatOthers")}</EmptyLine>
        <AppLink to={paths.upload}>{t("uploadOne")}</AppLink>
      </>
    );
  }
  return (
    <div className="avatar-choices">
      <ul aria-label={t("yourPictures")}>
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
