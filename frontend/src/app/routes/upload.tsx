import { UploadForm } from "@/features/uploads/components/upload-form";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";
import { SignInFirst } from "./sign-in-first";

export function Component() {
  const isSignedIn = useMe() !== null;
  useDocumentTitle(t("upload"));
  if (isSignedIn) return <UploadForm />;
  return <SignInFirst sentence={t("signInToUploadPictures")} />;
}
