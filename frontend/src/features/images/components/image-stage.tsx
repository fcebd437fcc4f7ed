import { ArrowLeft, ChevronLeft, ChevronRight, EyeOff, Maximize2 } from "lucide-react";
import { type CSSProperties, useState } from "react";

import type { Image } from "@/lib/api/types";
import { isCovered } from "@/lib/covered";
import { renditions } from "@/lib/renditions";
import { reveal, useIsRevealed } from "@/lib/revealed";
import { placeholderUrl } from "@/lib/thumbhash";
import { useIsStill } from "@/lib/use-is-still";

import { t } from "../messages";

import { RenderedPicture } from "./rendered-picture";

interface Props {
  image: Image;
  onBack: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onFullScreen: () => void;
  /** Loaded already, so that leafing to them does not wait. */
  neighbours: Image[];
  /** Gets fresh addresses; once unasked before the picture is given up. */
  onRenew: () => Promise<void>;
}

/** The picture on near-black, as large as it fits and never larger than it is. */
export function ImageStage(props: Props) {
  const { image, onBack, onPrevious, onNext, onFullScreen, neighbours, onRenew } = props;
  const isStill = useIsStill();
  const isRevealed = useIsRevealed(image.id);
  const hasCover = isCovered(image) && !isRevealed;
  return (
    <div className="stage" data-still={isStill}>
      {hasCover ? (
        <Cover id={image.id} />
      ) : (
        <>
          <Picture key={image.id} image={image} onRenew={onRenew} />
          {/* Over the picture, which is the largest button there is. */}
          <button type="button" className="stage-open" onClick={onFullScreen} title={t("fullScreenV")}>
            <span className="stage-control stage-enlarge">
              <Maximize2 size={18} aria-hidden="true" />
            </span>
            <span className="visually-hidden">{t("fullScreen")}</span>
          </button>
        </>
      )}
      <button type="button" className="stage-control stage-back" onClick={onBack} title={t("backEsc")}>
        <ArrowLeft size={20} aria-hidden="true" />
        <span className="visually-hidden">{t("back")}</span>
      </button>
      {onPrevious && (
        <button type="button" className="stage-control stage-previous" onClick={onPrevious} title={t("previous")}>
          <ChevronLeft size={24} aria-hidden="true" />
          <span className="visually-hidden">{t("previousPicture")}</span>
        </button>
      )}
      {onNext && (
        <button type="button" className="stage-control stage-next" onClick={onNext} title={t("next")}>
          <ChevronRight size={24} aria-hidden="true" />
          <span className="visually-hidden">{t("nextPicture")}</span>
        </button>
      )}
      <Preloaded images={neighbours} />
    </div>
  );
}

/** In the place of a picture that a moderator or its owner has called sensitive. */
function Cover({ id }: { id: string }) {
  return (
    <div className="stage-broken">
      <EyeOff size={24} aria-hidden="true" />
      <p>{t("thisPictureMayBeUpsetting")}</p>
      <button type="button" className="button" onClick={() => reveal(id)}>
        {t("showIt")}
      </button>
    </div>
  );
}

function Preloaded({ images }: { images: Image[] }) {
  return (
    <div hidden>
      {images.map((image) => (
        <RenderedPicture key={image.id} image={image} sizes={stageSizes(image)} />
      ))}
    </div>
  );
}

/** How wide a picture is shown, for the browser to choose a size. */
function stageSizes({ width, height }: Image): string {
  return `(min-width: 1024px) min(100vw - 360px, (100vh - 56px) * ${(width / height).toFixed(4)}), 100vw`;
}

type Loading = "loading" | "renewing" | "loaded" | "broken";

function Picture({ image, onRenew }: Pick<Props, "image" | "onRenew">) {
  const [state, setState] = useState<Loading>("loading");
  // A new number makes the browser try again, even if the address has stayed the same.
  const [attempt, setAttempt] = useState(0);
  const ratio = image.width / image.height;
  const style = {
    "--ratio": ratio,
    "--natural-width": `${String(image.width)}px`,
    backgroundImage: state === "loaded" ? undefined : placeholderUrl(image.placeholder),
  } as CSSProperties;

  const renew = async () => {
    setState("renewing");
    await onRenew();
    // The old address may have failed once more meanwhile.
    setState("renewing");
    setAttempt((count) => count + 1);
  };

  if (state === "broken") {
    return (
      <div className="stage-broken" role="alert">
        <p>{t("thisPictureCouldNotBeLoaded")}</p>
        <button type="button" className="button" onClick={() => void renew()}>
          {t("tryAgain")}
        </button>
      </div>
    );
  }
  return (
    <div className="stage-frame" style={style}>
      <RenderedPicture
        key={attempt}
        image={image}
        src={renditions(image).at(-1)?.url}
        sizes={stageSizes(image)}
        width={image.width}
        height={image.height}
        data-loaded={state === "loaded"}
        onLoad={() => {
          setState("loaded");
        }}
        onError={() => {
          // What was loaded fails, too, when a wider window wants a larger size of it later.
          if (state !== "renewing") void renew();
          else setState("broken");
        }}
      />
    </div>
  );
}
