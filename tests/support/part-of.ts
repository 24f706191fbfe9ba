/** Whether everything `shown` has is in `real`; of a list any element may be shown, in order. */
export function isPartOf(shown: unknown, real: unknown): boolean {
  if (Array.isArray(shown)) {
    if (!Array.isArray(real)) return false;
    let at = 0;
    return shown.every((item) => {
      while (at < real.length && !isPartOf(item, real[at])) at++;
      return at++ < real.length;
    });
  }
  if (typeof shown !== 'object' || shown === null) return Object.is(shown, real);
  if (typeof real !== 'object' || real === null) return false;
  const members = new Map(Object.entries(real));
  return Object.entries(shown).every(([name, value]) => isPartOf(value, members.get(name)));
}
