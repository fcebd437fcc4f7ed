import { ApiError, errorText } from "@/lib/api/errors";

/** Refusals that name no field although they are about one. */
const FIELDS_BY_CODE: Record<string, string> = { handle_taken: "handle" };

type FieldErrors<Field extends string> = Record<Field, string | null> & {
  /** What is about none of the fields. */
  rest: unknown;
};

/** Sorts an error to the field it is about; an entry of a list ("tags.0") counts as the list. */
export function fieldErrors<Field extends string>(error: unknown, fields: readonly Field[]): FieldErrors<Field> {
  const about = error instanceof ApiError ? (FIELDS_BY_CODE[error.code] ?? error.attr?.split(".")[0]) : undefined;
  const faulty = fields.find((field) => field === about);
  const texts = Object.fromEntries(fields.map((field) => [field, field === faulty ? errorText(error) : null]));
  return { ...(texts as Record<Field, string | null>), rest: faulty === undefined ? error : null };
}
