import { UploadForm } from "@/features/uploads/components/upload-form";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { SignInFirst } from "./sign-in-first";

export function Component() {
  const isSignedIn = useMe() !== null;
  useDocumentTitle("Upload");
  if (isSignedIn) return <UploadForm />;
  return <SignInFirst sentence="Sign in to upload pictures." />;
}
