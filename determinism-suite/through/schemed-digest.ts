/** A digest as the contract writes it, also where the engine's own words leave the algorithm out. */
export const schemed = (digest: string): string => (digest.includes(':') ? digest : `sha256:${digest}`);

/** As fingerprints have it: the number alone. */
export const bare = (digest: string): string => digest.replace(/^sha256:/, '');
