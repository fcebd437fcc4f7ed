import { expect, test } from "vitest";

import { exampleFile } from "@/testing/files";

import { leftOutText, sift, unreadText } from "./sift";
import { filesOfDrop, filesOfInput } from "./walk-folders";

const file = (name: string): FileSystemEntry =>
  ({
    name,
    isDirectory: false,
    file: (resolve: (file: File) => void) => {
      resolve(exampleFile(name));
    },
  }) as unknown as FileSystemEntry;

const broken = (name: string): FileSystemEntry =>
  ({
    name,
    isDirectory: false,
    file: (_resolve: unknown, reject: (error: Error) => void) => {
      reject(new Error("NotFoundError"));
    },
  }) as unknown as FileSystemEntry;

/** Hands out its entries in portions of two. */
function folder(name: string, entries: FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    const rest = [...entries];
    return {
      readEntries: (resolve: (entries: FileSystemEntry[]) => void) => {
        resolve(rest.splice(0, 2));
      },
    };
  };
  return { name, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

function drop(...entries: FileSystemEntry[]): DataTransfer {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  return { items, files: [] } as unknown as DataTransfer;
}

test("folders are walked to the end, however many portions they come in", async () => {
  const many = ["1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"].map(file);
  const { found } = await filesOfDrop(drop(file("quay.jpg"), folder("trip", [...many, folder("day two", [file("6.jpg")])])));
  expect(found.map(({ path }) => path)).toEqual([
    "quay.jpg",
    "trip/1.jpg",
    "trip/2.jpg",
    "trip/3.jpg",
    "trip/4.jpg",
    "trip/5.jpg",
    "trip/day two/6.jpg",
  ]);
});

test("what cannot be opened is named, and the rest still comes", async () => {
  const { found, unread } = await filesOfDrop(drop(folder("trip", [broken("gone.jpg"), file("quay.jpg")])));
  expect(found.map(({ path }) => path)).toEqual(["trip/quay.jpg"]);
  expect(unread).toEqual(["trip/gone.jpg"]);
});

test("a drop without entries still has its files", async () => {
  const files = [exampleFile("quay.jpg")] as unknown as FileList;
  const { found } = await filesOfDrop({ items: [], files } as unknown as DataTransfer);
  expect(found.map(({ path }) => path)).toEqual(["quay.jpg"]);
});

test("a chosen folder tells its paths, a chosen file its name", () => {
  const below = Object.assign(exampleFile("quay.jpg"), { webkitRelativePath: "trip/quay.jpg" });
  const { found } = filesOfInput([below, exampleFile("fog.jpg")] as unknown as FileList);
  expect(found.map(({ path }) => path)).toEqual(["trip/quay.jpg", "fog.jpg"]);
  expect(filesOfInput(null).found).toEqual([]);
});

const sifted = (...paths: string[]) =>
  sift(paths.map((path) => ({ path, file: exampleFile(path.split("/").at(-1) ?? "", "x", "") })));

test("what systems keep for themselves is left out", () => {
  const { files, leftOut } = sifted(".DS_Store", "Thumbs.db", "trip/desktop.ini", "__MACOSX/quay.jpg", "trip/.thumbs/1.jpg", "trip/quay.jpg");
  expect(files.map(({ name }) => name)).toEqual(["quay.jpg"]);
  expect(leftOut).toEqual([".DS_Store", "Thumbs.db", "desktop.ini", "quay.jpg", "1.jpg"]);
});

test("beside the pictures of a folder the rest is left out; what was chosen by itself gets an answer of its own", () => {
  const { files, leftOut } = sifted("trip/notes.txt", "letter.txt", "trip/quay.jpg");
  expect(files.map(({ name }) => name)).toEqual(["letter.txt", "quay.jpg"]);
  expect(leftOut).toEqual(["notes.txt"]);
});

test("what was left out is counted and named", () => {
  expect(leftOutText(["a.txt"])).toBe("1 file is not a picture and was left out: a.txt.");
  expect(leftOutText(["a", "b", "c", "d", "e"])).toBe(
    "5 files are not pictures and were left out: a, b, c and 2 more.",
  );
  expect(unreadText(["a", "b"])).toBe("2 files could not be read: a, b.");
});
