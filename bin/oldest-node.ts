/** As `engines` in package.json says; npm only warns of it. */
const OLDEST = 22;

/** Why the command cannot run on this Node, in a sentence; null where it can. @param version - as `process.version` */
export function tooOld(version: string): string | null {
  const major = Number(/^v(\d+)\./.exec(version)?.[1] ?? OLDEST);
  return major >= OLDEST ? null : `nutgraf needs Node ${OLDEST} or newer; this is ${version}`;
}
