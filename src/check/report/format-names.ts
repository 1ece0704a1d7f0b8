export const FORMAT_NAMES = ["text", "json", "sarif", "github", "html", "junit"] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];
