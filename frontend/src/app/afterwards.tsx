import { Toaster } from "@/components/toasts/toaster";

import { OfflineBanner } from "./offline-banner";
import { Shortcuts } from "./shortcuts";

/** What every page has and its first sight does not need. */
export default function Afterwards() {
  return (
    <>
      <OfflineBanner />
      <Shortcuts />
      <Toaster />
    </>
  );
}
