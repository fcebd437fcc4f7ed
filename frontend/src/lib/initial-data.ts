import type { Image, ImagePage, Me, User } from "./api/types";

export interface Config {
  max_upload_bytes: number;
  accepted_types: string[];
  sign_in_url: string;
  sign_up_url: string;
  sign_out_url: string;
  /** Whether developers are looking. */
  debug: boolean;
}

export type FirstPage =
  | { kind: "feed"; images: ImagePage }
  | { kind: "image"; image: Image }
  | { kind: "user"; user: User; images: ImagePage }
  | { kind: "tag"; tag: string; images: ImagePage }
  // Of somebody, without their pictures.
  | { kind: "person"; user: User }
  | { kind: "upload" }
  // A page for one person alone, which asks the API for what it shows.
  | { kind: "own" }
  | { kind: "not_found" };

export interface InitialData {
  config: Config;
  me: Me | null;
  page: FirstPage;
}

/** What the server put into the page; the one place where its shape is taken on trust. */
export function readInitialData(): InitialData {
  return initialDataIn(document);
}

/** The same in a page that was fetched. */
export function initialDataIn(page: Document): InitialData {
  const element = page.getElementById("initial-data");
  if (!element?.textContent) throw new Error("The page has no initial data.");
  return JSON.parse(element.textContent) as InitialData;
}
