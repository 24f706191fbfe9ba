import type { EntityType } from '../analysis.ts';
import type { TokenizedText } from '../text/tokenized-text.ts';
import { gazetteer } from './gazetteer.ts';
import { genderOfAddress, genderOfName } from './gender.ts';
import { nameKey } from './key.ts';
import type { NameMention } from './name-mention.ts';
import { endsOrganization } from './organizations.ts';
import type { TaggedName } from './tagger.ts';

/** No name of news is longer in tokens; bounds what linking compares. */
const MAX_TOKENS = 16;

/** A possessive that is a token of its own, a bare apostrophe, or an article. */
const NOT_NAME = /^(?:['’‘ʼ]s?|the|a|an|[-–—/&,])$/i;

/** Words that open sentences, and no person's name: "Yesterday Lang said". */
const OPENERS: ReadonlySet<string> = new Set(
  'yesterday today tomorrow tonight later earlier meanwhile but and or then if when while after before since although though however also still now as for in on at with by from because despite once until unless perhaps maybe even only last next this that these those there here how why what where who whether monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

/** "Frenchman Loïc Le Goff": what somebody is, before the name. */
const DEMONYM =
  /^(?:english|french|irish|welsh|dutch)(?:man|woman)$|^scots(?:man|woman)$|^(?:australian|briton|german|italian|spaniard|swede|dane)$/;
/** "Siblings Minh and Lan Tran" */
const KIN = /^(?:siblings|brothers|sisters|twins|founders|owners|campaigners?)$/;
/** "MPs", "CEOs" */
const PLURAL_ACRONYM = /^\p{Lu}{2,}s$/u;

/** Short forms of titles and ranks, which are no part of a name: "Prof Ana Ray", "Cllr Ray", "Det Insp Ray". */
const SHORT_TITLE = /^(?:prof|cllr|det|insp|supt|sgt|cpl|capt|maj|brig|cmdr|hon|rep|sen|gov|rev)\.?$/;
/** Letters behind a name: "Helena Marsh KC". */
const LETTERS_BEHIND = /^(?:KC|QC|SC|MP|MEP|MSP|TD|OBE|CBE|MBE|KBE|FRS|MD|PhD)$/;

/** "Kuvala Point": words that end names of places, and hardly a surname. */
const PLACE_END =
  /^(?:Point|Bay|Islands?|Peninsula|Stadium|Avenue|Creek|Harbou?r|Cove|Street|Lighthouse|Airport|Mountains?)$/;

/** "the Online Privacy Protection Act" is a law, and no organization. */
const LAW = /^(?:Act|Acts|Bill|Treaty|Accords?|Amendment)$/;

const PRONOUN = /^(?:i|you|he|she|it|we|they|him|her|his|us|them)$/;

/** Whether a word alone names nobody: a title, a pronoun, or a word that opens sentences. */
function isNobody(lower: string): boolean {
  return gazetteer().isTitle(lower) || OPENERS.has(lower) || PRONOUN.test(lower);
}

function isBeforeName(lower: string): boolean {
  return gazetteer().isTitle(lower) || DEMONYM.test(lower) || SHORT_TITLE.test(lower) || KIN.test(lower);
}

/** Cuts articles, titles and possessives off a mention. Null where nothing of it is a name. */
function trimmed(doc: TokenizedText, name: TaggedName): TaggedName | null {
  const { tokens } = doc;
  let { from, to } = name;
  while (from < to && NOT_NAME.test(tokens[from]?.text ?? '')) from++;
  while (to > from && NOT_NAME.test(tokens[to - 1]?.text ?? '')) to--;
  while (name.type === 'person' && to - from > 1 && OPENERS.has(tokens[from]?.lower ?? '')) from++;
  while (name.type === 'person' && to - from > 1 && isBeforeName(tokens[from]?.lower ?? '')) from++;
  while (name.type === 'person' && to - from > 1 && LETTERS_BEHIND.test(tokens[to - 1]?.text ?? '')) to--;
  if (to <= from || to - from > MAX_TOKENS) return null;
  if (to - from === 1 && (DEMONYM.test(tokens[from]?.lower ?? '') || PLURAL_ACRONYM.test(tokens[from]?.text ?? '')))
    return null;
  if (name.type === 'organization' && LAW.test(tokens[to - 1]?.text ?? '')) return null;
  if (name.type === 'person' && to - from === 1 && isNobody(tokens[from]?.lower ?? '')) return null;
  const isOfPlace = name.type === 'person' && to - from > 1 && PLACE_END.test(tokens[to - 1]?.text ?? '');
  return { ...name, from, to, type: isOfPlace ? 'place' : name.type };
}

/** What "Secretary of State" leaves, which is no body. */
const PART_OF_OFFICE: ReadonlySet<string> = new Set(['state']);

function titleBefore({ tokens }: TokenizedText, from: number): string | null {
  const before = tokens[from - 1]?.lower ?? '';
  return gazetteer().isTitle(before) ? before : null;
}

/** Ends the name of a company: what follows is the next sentence ("… bought Veltrona Inc. Veltrona said …"). */
const COMPANY_END = /^(?:inc|corp|ltd|plc|llc)\.?$/;

/** Two names where the tagger ran on past the end of a company's. */
function parted({ tokens }: TokenizedText, name: TaggedName): TaggedName[] {
  if (name.type !== 'organization') return [name];
  let at = name.from + 1;
  while (at < name.to && !COMPANY_END.test(tokens[at]?.lower ?? '')) at++;
  if (tokens[at + 1]?.text === '.') at++;
  const isOver = at + 1 < name.to && /^\p{Lu}/u.test(tokens[at + 1]?.text ?? '');
  return isOver
    ? [
        { ...name, to: at + 1 },
        { ...name, from: at + 1 },
      ]
    : [name];
}

/** What speaks for each type of a name. */
type Votes = Map<EntityType, number>;

function addVote(votes: Map<string, Votes>, key: string, type: EntityType, weight: number): void {
  const found: Votes = votes.get(key) ?? new Map();
  found.set(type, (found.get(type) ?? 0) + weight);
  votes.set(key, found);
}

function winner(votes: Votes): EntityType | null {
  let best: EntityType | null = null;
  let most = 0;
  for (const [type, sum] of votes) {
    if (sum > most) {
      best = type;
      most = sum;
    }
  }
  return best;
}

/** A surname alone says less of a text than the whole name that it repeats. */
const SURNAME_WEIGHT = 0.6;
/** "Greenline Environmental" says more of "Greenline" than the word alone does, which the tagger may take for a surname. */
const SHORT_WEIGHT = 1.5;

/**
 * One name, one type: all mentions of a name vote with their margins, and a person's whole name votes for its last word. What a news text has introduced
 * as a person is not a place three paragraphs on.
 */
export function settleNames(doc: TokenizedText, names: readonly TaggedName[]): NameMention[] {
  const mentions: NameMention[] = [];
  const votes = new Map<string, Votes>();
  for (const tagged of names.flatMap((name) => parted(doc, name))) {
    const name = trimmed(doc, tagged);
    if (name === null) continue;
    const start = doc.tokens[name.from]?.start ?? 0;
    const end = doc.tokens[name.to - 1]?.end ?? start;
    const key = nameKey(doc.text.slice(start, end));
    if (key === '' || PART_OF_OFFICE.has(key)) continue;
    if (name.type !== 'person' && gazetteer().isNationality(key)) continue;
    const gender = genderOfAddress(doc.tokens, name.from) ?? genderOfName(doc.text.slice(start, end));
    mentions.push({ ...name, start, end, key, gender, title: titleBefore(doc, name.from) });
    // Every vote counts a little, so that many unsure mentions outweigh one.
    addVote(votes, key, name.type, name.margin + 1);
    const last = key.slice(key.lastIndexOf(' ') + 1);
    if (name.type === 'person' && last !== key) addVote(votes, last, 'person', (name.margin + 1) * SURNAME_WEIGHT);
    const [first, head] = [doc.tokens[name.from], doc.tokens[name.to - 1]];
    if (name.type === 'organization' && first !== head && head !== undefined && endsOrganization(head)) {
      const word = first?.lower ?? '';
      // "Leeds Trust", "Clinton Foundation": what else the word names, it goes on naming.
      if (gazetteer().bitsOf(word) === 0) addVote(votes, nameKey(word), 'organization', name.margin * SHORT_WEIGHT);
    }
  }
  return mentions.map((mention) => {
    const found = votes.get(mention.key);
    return { ...mention, type: (found === undefined ? null : winner(found)) ?? mention.type };
  });
}
