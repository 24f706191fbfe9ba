import type { Analysis } from '../../analysis.ts';
import { NUMBER_WORDS } from '../../grammar/numerals.ts';
import { STATING, THAT_CUES } from '../../grammar/speech.ts';
import { type Features, flag } from './candidate.ts';
import words from './data/actor-words.json' with { type: 'json' };
import { isBeing, type Scene, shared, spanOf, stemsOf } from './scene.ts';
import type { SceneClause } from './told-clauses.ts';

/** Who did what, as one clause tells it. */
export interface Action {
  readonly scene: Scene;
  readonly clause: SceneClause;
  readonly features: Features;
  /** Its subject is a pronoun, which names nobody. */
  readonly isPronoun: boolean;
}

const PRONOUNS = new Set(words.pronouns);
const REPORTERS = new Set(words.reporters);

/** Who is named in the article, and where. */
type Named = Pick<Analysis, 'entities' | 'mentions'>;

/** Every clause of the title and the first sentences that could be the event, with what speaks for it. */
export function actionsOf(title: Scene | null, sentences: readonly Scene[], named: Named): Action[] {
  const headline = title === null ? new Set<string>() : stemsOf(title);
  const lead = sentences[0] === undefined ? new Set<string>() : stemsOf(sentences[0]);
  const scenes = [...(title === null ? [] : [title]), ...sentences.slice(0, 2)];
  return scenes.flatMap((scene) =>
    scene.clauses
      .filter((clause) => clause.subject !== null && !isDate(scene, clause.actor) && saysSomething(scene, clause))
      .map((clause) => ({
        scene,
        clause,
        isPronoun: PRONOUNS.has(scene.tree.lower(clause.actor)),
        features: {
          ...weigh(scene, clause, scene.in === 'title' ? lead : headline, named),
          untitled: flag(title === null),
        },
      })),
  );
}

function weigh(scene: Scene, clause: SceneClause, other: ReadonlySet<string>, named: Named): Features {
  const { tree } = scene;
  const { subject, predicate, actor, verb } = clause;
  const from = subject?.from ?? predicate.from;
  const { start, end } = spanOf(scene, from, subject?.to ?? from);
  const actorText = (
    tree.tokens[from] === undefined
      ? ''
      : tree.tokens
          .slice(from, subject?.to)
          .map(({ text }) => text)
          .join(' ')
  ).trim();
  const subjectLower = tree.lower(actor);
  const own = stemsOf(scene, Math.min(from, predicate.from), predicate.to);
  const isNamed =
    scene.in === 'text'
      ? named.mentions.within({ start, end }).some(({ entity }) => entity.type !== 'place')
      : named.entities.some(
          ({ type, name, aliases }) => type !== 'place' && [name, ...aliases].some((each) => actorText.includes(each)),
        );
  const reporter = scene.clauses.find(({ reports }) => reports);
  return {
    title: flag(scene.in === 'title'),
    lead: flag(scene.order === 0),
    second: flag(scene.order === 1),
    reported: flag(clause.kind === 'reported'),
    routine: flag(clause.kind === 'reported' && reporter !== undefined && REPORTERS.has(tree.lower(reporter.actor))),
    // Who says something tells the event only where nothing of what is said could.
    reports: flag(clause.reports && scene.clauses.some(({ kind, subject: of }) => kind === 'reported' && of !== null)),
    joined: flag(clause.kind === 'joined'),
    pronoun: flag(PRONOUNS.has(subjectLower)),
    named: flag(isNamed),
    short: flag(predicate.to - predicate.from === 1 && tree.last(verb) <= verb + 1),
    agreement: Math.min(shared(own, other), AGREED) / AGREED,
    participle: flag(isParticiple(scene, clause)),
    padded: flag(isPadded(scene, clause)),
    state: flag(isBeing(tree, verb)),
    question: flag(tree.tokens.at(-1)?.text === '?' || tree.tag(0) === 'WH'),
    quoted: flag(isQuoted(scene, verb)),
    number: flag(
      subject !== null && (tree.tag(subject.to - 1) === 'CD' || NUMBER_WORDS.has(tree.lower(subject.to - 1))),
    ),
    generic: flag(REPORTERS.has(subjectLower)),
  };
}

/** "Aug 1 raised": what is left of a dateline does nothing. */
function isDate({ tree, dates }: Scene, at: number): boolean {
  const start = tree.tokens[at]?.start ?? -1;
  return dates.some((date) => date.type === 'DATE' && date.start <= start && start < date.end && /\d/.test(date.text));
}

/**
 * "was" and "will be" alone, whose complement was not read, tell nothing, nor does "said", nor "has said" after what
 * was said.
 */
function saysSomething({ tree, clauses }: Scene, { verb, predicate }: SceneClause): boolean {
  if (predicate.to > verb + 1) return true;
  if (isBeing(tree, verb)) return false;
  if (predicate.from === verb) return !STATING.has(tree.lower(verb));
  return !(THAT_CUES.has(tree.lower(verb)) && clauses.some(({ kind }) => kind === 'reported'));
}

/** How many words in common count as agreement. */
const AGREED = 3;

/**
 * "A museum devoted to fog was opened": a participle that only describes, where another clause of the sentence has a
 * finite verb.
 */
function isParticiple({ in: where, tree, clauses }: Scene, { verb, predicate }: SceneClause): boolean {
  return (
    where === 'text' &&
    predicate.from === verb &&
    tree.lower(verb).endsWith('ed') &&
    !tree.children(verb).some((each) => tree.relation(each) === 'object') &&
    clauses.some((other) => other.verb > verb && other.predicate.from < other.verb && !other.reports)
  );
}

/** "voted by 23 votes on Tuesday to switch off": a time or a circumstance between the verb and what it needs. */
function isPadded({ tree, dates }: Scene, { verb, predicate }: SceneClause): boolean {
  const end = tree.tokens[predicate.to - 1]?.end ?? 0;
  const start = tree.tokens[verb]?.start ?? 0;
  return dates.some((date) => date.start > start && date.end < end);
}

/** Whether more quotation marks open than close before a token. */
function isQuoted({ tree }: Scene, at: number): boolean {
  let open = false;
  for (let each = 0; each < at; each++) {
    const mark = tree.text(each);
    if (mark === '"') open = !open;
    else if (mark === '“' || mark === '‘') open = true;
    else if (mark === '”') open = false;
  }
  return open;
}
