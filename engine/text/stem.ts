/** What is left of a word without the endings "ies", "ing", "ed", "es" and "s" of English, or any word but those. */
export function stemOf(word: string): string {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  const { length } = bare;
  if (length > 4 && bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  if (length > 5 && bare.endsWith('ing')) return withoutDoubling(bare.slice(0, -3));
  if (length > 4 && bare.endsWith('ed')) return withoutDoubling(bare.slice(0, -2));
  if (length > 3 && bare.endsWith('es')) return withoutE(bare.slice(0, -2));
  if (length > 3 && bare.endsWith('s') && !bare.endsWith('ss')) return withoutE(bare.slice(0, -1));
  return length > 3 ? withoutE(bare) : bare;
}

/** "stopp" of "stopped" is "stop". */
function withoutDoubling(stem: string): string {
  return stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : withoutE(stem);
}

function withoutE(stem: string): string {
  return stem.endsWith('e') ? stem.slice(0, -1) : stem;
}
