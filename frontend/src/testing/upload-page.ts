import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect } from "vitest";

import { answer } from "./answers";
import { exampleMe } from "./examples";
import { renderApp } from "./render-app";
import { startUploadServer, type UploadServer } from "./upload-server";

/** The page where one uploads, with a server and a person for each test of the file. */
export class UploadPage {
  static #people = 0;
  uploads!: UploadServer;
  #person = exampleMe();

  constructor() {
    beforeEach(() => {
      this.uploads = startUploadServer();
      // The list of the test before may still be about to be saved, under the name of who had it.
      UploadPage.#people += 1;
      this.#person = exampleMe({ id: `person-${String(UploadPage.#people)}` });
      answer("get", "/me", this.#person);
    });
  }

  async open(me = this.#person) {
    const view = renderApp("/upload", { me });
    const input = await screen.findByLabelText(/^Choose pictures/);
    return { ...view, choose: (...files: File[]) => view.user.upload(input, files) };
  }
}

export const uploadsRegion = () => within(screen.getByRole("region", { name: "Uploads" }));

export const row = (name: string) => {
  const found = uploadsRegion()
    .getAllByRole("listitem")
    .find((item) => within(item).queryByTitle(name));
  if (!found) throw new Error(`There is no row for ${name}.`);
  return found;
};

export const headingIs = (text: string) =>
  waitFor(() => {
    expect(uploadsRegion().getByRole("heading", { level: 2 })).toHaveTextContent(text);
  });
