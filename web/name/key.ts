/**
 * The normal form of a name, as the API describes it: what `/names/{name}` takes, and what facts carry as `key`.
 * Somebody may have typed the name into the address. A test holds this against the engine's own, which the page may not
 * import.
 */
export function keyOfName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[.'’‘ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
