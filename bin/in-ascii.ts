/** JSON or code with what it has beyond ASCII as escapes, which mean the same in strings and patterns. */
export function inAscii(source: string): string {
  return source.replace(/[\u007F-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
