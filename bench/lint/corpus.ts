/** A file to lint. */
export interface Source {
  /** Absolute. */
  readonly filename: string;
  readonly text: string;
}

export interface Corpus {
  readonly title: string;
  /** Where ESLint would be run. */
  readonly root: string;
  readonly files: readonly Source[];
}

export function lineCount(files: readonly Source[]): number {
  return files.reduce((sum, { text }) => sum + text.split("\n").length, 0);
}

/** Every n-th file, so that about `count` are left. */
export function thinned<C extends Corpus>(corpus: C, count: number): C {
  const step = Math.max(1, Math.floor(corpus.files.length / count));
  return { ...corpus, files: corpus.files.filter((_, index) => index % step === 0) };
}
