import { type RuleName, ruleNamed } from '../blocks/rules.ts';
import { withoutEnds } from '../text/ends.ts';
import { beginsWithLetter } from '../text/letters.ts';
import data from './data/site-lines.json' with { type: 'json' };

/**
 * Lines that sites in other languages than English print round an article: the commonest phrases, looked up as a whole,
 * so that their number costs nothing.
 */

interface SiteLines {
  readonly lines?: readonly string[];
  readonly openings?: readonly string[];
  readonly labels?: readonly string[];
}

const RULES = Object.entries<SiteLines>(data);

/** A line in small letters; a capital i with its dot would become two characters. */
function lowerOf(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes('\u0307') ? lower.replaceAll('i\u0307', 'i') : lower;
}

function byPhrase(part: keyof SiteLines): ReadonlyMap<string, RuleName> {
  return new Map(
    RULES.flatMap(([rule, phrases]) =>
      (phrases[part] ?? []).map((phrase) => [lowerOf(phrase), ruleNamed(rule)] as const),
    ),
  );
}

const LINES = byPhrase('lines');
const LABELS = byPhrase('labels');
const OPENINGS = byPhrase('openings');
/** The openings by their first two characters. */
const OPENINGS_AT: ReadonlyMap<string, readonly string[]> = Map.groupBy(OPENINGS.keys(), (phrase) =>
  phrase.slice(0, 2),
);

/** A line that begins with such words is at most this long, and a label with its name, in characters. */
const MAX_LINE = 110;
const MAX_LABELLED = 70;
/** What stands in the place of something that was not loaded says at length why. */
const MAX_PLACEHOLDER = 420;
/** Marks round a line, and the count after it: "【…】", "Kommentare (12) ›". */
const MARKS = ' .:：!…•·-–—«»‹›<>←→【】[]()（）';
const COUNT = /[ （(](\d{1,5})(?:개|件|条)?$/;
const LABEL = /^([^:：\]】]{1,24}?) ?[:：\]】] ?\S/u;
/** Marks and signs before the words of a line: "+++", ">>", "✅". */
const SIGNS = /^(?:[\p{S}\p{P} ]|\ufe0f){1,8}/u;

const PLACEHOLDER: RuleName = 'loading-placeholder';
const POINTER: RuleName = 'read-also';

/** A line without the marks round it and the count after it. */
function bare(line: string): string {
  return withoutEnds(withoutEnds(line, MARKS).replace(COUNT, ''), MARKS);
}

function openingRule(lower: string): RuleName | null {
  const opening = OPENINGS_AT.get(lower.slice(0, 2))?.find((phrase) => lower.startsWith(phrase));
  return opening === undefined ? null : (OPENINGS.get(opening) ?? null);
}

/** The rule of a label: of whose work a line names, or to what else it leads. */
function labelRuleOf(label: string): RuleName | undefined {
  const line = LINES.get(label);
  return LABELS.get(label) ?? (line === POINTER ? line : undefined);
}

/** The rule of a line that a site in another language prints round an article; null for any other. */
export function siteLineRule(text: string): RuleName | null {
  if (text.length > MAX_LINE) {
    const isLong = text.length <= MAX_PLACEHOLDER && openingRule(lowerOf(text.slice(0, MAX_LINE))) === PLACEHOLDER;
    return isLong ? PLACEHOLDER : null;
  }
  const lower = lowerOf(text);
  const line = LINES.get(lower) ?? LINES.get(bare(lower));
  if (line !== undefined) return line;
  const label = text.length <= MAX_LABELLED ? LABEL.exec(lower)?.[1] : undefined;
  const labelled = label === undefined ? undefined : labelRuleOf(withoutEnds(label, MARKS));
  if (labelled !== undefined) return labelled;
  return openingRule(lower) ?? (beginsWithLetter(lower) ? null : openingRule(lower.replace(SIGNS, '')));
}
