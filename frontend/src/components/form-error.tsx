import { errorText } from "@/lib/api/errors";

/** Why a form was not accepted; silent without an error. */
export function FormError({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <div className="notice notice-error" role="alert">
      <p>{errorText(error)}</p>
    </div>
  );
}
