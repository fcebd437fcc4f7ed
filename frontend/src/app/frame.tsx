import { lazy, Suspense, useEffect, useRef } from "react";
import { Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";

import { paths } from "@/config/paths";
import { loaded } from "@/lib/i18n/language";
import { useServiceWorker } from "@/lib/service-worker";
import { useMe } from "@/lib/session";
import { useIsIdle } from "@/lib/use-is-idle";

import { t } from "./messages";
import { Navigation } from "./navigation";
import { OfflineBanner } from "./offline-banner";
import { Shortcuts } from "./shortcuts";
import { TopBar } from "./top-bar";

const UploadDock = lazy(() =>
  loaded(import("@/features/uploads/components/upload-dock")).then(({ UploadDock }) => ({ default: UploadDock })),
);

const Toaster = lazy(() =>
  loaded(import("@/components/toasts/toaster")).then(({ Toaster }) => ({ default: Toaster })),
);

/** What stays around every page. */
export function Frame() {
  const me = useMe();
  const { pathname } = useLocation();
  const isIdle = useIsIdle();
  const isLeaving = useNavigation().state === "loading";
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main, pathname);
  useServiceWorker(me !== null);
  const hasRail = me !== null && !pathname.startsWith("/i/");
  return (
    <div className="frame" data-rail={hasRail}>
      <a className="skip-link" href="#main">
        {t("skipToContent")}
      </a>
      <TopBar path={pathname} />
      <OfflineBanner />
      {me && <Navigation me={me} />}
      <main id="main" ref={main} tabIndex={-1} aria-busy={isLeaving}>
        <Outlet />
      </main>
      {me && isIdle && (
        <Suspense>
          <UploadDock hasTray={pathname !== paths.upload} />
        </Suspense>
      )}
      <Shortcuts />
      <Suspense>
        <Toaster />
      </Suspense>
      <ScrollRestoration />
    </div>
  );
}

/** A new page without a page load: the reading position of assistive technology has to follow. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>, pathname: string): void {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [main, pathname]);
}
