/**
 * Whether a path fits a glob: `*` and `?` within a folder, `**` across folders, `{a,b}`. A glob without `/` is about names in any
 * folder, and one of a folder is about all below it, as in .gitignore.
 *
 * @param path - with `/`, from where the glob counts.
 */
export function fitsGlob(path: string, glob: string): boolean {
  return globForm(glob).test(path);
}

const forms = new Map<string, RegExp>();

function globForm(glob: string): RegExp {
  const known = forms.get(glob);
  if (known !== undefined) return known;
  const trimmed = glob.replace(/^\.?\//, "").replace(/\/$/, "");
  const anywhere = trimmed.includes("/") || glob.startsWith("/") ? "" : "(?:.*/)?";
  const form = new RegExp(`^${anywhere}${sourceOf(trimmed)}(?:/.*)?$`, "s");
  forms.set(glob, form);
  return form;
}

const PARTS = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[\\^$.+()[\]|{}]/g;

function sourceOf(glob: string): string {
  return glob.replaceAll(PARTS, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    if (part.length > 1) return `(?:${part.slice(1, -1).split(",").map(sourceOf).join("|")})`;
    return `\\${part}`;
  });
}
