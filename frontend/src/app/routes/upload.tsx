import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { UploadForm } from "@/features/uploads/components/upload-form";
import { signInHref, useConfig, useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

export function Component() {
  const isSignedIn = useMe() !== null;
  const config = useConfig();
  useDocumentTitle("Upload");
  if (isSignedIn) return <UploadForm />;
  return (
    <>
      <h1 className="visually-hidden">Upload</h1>
      <EmptyState sentence="Sign in to upload pictures.">
        <a className="button" href={signInHref(config, paths.upload)}>
          Sign in
        </a>
      </EmptyState>
    </>
  );
}
