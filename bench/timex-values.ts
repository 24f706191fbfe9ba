/**
 * True where both values name the same time as far as both go: "1949-XX" and "1949", "1998-08-07" and "1998-08-07TMO",
 * "2000-W6" and "2000-W06".
 */
export function agrees(gold: string, value: string): boolean {
  const [a, b] = [plain(gold), plain(value)];
  return a === b || (/^\d{3}/.test(a) && /^\d{3}/.test(b) && (a.startsWith(b) || b.startsWith(a)));
}

function plain(value: string): string {
  return value.replace(/W(\d)(?!\d)/, 'W0$1').replace(/(?:-?W?X+)+$/, '');
}
