/**
 * An edit of an article's source, and where a change that tells of it is looked for; no `field` where nothing may be
 * told.
 */
export interface Edit {
  readonly kind: string;
  readonly source: string;
  /** The words that were replaced, and those in their place. */
  readonly was: string;
  readonly is: string;
  readonly fields: readonly string[];
}

/** Park and Miller's generator, so that every run makes the same edits. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

type Draw = ReturnType<typeof seeded>;
/** Makes one edit of a source that reads as `text`; null where it has nothing of the kind. */
type Maker = (source: string, text: string, draw: Draw) => Edit | null;

const NAMES = ['Runa Selby', 'Otto Frisk', 'Mirel Castan', 'Hana Dorrit', 'Ivo Lennart', 'Greta Almond'];
const WORDS = ['sturdy', 'hollow', 'forgotten', 'generous', 'bitter', 'early'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'September', 'October', 'November'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** One of what matches in text and source alike, and only once. */
function target(pattern: RegExp, source: string, text: string, draw: Draw): string | null {
  const found = [...text.matchAll(pattern)].map(([whole, group]) => group ?? whole);
  const single = found.filter((one) => source.split(one).length === 2 && text.split(one).length === 2);
  return single.length === 0 ? null : (single[draw(single.length)] ?? null);
}

function replaced(kind: string, source: string, was: string, is: string, fields: readonly string[]): Edit | null {
  return was === is ? null : { kind, source: source.replaceAll(was, is), was, is, fields };
}

function oneOf(list: readonly string[], draw: Draw): string {
  return list[draw(list.length)] ?? '';
}

const NUMBER = new RegExp(
  String.raw`(?:[$€£]\d[\d,.]*\d(?: (?:million|billion))?|` +
    String.raw`\b\d[\d,.]*(?:%| per cent| (?:million|billion|people|crowns|metres|tonnes|jobs|homes|seats)))`,
  'g',
);

const MAKERS: readonly Maker[] = [
  function number(source, text, draw) {
    const was = target(NUMBER, source, text, draw);
    const is = was?.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1 + draw(8)) % 10)) ?? '';
    return was === null ? null : replaced('number', source, was, is, ['quantities']);
  },
  function month(source, text, draw) {
    const was = target(new RegExp(`\\b((?:${MONTHS.join('|')}) \\d{1,2})\\b`, 'g'), source, text, draw);
    return was === null ? null : replaced('date', source, was, `${oneOf(MONTHS, draw)} ${2 + draw(26)}`, ['dates']);
  },
  function weekday(source, text, draw) {
    const was = target(new RegExp(`\\b(?:said|on) (?:${DAYS.join('|')})\\b[^.]{0,12}`, 'g'), source, text, draw);
    const day = was === null ? undefined : DAYS.find((one) => was.includes(one));
    if (was === null || day === undefined) return null;
    const next = DAYS[(DAYS.indexOf(day) + 1 + draw(6)) % 7] ?? '';
    return { kind: 'date', source: source.replace(was, was.replace(day, next)), was: day, is: next, fields: ['dates'] };
  },
  function name(source, text, draw) {
    const found = [...text.matchAll(/(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]+\b(?! [A-Z])/g)].map(([whole]) => whole);
    const was = found.length === 0 ? null : (found[draw(found.length)] ?? null);
    return was === null
      ? null
      : replaced('name', source, was, oneOf(NAMES, draw), ['people', 'organizations', 'places', 'names']);
  },
  function quote(source, text, draw) {
    const said = [...text.matchAll(/[“"]([^”"\n]{30,})[”"]/g)].map(([, inner = '']) => inner);
    const inner = said[draw(Math.max(1, said.length))];
    const word = inner?.match(/\b[a-z]{5,}\b/g)?.at(draw(3));
    if (inner === undefined || word === undefined || source.split(inner).length !== 2) return null;
    return replaced('quote', source, inner, inner.replace(word, oneOf(WORDS, draw)), ['quotes']);
  },
];

/** Edits that change nothing an article says. */
const SILENT: readonly Maker[] = [
  function order(source, _text, draw) {
    const blocks = source.split(/\n\n+/);
    const at = 2 + draw(Math.max(1, blocks.length - 4));
    const [one, two] = [blocks[at], blocks[at + 1]];
    if (one === undefined || two === undefined || one.length < 80 || two.length < 80) return null;
    const moved = blocks.toSpliced(at, 2, two, one).join('\n\n');
    return { kind: 'order', source: moved, was: one, is: two, fields: [] };
  },
  function furniture(source, _text, draw) {
    const lines = [
      'ADVERTISEMENT',
      'Read Next: What The Harbour Costs',
      'Share this article',
      'Photo by Mirel Castan on Pixshare',
    ];
    const blocks = source.split(/\n\n+/);
    const line = oneOf(lines, draw);
    const put = blocks.toSpliced(2 + draw(Math.max(1, blocks.length - 2)), 0, line).join('\n\n');
    return { kind: 'furniture', source: put, was: '', is: line, fields: [] };
  },
  function wrapping(source, _text, draw) {
    const width = 50 + draw(40);
    const wrapped = source.replace(new RegExp(`(?=.{${width + 1}})(.{20,${width}}) `, 'g'), '$1\n');
    return wrapped === source ? null : { kind: 'wrapping', source: wrapped, was: '', is: '', fields: [] };
  },
  function marks(source) {
    const curled = source
      .replace(/"([^"\n]+)"/g, '“$1”')
      .replaceAll("'", '’')
      .replaceAll(' - ', ' – ');
    return curled === source ? null : { kind: 'marks', source: curled, was: '', is: '', fields: [] };
  },
];

/** As many edits of each sort as asked for, over the sources in turn; an edit is not made twice. */
export function editsOf(
  articles: readonly { readonly source: string; readonly text: string }[],
  { told, silent, seed }: { readonly told: number; readonly silent: number; readonly seed: number },
): readonly { readonly article: number; readonly edit: Edit }[] {
  const draw = seeded(seed);
  const made = new Map<string, { article: number; edit: Edit }>();
  const fill = (makers: readonly Maker[], wanted: number) => {
    for (let turn = 0; made.size < wanted && turn < 40 * wanted; turn++) {
      const article = turn % articles.length;
      const { source, text } = articles[article] ?? { source: '', text: '' };
      const edit = makers[Math.floor(turn / articles.length) % makers.length]?.(source, text, draw) ?? null;
      if (edit !== null && edit.source !== source) made.set(edit.source, { article, edit });
    }
  };
  fill(MAKERS, told);
  fill(SILENT, told + silent);
  return [...made.values()];
}
