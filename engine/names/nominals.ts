import type { Entity } from '../analysis.ts';
import type { Mention } from '../record.ts';
import { textSpan } from '../text/spans.ts';
import type { Token, TokenizedText } from '../text/tokenized-text.ts';
import { isRoleWord } from './roles.ts';

/** Between "the" and the office at most so many words: "the former deputy prime minister". */
const MAX_BETWEEN = 3;
/** An article that names more people leaves "this leader" open. */
const MAX_UNDESCRIBED = 3;
/** Offices of more people are not compared. */
const MAX_PEOPLE = 100;

/** A description of somebody at a place in the text. */
interface Description {
  /** Index of its first token, the article. */
  readonly from: number;
  /** Index of the office or occupation, its last token. */
  readonly head: number;
}

/**
 * Descriptions that stand for a person named in the text: "the minister" where one minister is named, and "this North
 * Korean leader" where everybody else who is named has an office of their own.
 *
 * @returns mentions of kind "nominal" by person, article included
 */
export function nominalsOf(doc: TokenizedText, entities: readonly Entity[]): Map<Entity, Mention[]> {
  const people = entities.filter(({ type }) => type === 'person').slice(0, MAX_PEOPLE);
  const found = new Map<Entity, Mention[]>();
  if (people.length === 0) return found;
  const offices = new Map(people.map((person) => [person, officeOf(person)]));
  const taken = new Set(entities.flatMap(({ mentions }) => mentions.map(({ start }) => start)));
  for (const { from, head } of descriptionsIn(doc)) {
    const [first, last] = [doc.tokens[from], doc.tokens[head]];
    // "the minister Ana Ray": the name is there.
    if (first === undefined || last === undefined || taken.has(doc.tokens[head + 1]?.start ?? -1)) continue;
    const person = described(offices, doc, { from, head });
    if (person === null) continue;
    const mention: Mention = { ...textSpan(doc.text, first.start, last.end), kind: 'nominal' };
    const own = found.get(person);
    if (own === undefined) found.set(person, [mention]);
    else own.push(mention);
  }
  return found;
}

/** An office as the text gives it beside a name: its head noun, and its words. */
interface Office {
  readonly head: string;
  readonly words: ReadonlySet<string>;
}

/** "suspect in the murder of a former agent": the head comes before what the office is of. */
function officeOf({ role }: Entity): Office | null {
  if (role === null) return null;
  const words = role.text.toLowerCase().split(/[^\p{L}\p{M}-]+/u);
  const end = words.findIndex((word) => /^(?:of|in|for|at|with|to|on|who|by)$/.test(word));
  const head = (end < 0 ? words : words.slice(0, end)).at(-1) ?? '';
  return { head, words: new Set(words) };
}

function* descriptionsIn({ tokens }: TokenizedText): Generator<Description> {
  for (let from = 0; from < tokens.length; from++) {
    const article = tokens[from]?.lower;
    if (article !== 'the' && article !== 'this') continue;
    let head = from + 1;
    while (head <= from + MAX_BETWEEN && !isRoleWord(tokens[head]) && mayDescribe(tokens[head]?.lower ?? '')) head++;
    // "the finance minister", "the police chief executive": the last office is the head.
    while (isRoleWord(tokens[head + 1])) head++;
    if (isRoleWord(tokens[head]) && standsAlone(tokens[head + 1])) yield { from, head };
    from = Math.max(from, head - 1);
  }
}

/**
 * "the minister's car", "the president of the bank", "the lawyer representing her", "the Premier League": of somebody
 * or something else.
 */
function standsAlone(next: Token | undefined): boolean {
  if (next === undefined) return true;
  if (/^['’]s?$/.test(next.text) || /^\p{Lu}/u.test(next.text)) return false;
  return !/^(?:of|for|in|who|that|whose|from)$|ing$/.test(next.lower);
}

function mayDescribe(lower: string): boolean {
  return /^\p{L}[\p{L}-]*$/u.test(lower) && !/^(?:of|and|or|the|a|an|who|that|which|in|on|at|to|for)$/.test(lower);
}

/** The one person named before who has that office; for "this", else the one of a few who has none. */
function described(
  offices: ReadonlyMap<Entity, Office | null>,
  { tokens }: TokenizedText,
  { from, head }: Description,
): Entity | null {
  const office = tokens[head]?.lower ?? '';
  const place = tokens[from]?.start ?? 0;
  const holders = [...offices].filter(([, known]) => known?.head === office);
  if (holders.length > 0) {
    const [only] = holders;
    if (holders.length > 1 || only === undefined || (only[0].mentions[0]?.start ?? 0) > place) return null;
    // "the information commissioner" is not just any commissioner.
    const between = tokens.slice(from + 1, head);
    return between.every(({ lower }) => only[1]?.words.has(lower) === true) ? only[0] : null;
  }
  if (tokens[from]?.lower !== 'this' || offices.size > MAX_UNDESCRIBED) return null;
  const others = [...offices].filter(([person, known]) => known === null && (person.mentions[0]?.start ?? 0) < place);
  return others.length === 1 ? (others[0]?.[0] ?? null) : null;
}
