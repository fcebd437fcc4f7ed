import { t } from "../messages";

import { refusalText } from "./refusals";

interface ErrorBody {
  errors: { code: string; detail: string; attr: string | null }[];
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === "object" && body !== null && "errors" in body && Array.isArray(body.errors);
}

/** An answer of the API that is not the one hoped for; `attr` names the field it is about. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly attr: string | null;

  constructor(status: number, body: unknown) {
    const first = isErrorBody(body) ? body.errors[0] : undefined;
    super(first?.detail ?? t("somethingWentWrongOnOurSide"));
    this.name = "ApiError";
    this.status = status;
    this.code = first?.code ?? "error";
    this.attr = first?.attr ?? null;
  }
}

export function isSessionEnded(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** What was asked for does not fit how things stand by now. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409;
}

/** Somebody changed it after the version that one's own change was meant for. */
export function isOutdated(error: unknown): boolean {
  return error instanceof ApiError && error.status === 412;
}

export function isQuotaReached(error: unknown): boolean {
  return error instanceof ApiError && error.code === "quota_reached";
}

/** What to tell a person about any error. */
export function errorText(error: unknown): string {
  if (isSessionEnded(error)) return t("yourSessionHasEndedSign");
  if (error instanceof ApiError) return refusalText(error.code, error.message);
  return navigator.onLine ? t("weCouldNotBeReachedTry") : t("youAreOffline");
}
