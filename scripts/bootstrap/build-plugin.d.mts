/** Builds eslint-plugin/dist unless it is newer than all that it is made of. */
export function buildPlugin(): Promise<void>;
