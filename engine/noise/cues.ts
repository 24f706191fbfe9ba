import { type RuleName, ruleNamed } from '../blocks/rules.ts';
import { beginsWithLetter } from '../text/letters.ts';
import { AnchoredCues, compileCue, type RulePattern } from './compile.ts';
import cueData from './data/cues.json' with { type: 'json' };
import { labelRule } from './labels.ts';
import { isReaction, withoutClosingPicture, withoutPicture } from './pictures.ts';
import { appealPoints, teaserRule } from './shape.ts';
import { type Signals, signalBit } from './signals.ts';
import { siteLineRule } from './site-lines.ts';
import { interfaceRule } from './wording.ts';

/** How a cue met a block: the whole of it, or its beginning. */
export type CuePlace = 'line' | 'start';

export interface CueMatch {
  readonly rule: RuleName;
  readonly place: CuePlace;
  /** Points of its own, where the cue weighs its parts. */
  readonly points?: number;
}

interface RuleCues {
  readonly line?: readonly string[];
  readonly start?: readonly string[];
  readonly open?: Readonly<Record<string, readonly string[]>>;
  readonly openStart?: Readonly<Record<string, readonly string[]>>;
}

const DATA: Readonly<Record<string, RuleCues>> = cueData;

function anchored(place: 'line' | 'start'): RulePattern[] {
  return Object.entries(DATA).flatMap(([rule, cues]) =>
    (cues[place] ?? []).map((pattern) => ({ rule: ruleNamed(rule), pattern })),
  );
}
const LINES = new AnchoredCues(anchored('line'), '$', 'i');
const STARTS = new AnchoredCues(anchored('start'), '', '');

interface OpenCue {
  readonly rule: RuleName;
  readonly needs: number;
  readonly pattern: RegExp;
}

/**
 * Patterns that can begin with any word have to look far into a text: each is tried only where a word of the kind it
 * needs stands, or of each of two kinds: "credit bracket".
 */
function open(place: 'open' | 'openStart', after: string, flags: string): readonly OpenCue[] {
  return Object.entries(DATA).flatMap(([rule, cues]) =>
    Object.entries(cues[place] ?? {}).flatMap(([signals, list]) =>
      list.map((body) => ({
        rule: ruleNamed(rule),
        needs: signals.split(' ').reduce((bits, signal) => bits | signalBit(signal), 0),
        pattern: compileCue(`^(?:${body})${after}`, flags),
      })),
    ),
  );
}
const OPEN_LINES = open('open', '$', 'i');
const OPEN_STARTS = open('openStart', '', '');

function openRule(cues: readonly OpenCue[], text: string, bits: number): RuleName | null {
  for (const { rule, needs, pattern } of cues) if ((bits & needs) === needs && pattern.test(text)) return rule;
  return null;
}

/**
 * A block longer than this is matched against nothing but legal notices: no placeholder, prompt or credit is as long.
 */
const MAX_CUE_LENGTH = 420;
const MAX_NOTICE_LENGTH = 1200;
const NOTICE = new RegExp(
  "^(?:disclaimer|disclosure|editor['’]?s? note|legal notice|risk warning|copyright|©|(?:the )?(?:views|opinions)|" +
    '(?:this (?:web)?site|we) uses? cookies|(?:this|the) (?:material|information) is not|file ?[-–—:])',
  'i',
);
/** Nothing of the looks of a line is asked of a longer block. */
const MAX_SHAPE_LENGTH = 1600;

/**
 * An appeal goes under the rule of what it asks for: to write to someone, to share and follow, or else to subscribe.
 */
function appealRule(text: string): RuleName {
  if (/@[\w-]{2,40}\.[a-z]|\btips?\b|\b(?:e-?mail|call|contact|text|write to|tell) us\b/i.test(text))
    return 'author-bio';
  return /\b(?:follow|share|like us|facebook|twitter|instagram)\b/i.test(text) ? 'share-bar' : 'subscribe-prompt';
}

const READER = signalBit('reader');

/**
 * The rule of what a text begins with. Beginnings are written in lower case in the data, but for names: they are tried
 * in lower case and as the text has them.
 */
function startRule(text: string): RuleName | null {
  return STARTS.mayMeet(text) ? (STARTS.ruleOf(text.toLowerCase()) ?? STARTS.ruleOf(text)) : null;
}

/** Signs that sites set before a pointer to another article: ">> Read also", "【関連記事】". */
const POINTERS = /^(?:[>»▶►【[+*→➡◆■□◇○●※▼▲\p{Emoji_Presentation}]|\ufe0f){1,4} ?/u;

/** The rule of a line after such signs. */
function ruleBehindSigns(text: string): RuleName | null {
  return beginsWithLetter(text) || !POINTERS.test(text) ? null : LINES.ruleOf(text.replace(POINTERS, ''));
}

/** "Foto: ninguna. Nadie llevaba cámara.": what stands after the label answers it, and a sentence goes on. */
const ANSWERED = /^[^.:：]{2,24} ?: \p{Ll}[^.:!?]{1,40}[.!] \p{Lu}[^:]{2,100}[.!?]$/u;

/** Whether a text is longer than any cue, or is a sentence of the article after what looks like a label. */
function isNoCue(text: string): boolean {
  if (text.length > MAX_CUE_LENGTH) return !(text.length < MAX_NOTICE_LENGTH && NOTICE.test(text));
  return text.includes(': ') && ANSWERED.test(text);
}

/** The cue that a line meets as a whole. */
function wholeLine(text: string, bits: number): CueMatch | null {
  const line = LINES.ruleOf(text) ?? ruleBehindSigns(text);
  if (line !== null) return { rule: line, place: 'line' };
  const label = labelRule(text);
  if (label !== null) return { place: 'line', ...label };
  const site = siteLineRule(text);
  if (site !== null) return { rule: site, place: 'line' };
  const anywhere = openRule(OPEN_LINES, text, bits);
  return anywhere === null ? null : { rule: anywhere, place: 'line' };
}

/** A line of a newsletter made plain: "** Subscribe (https://mail.example/1)". */
const PLAIN_LINK = /^(?:\*\* )?([^()\n]{2,80}) \(https?:\/\/[^\s()]{3,400}\)$/;

/** A line without the pictures at its ends and without the address that a link in it led to. */
function bareLine(text: string): string {
  const bare = withoutPicture(withoutClosingPicture(text));
  return text.endsWith(')') ? (PLAIN_LINK.exec(bare)?.[1] ?? bare) : bare;
}

/**
 * The cue a block of text meets, if any. The looks of a line come first, then whole lines, then beginnings.
 *
 * @param signals of the same text
 */
export function matchCue(text: string, signals: Signals): CueMatch | null {
  return isReaction(text) ? { rule: 'comment-count', place: 'line' } : cueOfWords(bareLine(text), signals);
}

function cueOfWords(text: string, { bits, buttons }: Signals): CueMatch | null {
  if (text.length > MAX_SHAPE_LENGTH) return null;
  const strung = buttons >= 2 ? interfaceRule(text.toLowerCase()) : null;
  if (strung !== null) return { rule: strung, place: 'line', points: 3 };
  const teaser = teaserRule(text);
  if (teaser !== null) return { rule: LINES.ruleOf(text) ?? teaser, place: 'line', points: 3 };
  const asked = (bits & READER) === 0 ? 0 : appealPoints(text);
  if (asked >= 2.5) return { rule: appealRule(text), place: 'line', points: Math.min(asked, 4) };
  if (isNoCue(text)) return null;
  const line = wholeLine(text, bits);
  if (line !== null) return line;
  if (asked >= 2) return { rule: appealRule(text), place: 'start', points: asked };
  const start = startRule(text) ?? openRule(OPEN_STARTS, text, bits);
  return start === null ? null : { rule: start, place: 'start' };
}
