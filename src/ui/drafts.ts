/** Where half-written entries are laid: the tab's own storage, gone with the tab. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

type Kept<T> = { readonly value: T; readonly keptAt: number };

const PREFIX = "draft ";

/**
 * Half-written entries by key, on a shelf. A key is read from left to right, whose and where first, so that everything of
 * one visit, or everything there is, is forgotten by how its key begins.
 */
export function drafts(shelf: Shelf) {
  const named = (start: string): readonly string[] =>
    Array.from({ length: shelf.length }, (_, n) => shelf.key(n) ?? "").filter((key) => key.startsWith(PREFIX + start));
  const read = <T>(key: string): Kept<T> | null => {
    try {
      return JSON.parse(shelf.getItem(PREFIX + key) ?? "null") as Kept<T> | null;
    } catch {
      return null;
    }
  };
  return {
    read,
    keep: (key: string, value: unknown, keptAt: number): void => {
      try {
        shelf.setItem(PREFIX + key, JSON.stringify({ value, keptAt }));
      } catch {
        // A full or forbidden shelf keeps nothing; the entry itself still stands on the screen.
      }
    },
    forget: (start: string): void => {
      for (const key of named(start)) shelf.removeItem(key);
    },
    /** When the newest of them was kept; null when there is none. */
    keptAt: (start: string): number | null =>
      named(start).reduce<number | null>((newest, key) => {
        const at = read(key.slice(PREFIX.length))?.keptAt ?? null;
        return at !== null && (newest === null || at > newest) ? at : newest;
      }, null),
  };
}

/** Nobody who signs in after you finds what you began to write. */
export const forgetAllDrafts = (): void => drafts(sessionStorage).forget("");
