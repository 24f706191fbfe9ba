import cueData from './data/cues.json' with { type: 'json' };
import { appealPoints, teaserRule } from './shape.ts';
import { interfaceRule, menuPoints } from './wording.ts';

/** How a cue met a block: the whole of it, its beginning, or its end. */
export type CuePlace = 'line' | 'start';

export interface CueMatch {
  readonly rule: string;
  readonly place: CuePlace;
  /** Points of its own, where the cue weighs its parts. */
  readonly points?: number;
}

export interface InlineMatch {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

interface RuleCues {
  readonly line?: readonly string[];
  readonly start?: readonly string[];
  readonly inline?: readonly string[];
  /** Words; a block of nothing but these is a line cue. */
  readonly bag?: readonly string[];
}

interface Compiled {
  readonly rule: string;
  readonly pattern: RegExp;
}

const DATA: Readonly<Record<string, RuleCues>> = cueData;

/** Patterns that begin with any text are costly, and are tried only where one of these words stands in the block. */
const ANYWHERE = '[^\\n]{';
const TRIGGER =
  /photo|pictur|image|\bpic\b|credit|illustration|video|©|\(c\)|\((?:ap|file|pool|courtesy|supplied|handout|screenshot)|reuters|\bafp\b|getty|\bepa\b|shutterstock|alamy|bloomberg|[ /]ap\b|press\b|new york times|washington post|pool|contribut|appeared on|opinions|views|rights reserved|advice|reached|contacted|followed|emailed|follow |generat|assisted|written|produced|translat|posted by/i;

function compile(
  place: keyof RuleCues,
  wrap: (body: string) => string,
  flags: string,
  keep: (cue: string) => boolean,
): Compiled[] {
  const compiled: Compiled[] = [];
  for (const [rule, cues] of Object.entries(DATA)) {
    const list = (cues[place] ?? []).filter(keep);
    if (list.length > 0)
      compiled.push({ rule, pattern: new RegExp(wrap(list.map((cue) => `(?:${cue})`).join('|')), flags) });
  }
  return compiled;
}

function together(list: readonly Compiled[], flags: string): RegExp {
  return new RegExp(list.map(({ pattern }) => pattern.source).join('|'), flags);
}

const whole = (body: string): string => `^(?:${body})$`;
const LINES = compile('line', whole, 'iu', (cue) => !cue.startsWith(ANYWHERE));
const ANYWHERE_LINES = compile('line', whole, 'iu', (cue) => cue.startsWith(ANYWHERE));
const STARTS = compile(
  'start',
  (body) => `^(?:${body})`,
  'u',
  () => true,
);
const INLINE = compile(
  'inline',
  (body) => body,
  'gu',
  () => true,
);
const ANY_LINE = together(LINES, 'iu');
const ANY_ANYWHERE = together(ANYWHERE_LINES, 'iu');
const ANY_START = together(STARTS, 'u');
const ANY_INLINE = together(INLINE, 'u');

/** A block longer than this is matched against nothing but legal notices: no placeholder, prompt or credit is as long. */
const MAX_CUE_LENGTH = 420;
const LEGAL =
  /^(?:disclaimer|disclosure|editor['’]?s? note|legal notice|risk warning|copyright|©|(?:the )?(?:views|opinions))\b/i;

function first(list: readonly Compiled[], text: string): string | null {
  for (const { rule, pattern } of list) if (pattern.test(text)) return rule;
  return null;
}

const BAGS: readonly (readonly [rule: string, words: ReadonlySet<string>])[] = Object.entries(DATA).flatMap(
  ([rule, { bag }]) => (bag === undefined ? [] : [[rule, new Set(bag)] as const]),
);
const MAX_BAG_LENGTH = 160;
/** A price or its change, as tickers print them, and what stands between. */
const TICKER_PART = /^(?:[A-Z]{1,6}(?:[.:][A-Z]{1,4})?:?|[-+$€£¥▲▼↑↓(]{0,3}\d[\d.,]{0,12}%?\)?[,;]?|[|·•,;▲▼↑↓+–-])$/;

/** Whether a block is a set of words of one bag, such as the buttons of a share bar, or nothing but names of shares and their prices. */
function matchBag(text: string): string | null {
  if (text.length > MAX_BAG_LENGTH) return null;
  const words = text.split(' ');
  if (
    words.length >= 2 &&
    /\d%|[▲▼↑↓]/.test(text) &&
    /\b[A-Z]{2,6}\b/.test(text) &&
    words.every((word) => TICKER_PART.test(word))
  )
    return 'ticker';
  if (words.length < 2) return null;
  for (const [rule, bag] of BAGS) {
    let known = 0;
    for (const word of words) {
      const bare = word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
      if (bag.has(bare)) known++;
      else if (bare !== '' && !/^\d[\d.,]{0,8}[km]?$/.test(bare)) {
        known = -1;
        break;
      }
    }
    if (known > 0) return rule;
  }
  return null;
}

/** An appeal goes under the rule of what it asks for: to write to someone, to share and follow, or else to subscribe. */
function appealRule(text: string): string {
  if (/@[\w-]{2,40}\.[a-z]|\btips?\b|\b(?:e-?mail|call|contact|text|write to|tell) us\b/i.test(text))
    return 'author-bio';
  return /\b(?:follow|share|like us|facebook|twitter|instagram)\b/i.test(text) ? 'share-bar' : 'subscribe-prompt';
}

const MENU_SEPARATOR = / ?[|•›»·] ?/;
const MAX_MENU_LENGTH = 160;

/** Whether a line is a menu: three or more short labels with bars or dots between them ("Home | World | Sport"). */
function isMenu(text: string): boolean {
  if (text.length > MAX_MENU_LENGTH || /\d/.test(text)) return false;
  const labels = text.split(MENU_SEPARATOR).filter((label) => label !== '');
  return (
    labels.length >= 3 &&
    labels.every((label) => /^\p{Lu}[\p{L}&'’ -]{1,24}$/u.test(label) && label.split(' ').length <= 3)
  );
}

/** The cue a block of text meets, if any. Whole-line cues win over beginnings. */
export function matchCue(text: string): CueMatch | null {
  const strung = interfaceRule(text) ?? teaserRule(text);
  if (strung !== null) return { rule: strung, place: 'line', points: 3 };
  const asked = appealPoints(text);
  if (asked >= 2.5) return { rule: appealRule(text), place: 'line', points: Math.min(asked, 4) };
  if (text.length > MAX_CUE_LENGTH && !(text.length < 1200 && LEGAL.test(text))) return null;
  if (ANY_LINE.test(text)) {
    const rule = first(LINES, text);
    if (rule !== null) return { rule, place: 'line' };
  }
  const menu = menuPoints(text);
  if (menu > 0) return { rule: 'navigation', place: 'start', points: menu };
  if (isMenu(text) || /^\d{1,3}$/.test(text)) return { rule: 'navigation', place: 'line' };
  const bag = matchBag(text);
  if (bag !== null) return { rule: bag, place: 'line' };
  if (TRIGGER.test(text) && ANY_ANYWHERE.test(text)) {
    const rule = first(ANYWHERE_LINES, text);
    if (rule !== null) return { rule, place: 'line' };
  }
  if (asked >= 2) return { rule: appealRule(text), place: 'start', points: asked };
  // Beginnings are written in lower case in the data, but for names: they are tried in lower case and as the text has them.
  for (const form of [text.slice(0, 200).toLowerCase(), text]) {
    if (!ANY_START.test(form)) continue;
    const rule = first(STARTS, form);
    if (rule !== null) return { rule, place: 'start' };
  }
  return null;
}

/** Characters without which no inline cue can match; most paragraphs have none of them. */
const INLINE_TRIGGER =
  /[([©]|Loading|Media play|ull ?[Ss]creen|Hide Caption|A[Dd][Vv][Ee][Rr][Tt]|continues|[Ss][Cc][Rr][Oo][Ll]{2}|hare |pic\.twitter|t\.co|\/ ?(?:Reuters|AP|AFP|Getty|EPA)|^CLOSE /;

/** Noise that stands inside a paragraph, in order and without overlap. */
export function inlineNoise(text: string): InlineMatch[] {
  if (!INLINE_TRIGGER.test(text) || !ANY_INLINE.test(text)) return [];
  const found: InlineMatch[] = [];
  for (const { rule, pattern } of INLINE) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      if (match[0].length === 0) pattern.lastIndex++;
      else found.push({ rule, start: match.index, end: match.index + match[0].length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: InlineMatch[] = [];
  let end = 0;
  for (const match of found) {
    if (match.start < end) continue;
    apart.push(match);
    end = match.end;
  }
  return apart;
}
