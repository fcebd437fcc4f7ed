export function catalogueOf(code: string, path: string): string | undefined;
export function usedIn(code: string, keys: readonly string[]): string[];
