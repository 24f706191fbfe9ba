import { isPurpose } from '../../grammar/purpose.ts';
import type { Tree } from '../../grammar/tree.ts';
import { bondFeatures, type Event } from './bond.ts';
import type { Candidate } from './candidate.ts';
import words from './data/reason-words.json' with { type: 'json' };
import { type Scene, spanOf } from './scene.ts';

/** A reason of more tokens than this is an explanation, not an answer. */
const MAX_WORDS = 16;

/** The cues of cause by their first word, longest first. */
const CUES = cuesByFirstWord(words.causes);
const PUNISHED = new Set(words.punished);
const TIME_NOUNS = new Set(words.afterNotCause);
/** "in a bid to save the mill" */
const AIMS = new Set(words.aims);
const DENIALS = new Set(['not', 'never', 'neither', 'nor', 'hardly', "n't"]);

interface Cue {
  readonly words: readonly string[];
  readonly kind: string;
}

function cuesByFirstWord(causes: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Cue[]> {
  const table = new Map<string, Cue[]>();
  for (const [phrase, kind] of Object.entries(causes)) {
    const cue = { words: phrase.split(' '), kind };
    const first = cue.words[0] ?? '';
    table.set(
      first,
      [...(table.get(first) ?? []), cue].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return table;
}

/** Candidates for "why": what the clauses of the event give as cause, occasion or purpose. */
export function reasonCandidates(event: Event, scenes: readonly Scene[]): Candidate[] {
  return scenes.flatMap((scene) => {
    const found: Candidate[] = [];
    for (let at = 0; at < scene.tree.length; at++) {
      const reason = causeAt(scene, at) ?? purposeAt(scene.tree, at);
      if (reason === null || reason.to <= reason.from || isDenied(scene.tree, at)) continue;
      found.push({
        ...spanOf(scene, reason.from, reason.to),
        in: scene.in,
        features: { ...bondFeatures(event, scene, scene.tree.head(reason.governed)), [reason.kind]: 1 },
      });
    }
    return found;
  });
}

interface Reason {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  /** The word of the reason that depends on what it explains. */
  readonly governed: number;
}

/** "not because it is old" names what is not the reason. */
function isDenied(tree: Tree, at: number): boolean {
  return DENIALS.has(tree.lower(at - 1)) || (tree.tag(at - 1) === 'RB' && DENIALS.has(tree.lower(at - 2)));
}

function causeAt(scene: Scene, at: number): Reason | null {
  const { tree } = scene;
  const relation = tree.relation(at);
  if (
    relation !== 'preposition' &&
    relation !== 'mark' &&
    relation !== 'adverb' &&
    tree.tag(at) !== 'VBG' &&
    tree.tag(at) !== 'IN'
  )
    return null;
  const cue = cueOf(tree, at);
  if (cue === null) return null;
  const opensClause = relation === 'mark' || relation === 'adverb';
  const governed = opensClause ? tree.head(at) : at;
  if (governed < 0) return null;
  if (opensClause && tree.relation(governed) !== 'adverbial-clause') return null;
  const from = at + cue.length;
  const last = from - 1;
  const to = endOf(tree, tree.relation(last) === 'preposition' ? last : governed, from);
  if (cue.kind === 'occasion' && (tellsOnlyWhen(tree, at, from, to) || isTimeAt(scene, from))) return null;
  if (cue.kind === 'charge' && !PUNISHED.has(tree.lower(tree.head(at)))) return null;
  if (cue.kind === 'over' && tree.tag(from) === 'CD') return null;
  return { kind: cue.kind, from, to, governed };
}

function cueOf(tree: Tree, at: number): { kind: string; length: number } | null {
  const cues = CUES.get(tree.lower(at)) ?? [];
  for (const { words: cue, kind } of cues)
    if (cue.every((word, offset) => tree.lower(at + offset) === word)) return { kind, length: cue.length };
  return null;
}

/** Up to the end of the phrase, without what follows a dash, or a comma that joins no list. */
function endOf(tree: Tree, governed: number, from: number): number {
  const last = tree.last(governed) + 1;
  let to = from;
  while (to < Math.min(last, from + MAX_WORDS)) {
    const text = tree.text(to);
    const quoted = quotedWords(tree, to);
    if (quoted > 0) {
      to += quoted;
      continue;
    }
    if (to > from && /^(?:[;:.!?()—–"”“]|--|-)$/.test(text)) break;
    if (text === ',' && !isListComma(tree, to)) break;
    to++;
  }
  if (to === from + MAX_WORDS && to < last) to = boundary(tree, from, to);
  while (
    to > from &&
    /^(?:[,;:.]|and|or|but|the|a|an|of|in|on|at|to|for|by|with|from|that|his|her|its|their)$/.test(tree.lower(to - 1))
  )
    to--;
  return to;
}

/** 'found "catastrophic" failings': how many tokens a few quoted words take with their marks; 0 where none or many are quoted. */
function quotedWords(tree: Tree, at: number): number {
  if (!/^["“]$/.test(tree.text(at))) return 0;
  for (let close = at + 2; close <= at + MAX_QUOTED; close++)
    if (/^["”]$/.test(tree.text(close))) return close - at + 1;
  return 0;
}
const MAX_QUOTED = 4;

/** The last place before `to` where a phrase begins. */
function boundary(tree: Tree, from: number, to: number): number {
  for (let at = to - 1; at > from + 3; at--)
    if (tree.relation(at) === 'preposition' || tree.relation(at) === 'conjunction' || tree.tag(at) === 'WH') return at;
  return to;
}

/** "fraud, bribery and theft": the comma parts the items of a list. */
function isListComma(tree: Tree, at: number): boolean {
  const owner = tree.head(at);
  return tree.children(owner).some((child) => child > at && tree.relation(child) === 'conjunct' && !tree.isVerb(child));
}

/** "eight days after", "after midnight", "named after": an order in time, or no time at all. */
function tellsOnlyWhen(tree: Tree, at: number, from: number, to: number): boolean {
  if (TIME_NOUNS.has(tree.lower(at - 1)) || tree.tag(at - 1) === 'CD') return true;
  for (let each = from; each < to; each++) {
    const tag = tree.tag(each);
    if (!tag.startsWith('NN') && !tree.isVerb(each) && tag !== 'CD') continue;
    if (tree.isVerb(each)) return false;
    return TIME_NOUNS.has(tree.lower(each))
      ? tree.lower(each + 1) !== 'of' || YEARS.test(tree.lower(each))
      : tag === 'CD' && tree.isVerb(at - 1) && to - from === 1;
  }
  return false;
}
/** "after midnight", "after nine days", but not "after four days of rain". */
function isTimeAt({ tree, dates }: Scene, from: number): boolean {
  const start = tree.tokens[from]?.start ?? -1;
  const date = dates.find((each) => each.start <= start && start < each.end);
  const next = date === undefined ? -1 : tree.tokens.findIndex((token) => token.start >= date.end);
  return date !== undefined && (tree.lower(next) !== 'of' || YEARS.test(tree.lower(next - 1)));
}

/** "after four years of conservative rule" tells what came before. */
const YEARS = /^(?:years?|decades?|centuries)$/;

/** "to save the mill": a purpose from its "to" on. */
function purposeAt(tree: Tree, at: number): Reason | null {
  if (tree.tag(at) !== 'TO' || tree.relation(at) !== 'auxiliary') return null;
  const verb = tree.head(at);
  const isAim = tree.relation(verb) === 'reduced-clause' && AIMS.has(tree.lower(tree.head(verb)));
  return isAim || isPurpose(tree, verb)
    ? { kind: 'purpose', from: at, to: endOf(tree, verb, at), governed: verb }
    : null;
}
