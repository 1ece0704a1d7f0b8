/** More sites than an application has; keys of a generated kind must not fill the memory. */
const MOST_KEYS = 1_000;

/** Answers whether a key comes for the first time; of a thousand keys, after which nothing is new. */
export function createSeen(): { isNew(key: string): boolean } {
  const seen = new Set<string>();
  return {
    isNew(key) {
      if (seen.size >= MOST_KEYS || seen.has(key)) return false;
      seen.add(key);
      return true;
    },
  };
}
