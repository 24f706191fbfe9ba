import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { isProse } from '../blocks/prose.ts';
import type { RuleName } from '../blocks/rules.ts';
import { authorsOf, bylineOf } from '../metadata/bylines.ts';
import { dateLine } from '../metadata/date-labels.ts';
import { type Metadata, sameTitle } from '../metadata/metadata.ts';
import { withoutEnds } from '../text/ends.ts';
import type { Cleaning } from './cleaning.ts';

/** So many blocks below its first paragraph a page may have its title once more, and so many below that its details. */
const MAX_LINES = 7;

/** A kicker before a title; "On the wall was: Pier to close" quotes it. */
const KICKER = /^\S+(?: \S+){0,2}$/;

/** Whether a line is the title, perhaps after a kicker: "Harbour: Pier to close". */
function isTitle(text: string, title: string): boolean {
  if (sameTitle(text, title)) return true;
  const end = `: ${title}`;
  return title.length >= 20 && text.endsWith(end) && KICKER.test(text.slice(0, -end.length));
}

/**
 * Whether a line says the article's day and authors once more, and nothing else. Where more lines are days, each is
 * the heading of what happened then, and a name that stands by itself again is before what its bearer says.
 */
function isDetail(block: TextBlock, blocks: readonly TextBlock[], metadata: Metadata): boolean {
  const { text } = block;
  const { authors, publishedAt, updatedAt } = metadata;
  const isAlone = (isAlike: (line: string) => boolean): boolean =>
    blocks.every((other) => other === block || !isAlike(other.text));
  const named = authorsOf(bylineOf(text) ?? '');
  if (named.length > 0 && named.every((name) => authors.includes(name))) return true;
  let rest = text;
  for (const author of authors) rest = rest.replace(author, '');
  rest = withoutEnds(rest, ' /|·•,–-');
  if (rest === '') return isAlone((line) => line === text);
  const dates = dateLine(rest);
  const day = (dates?.published ?? dates?.updated)?.slice(0, 10);
  const isKnown = day !== undefined && [publishedAt, updatedAt].some((known) => known?.slice(0, 10) === day);
  return isKnown && (rest !== text || isAlone((line) => dateLine(line) !== null));
}

/** Where a page's first paragraph is, and where the next one begins or its details have to end. */
function aroundLead(blocks: readonly TextBlock[]): readonly [lead: number, end: number] | null {
  const lead = blocks.findIndex(({ text, kind }) => isProse(text, kind));
  if (lead < 0 || lead > MAX_LINES) return null;
  const next = blocks.slice(lead + 1, lead + 1 + MAX_LINES).findIndex(({ text, kind }) => isProse(text, kind));
  return [lead, next < 0 ? lead + 1 + MAX_LINES : lead + 1 + next];
}

/** Under which rule each line of a head goes that is set again below the first paragraph of a page. */
function repeated(blocks: readonly TextBlock[], metadata: Metadata): ReadonlyMap<TextBlock, RuleName> {
  const { title } = metadata;
  const around = title === null ? null : aroundLead(blocks);
  if (title === null || around === null) return new Map();
  const [lead, end] = around;
  const last = blocks.slice(0, end).findLastIndex(({ text }) => isTitle(text, title));
  const ruleAt = (block: TextBlock, at: number): RuleName | null => {
    if (isTitle(block.text, title)) return 'title';
    if (at < lead) return null;
    if (at < last && !endsSentence(block.text)) return 'kicker';
    return isDetail(block, blocks, metadata) ? 'byline' : null;
  };
  const rules = new Map<TextBlock, RuleName>();
  blocks.slice(0, end).forEach((block, at) => {
    const rule = at === lead ? null : ruleAt(block, at);
    if (rule !== null) rules.set(block, rule);
  });
  return rules;
}

/** Cuts what a page sets again below its first paragraph, a deck as a rule: the title, the day, who wrote it. */
export function cutRepeatedHead(blocks: readonly TextBlock[], metadata: Metadata, cleaning: Cleaning): TextBlock[] {
  const rules = blocks[0]?.origin.path == null ? new Map<TextBlock, RuleName>() : repeated(blocks, metadata);
  return blocks.filter((block) => {
    const rule = rules.get(block);
    if (rule === undefined || cleaning.keep.has(rule)) return true;
    cutBlock(block, rule, cleaning.log);
    return false;
  });
}
