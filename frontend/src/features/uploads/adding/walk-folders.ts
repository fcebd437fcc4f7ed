/** Browsers hand out a folder's content in portions of a hundred; an empty portion is the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (portion.length === 0) return entries;
    entries.push(...portion);
  }
}

/** A file that was found, and where: the names from the dropped folder down. */
export interface Found {
  file: File;
  path: string;
}

/** What a drop or a choice held; `unread` names what the browser could not open. */
export interface Haul {
  found: Found[];
  unread: string[];
}

async function walk(entry: FileSystemEntry, above: string, haul: Haul): Promise<void> {
  const path = `${above}${entry.name}`;
  try {
    if (entry.isDirectory) {
      for (const below of await entriesOf(entry as FileSystemDirectoryEntry)) await walk(below, `${path}/`, haul);
    } else {
      const file = await new Promise<File>((resolve, reject) => {
        (entry as FileSystemFileEntry).file(resolve, reject);
      });
      haul.found.push({ file, path });
    }
  } catch {
    haul.unread.push(path);
  }
}

/** The files of a drop, with those in its folders. To be called in the event itself: afterwards the drop is empty. */
export async function filesOfDrop({ items, files }: DataTransfer): Promise<Haul> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const haul: Haul = { found: [], unread: [] };
  if (entries.length === 0) haul.found.push(...[...files].map((file) => ({ file, path: file.name })));
  for (const entry of entries) await walk(entry, "", haul);
  return haul;
}

/** Of an `<input>`: with `webkitdirectory` each file tells its path. */
export function filesOfInput(files: FileList | null): Haul {
  const pathOf = (file: File) => {
    // Not every browser has this.
    const path = file.webkitRelativePath as string | undefined;
    return path === undefined || path === "" ? file.name : path;
  };
  return { found: [...(files ?? [])].map((file) => ({ file, path: pathOf(file) })), unread: [] };
}
