import { isPurpose } from '../../grammar/purpose.ts';
import type { Tree, TreeRange } from '../../grammar/tree.ts';
import { bondFeatures, clauseFeatures, type Event } from './bond.ts';
import type { Candidate } from './candidate.ts';
import words from './data/reason-words.json' with { type: 'json' };
import { isHarmWhen } from './manners.ts';
import { isBeing, type Scene, shared, spanOf, stemsOf } from './scene.ts';
import type { SceneClause } from './told-clauses.ts';

/** A reason of more tokens than this is an explanation, not an answer. */
const MAX_WORDS = 24;

/** The cues of cause by their first word, longest first. */
const CUES = cuesByFirstWord(words.causes);
const PUNISHED = new Set(words.punished);
const GAPS = new Set(words.gaps);
const TIME_NOUNS = new Set(words.afterNotCause);
/** "in a bid to save the mill" */
const AIMS = new Set(words.aims);
/** What a reason does not end in. */
const LOOSE = new Set(words.loose);
const DENIALS = new Set(words.denials);
const PROTEST = new Set(words.protest);
const DENYING = new Set(words.denying);
const MASTERY = new Set(words.mastery);
const CAUSING = new Set(words.causing);
const NAMES_OF_CAUSE = new Set(words.blame);

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

/**
 * Candidates for "why": what the clauses of the event give as cause, occasion or purpose, and what another clause says
 * caused something.
 */
export function reasonCandidates(event: Event, scenes: readonly Scene[]): Candidate[] {
  const lead = scenes.find(({ order }) => order === 0);
  return scenes.flatMap((scene) => {
    const found: Candidate[] = [];
    const add = ({ kind, from, to }: Reason, bound: number) => {
      if (to > from && !event.isAside(scene, bound))
        found.push({
          ...spanOf(scene, from, to),
          in: scene.in,
          features: { ...bondFeatures(event, scene, bound), ...clauseFeatures(event, scene, bound), [kind]: 1 },
        });
    };
    for (let at = 0; at < scene.tree.length; at++) {
      const reason = causeAt(scene, at) ?? purposeIn(event, scene, at) ?? clauseReasonAt(scene, at);
      if (reason !== null && !isDenied(scene.tree, at) && !isUntold(reason, scene, lead))
        add(reason, scene.tree.head(reason.governed));
    }
    for (const clause of scene.clauses) {
      const reason = toldCause(scene.tree, clause) ?? crimeOf(event, scene, clause);
      if (reason !== null) add(reason, clause.verb);
    }
    return found;
  });
}

/** "having won a promise", "the scheme is meant to save the mill", "were hurt when a kiln blew up". */
function clauseReasonAt(scene: Scene, at: number): Reason | null {
  const { tree } = scene;
  const word = tree.lower(at);
  const verb = tree.head(at);
  if (verb < 0) return null;
  if (word === 'having' && verb > at && tree.relation(verb) === 'adverbial-clause')
    return { kind: 'having', from: at, to: endOf(tree, verb, at), governed: verb };
  if (word === 'to' && tree.tag(at) === 'TO' && MEANT.has(tree.lower(tree.head(verb))) && tree.head(verb) < at)
    return { kind: 'meant', from: at, to: endOf(tree, verb, at), governed: verb };
  if (word === 'when' && isHarmWhen(tree, at))
    return {
      kind: 'harm',
      from: at + 1,
      to: Math.min(endOf(tree, verb, at + 1), joinedAt(tree, verb)),
      governed: verb,
    };
  return null;
}

/** "when a balloon struck a power line | and came down": where a clause goes on with another verb. */
function joinedAt(tree: Tree, verb: number): number {
  const own = tree.children(verb);
  const next = own.find((each) => each > verb && tree.relation(each) === 'conjunct' && tree.isVerb(each));
  const joint = own.find((each) => each > verb && tree.relation(each) === 'conjunction');
  return next === undefined || joint === undefined ? tree.length : joint;
}
const MEANT = new Set(words.meant);

/** "A carer who stole medals was jailed": what somebody punished has done. */
function crimeOf(event: Event, scene: Scene, { verb, actor, subject, isPassive }: SceneClause): Reason | null {
  const { tree } = scene;
  if (!isPassive || subject === null || !PUNISHED.has(tree.lower(verb)) || !event.verbsIn(scene).has(verb)) return null;
  const relative = tree.children(actor).find((each) => tree.relation(each) === 'relative-clause') ?? -1;
  const who = relative < 0 ? -1 : tree.first(relative);
  return who > actor && tree.lower(who) === 'who'
    ? { kind: 'crime', from: who + 1, to: endOf(tree, relative, who + 1), governed: relative }
    : null;
}

interface Reason extends TreeRange {
  readonly kind: string;
  /** The word of the reason that depends on what it explains. */
  readonly governed: number;
}

/**
 * "Docks talks end as ports stand still": what a headline tells with "as" may be one more piece of news; its lead then
 * has no word of it.
 */
function isUntold({ kind, from, to }: Reason, scene: Scene, lead: Scene | undefined): boolean {
  if (scene.in !== 'title' || kind !== 'as' || lead === undefined) return false;
  return shared(stemsOf(scene, from, to), stemsOf(lead)) === 0;
}

/** "not because it is old" names what is not the reason. */
function isDenied(tree: Tree, at: number): boolean {
  return DENIALS.has(tree.lower(at - 1)) || (tree.tag(at - 1) === 'RB' && DENIALS.has(tree.lower(at - 2)));
}

/** "A leak caused the blast": its doer; "The cause was pneumonia": what the cause is. */
function toldCause(tree: Tree, { verb, subject, predicate, actor }: SceneClause): Reason | null {
  if (subject === null) return null;
  if (CAUSING.has(tree.lower(verb)))
    return tree.children(verb).some((each) => each > verb && isCaused(tree, verb, each))
      ? { kind: 'causer', from: subject.from, to: subject.to, governed: verb }
      : null;
  return NAMES_OF_CAUSE.has(tree.lower(actor)) && isBeing(tree, verb)
    ? { kind: 'named', from: verb + 1, to: predicate.to, governed: verb }
    : null;
}

/** What a verb says was caused: "caused a fire", "led to a fire", but not "led police on a chase". */
function isCaused(tree: Tree, verb: number, at: number): boolean {
  if (/^lea?ds?$/.test(tree.lower(verb))) return tree.relation(at) === 'preposition' && tree.lower(at) === 'to';
  return tree.relation(at) === 'object' || tree.relation(at) === 'preposition';
}

function causeAt(scene: Scene, at: number): Reason | null {
  const { tree } = scene;
  const relation = tree.relation(at);
  if (!CUE_RELATIONS.has(relation) && !CUE_TAGS.has(tree.tag(at)) && tree.lower(at) !== 'because') return null;
  const cue = cueOf(tree, at);
  if (cue === null) return null;
  const opensClause = relation === 'mark' || relation === 'adverb' || opensLaterClause(tree, at);
  const governed = opensClause ? tree.head(at) : at;
  if (governed < 0) return null;
  if (opensClause && tree.relation(governed) !== 'adverbial-clause') return null;
  const from = at + cue.length;
  const last = from - 1;
  const isPhrase = tree.relation(last) === 'preposition' || tree.relation(last) === 'agent';
  const to = beforeTime(scene, from, endOf(tree, isPhrase ? last : governed, from));
  const kind = kindOf(scene, cue.kind, at, from, to);
  return kind === null ? null : { kind, from: cue.kind === 'aim' ? at : from, to, governed };
}

/** "as a hot June and a run of wins | sent": what was taken for a preposition before the subject of its clause. */
function opensLaterClause(tree: Tree, at: number): boolean {
  const head = tree.head(at);
  return tree.relation(at) === 'preposition' && head > at && tree.relation(head) === 'adverbial-clause';
}
const CUE_RELATIONS = new Set<string>(['preposition', 'mark', 'adverb']);
const CUE_TAGS = new Set<string>(['VBG', 'VBN', 'IN']);

/** Words after a cue, and where it stands. */
interface CuedWords extends TreeRange {
  readonly scene: Scene;
  readonly tree: Tree;
  /** The cue's first word. */
  readonly at: number;
}

/** What a cue means before these words: "as" with a clause, "for" with a deed; null where it gives no reason. */
function kindOf(scene: Scene, kind: string, at: number, from: number, to: number): string | null {
  const cued = { scene, tree: scene.tree, at, from, to };
  if (givesNoReason(cued)) return null;
  const kindWith = KINDS.get(kind);
  return kindWith === undefined ? kind : kindWith(cued, kind);
}

function givesNoReason({ tree, at, from }: CuedWords): boolean {
  switch (tree.lower(at)) {
    case 'as':
      // "served as counsel to the firm that sued" says in what office, "quoted Ray as saying" what was said, and "as
      // expected" that it was no surprise.
      return (
        (tree.relation(at) === 'preposition' && tree.head(at) === at - 1) ||
        tree.lower(at + 1) === 'saying' ||
        // "as part of a plan"
        tree.lower(at + 1) === 'part' ||
        tree.tag(at + 1) === 'VBN'
      );
    case 'due':
      // "due to make her debut"
      return tree.tag(from) === 'VB';
    case 'on':
      // "a note on the back of an envelope"
      return tree.lower(from - 1) === 'of' && !tree.isVerb(tree.head(at));
    default:
      return false;
  }
}

/** Cues whose words must fit them; those of any other kind give a reason whatever follows. */
const KINDS: ReadonlyMap<string, (cued: CuedWords, kind: string) => string | null> = new Map([
  ['as', clauseKind],
  ['occasion', occasionKind],
  ['over', overKind],
  ['against', againstKind],
  ['charge', chargeKind],
  ['saying', sayingKind],
]);

/** "as fog closed the port" */
function clauseKind({ scene, tree, from, to }: CuedWords, kind: string): string | null {
  return holdsVerb(tree, from, to) && !isTimeAt(scene, from) ? kind : null;
}

/** "after heavy rain", "after losing the vote", "after the dam broke" */
function occasionKind({ scene, tree, at, from, to }: CuedWords, kind: string): string | null {
  if (tellsOnlyWhen(scene, at, from, to) || isTimeAt(scene, from) || isCounted(tree, from)) return null;
  if (tree.tag(from) === 'VBG') return 'afterDoing';
  return holdsVerb(tree, from, to) ? 'afterClause' : kind;
}

/** "a strike over pay", but not "a victory over the league" */
function overKind({ scene, tree, at, from, to }: CuedWords, kind: string): string | null {
  if (MASTERY.has(tree.lower(tree.head(at)))) return null;
  return tree.tag(from) === 'CD' || isTimeAt(scene, from) || isNamedLast(tree, to) ? null : kind;
}

/** "marched against the tax" */
function againstKind({ tree, at }: CuedWords, kind: string): string | null {
  return PROTEST.has(tree.lower(tree.head(at))) ? kind : null;
}

/** "struck, saying that pay was low", but not "denied it, saying that pay was high" */
function sayingKind({ tree, at, from }: CuedWords, kind: string): string | null {
  // "arguing that while he does not agree with it, …"
  if (CONCEDING.has(tree.lower(from))) return null;
  for (let up = tree.head(at); up >= 0; up = tree.head(up)) if (DENYING.has(tree.lower(up))) return null;
  return kind;
}

const CONCEDING = new Set(['while', 'although', 'though', 'if']);

/** "jailed for fraud", "fined for dumping oil" */
function chargeKind({ scene, tree, at, from, to }: CuedWords, kind: string): string | null {
  if (tree.lower(at) !== 'for') return kind;
  // "kills commander wanted for hotel siege": the reason of what is told of somebody.
  if (tree.relation(tree.head(at)) === 'reduced-clause') return null;
  if (tree.tag(from) === 'VBG') return 'forDoing';
  // "a service will be held for Ida Holt"
  if (tree.tag(from) === 'NNP' && isNamedLast(tree, to)) return null;
  return PUNISHED.has(tree.lower(tree.head(at))) && !isAmountAt(scene, from, to) ? kind : null;
}

/** "after a 6-7 upset", "after 40 days of occupation": a score or a length of time is no reason. */
function isCounted(tree: Tree, from: number): boolean {
  const first = tree.tag(from) === 'DT' ? from + 1 : from;
  if (!/^\d/.test(tree.text(first))) return false;
  return /^[-–]$/.test(tree.text(first + 1)) || TIME_NOUNS.has(tree.lower(first + 1));
}

function holdsVerb(tree: Tree, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tree.isVerb(at)) return true;
  return false;
}

/** "over northern Japan": above a place. */
function isNamedLast(tree: Tree, to: number): boolean {
  return tree.tag(to - 1) === 'NNP';
}

/** "for £4 million", "for six days". */
function isAmountAt(scene: Scene, from: number, to: number): boolean {
  if (isTimeAt(scene, from)) return true;
  for (let at = from; at < Math.min(to, from + 3); at++) if (scene.tree.tag(at) === 'CD') return true;
  return false;
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
    if (to > from && /^(?:[;:.!?()—–"”“]|--|-)$/.test(text) && !isWithinFigures(tree, to)) break;
    if (text === ',' && !isListComma(tree, to)) break;
    to++;
  }
  if (to === from + MAX_WORDS && to < last) to = boundary(tree, from, to);
  while (to > from && (/^[,;:.]$/.test(tree.text(to - 1)) || LOOSE.has(tree.lower(to - 1)))) to--;
  return to;
}

/** "2-1", "9–15" */
function isWithinFigures(tree: Tree, at: number): boolean {
  return /^[-–]$/.test(tree.text(at)) && tree.tag(at - 1) === 'CD' && tree.tag(at + 1) === 'CD';
}

/**
 * 'found "catastrophic" failings': how many tokens a few quoted words take with their marks; 0 where none or many are
 * quoted.
 */
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
function tellsOnlyWhen(scene: Scene, at: number, from: number, to: number): boolean {
  const { tree } = scene;
  const isDayBefore = endsDay(scene, at - 1);
  if (!isDayBefore && (TIME_NOUNS.has(tree.lower(at - 1)) || tree.tag(at - 1) === 'CD')) return true;
  for (let each = from; each < to; each++) {
    const tag = tree.tag(each);
    if (!tag.startsWith('NN') && !tree.isVerb(each) && tag !== 'CD') continue;
    if (tree.isVerb(each)) return false;
    // "after an absence of four years"
    if (GAPS.has(tree.lower(each))) return true;
    return TIME_NOUNS.has(tree.lower(each))
      ? tree.lower(each + 1) !== 'of' || YEARS.test(tree.lower(each))
      : tag === 'CD' && tree.isVerb(at - 1) && to - from === 1;
  }
  return false;
}
/** "a new tax on Friday": the end of a reason before a time that is the event's; a clause has times of its own. */
function beforeTime(scene: Scene, from: number, to: number): number {
  if (holdsVerb(scene.tree, from, to)) return to;
  for (let at = from + 1; at < to - 1; at++)
    if (scene.tree.relation(at) === 'preposition' && scene.tree.lower(at) === 'on' && isTimeAt(scene, at + 1))
      return at;
  return to;
}

/** "after midnight", "after nine days", but not "after four days of rain". */
function isTimeAt({ tree, dates }: Scene, from: number): boolean {
  const start = tree.tokens[from]?.start ?? -1;
  const date = dates.find((each) => each.start <= start && start < each.end);
  const next = date === undefined ? -1 : tree.tokens.findIndex((token) => token.start >= date.end);
  return date !== undefined && (tree.lower(next) !== 'of' || YEARS.test(tree.lower(next - 1)));
}

/** "on Monday night after": a word that ends a day of its own is not counted from what comes after it. */
function endsDay({ tree, dates }: Scene, at: number): boolean {
  const end = tree.tokens[at]?.end ?? -1;
  return dates.some(
    (date) => date.end === end && (date.type === 'TIME' || date.type === 'DATE') && DAY.test(date.value),
  );
}
const DAY = /^(?:\d{4}|XXXX)-(?:\d{2}-\d{2}|W)/;

/** "after four years of conservative rule" tells what came before. */
const YEARS = /^(?:years?|decades?|centuries)$/;

/**
 * "to save the mill": a purpose from its "to" on; in the event's own sentence that of the event's verb, not that of
 * what is denied ("denied paying inspectors to overlook mould").
 */
function purposeIn(event: Event, scene: Scene, at: number): Reason | null {
  const { tree } = scene;
  const reason = purposeAt(tree, at);
  const verbs = event.verbsIn(scene);
  if (reason === null || verbs.size === 0) return reason;
  const governor = tree.head(reason.governed);
  if (event.bond(scene, governor) !== 'own' || verbs.has(governor) || !tree.isVerb(governor)) return reason;
  // "is ready to launch satellites to mark the day": what the event's verb goes on to.
  let up = governor;
  while (!verbs.has(up) && (tree.relation(up) === 'open-complement' || tree.relation(up) === 'complement'))
    up = tree.head(up);
  return verbs.has(up) && !DENYING.has(tree.lower(up)) ? reason : null;
}

/** "in an attempt to save it", but not "dismissed an attempt to save it". */
function isAimOf(tree: Tree, noun: number): boolean {
  return AIMS.has(tree.lower(noun)) && tree.lower(tree.head(noun)) === 'in';
}

/** "to save the mill": a purpose from its "to" on. */
function purposeAt(tree: Tree, at: number): Reason | null {
  if (tree.tag(at) !== 'TO' || tree.relation(at) !== 'auxiliary') return null;
  const verb = tree.head(at);
  const isAim = tree.relation(verb) === 'reduced-clause' && isAimOf(tree, tree.head(verb));
  return isAim || isPurpose(tree, verb)
    ? { kind: 'purpose', from: at, to: endOf(tree, verb, at), governed: verb }
    : null;
}
