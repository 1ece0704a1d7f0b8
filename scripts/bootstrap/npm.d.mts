export function npmCommand(): { readonly command: string; readonly prefix: readonly string[] };
