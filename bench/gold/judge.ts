/** Compares one record with the answers of an editor, fact by fact. */
import { EVENT_QUESTIONS, type EventQuestion, type GoldAnswers, type GoldArticle } from './rows.ts';
import { bestF1, isInitialsOf, sameName, wordsOf } from './wording.ts';

/** `none`: rightly no answer. `open`: the record gives a phrase ("he") where a name was wanted. */
export const VERDICTS = ['right', 'partly', 'wrong', 'missing', 'open', 'none'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const QUESTIONS = [
  ...EVENT_QUESTIONS,
  'status',
  'claimant',
  'form',
  'speakers',
  'people',
  'roles',
  'ages',
  'statements',
  'statement claimants',
] as const;
export type Question = (typeof QUESTIONS)[number];

export interface Judgement {
  readonly question: Question;
  readonly verdict: Verdict;
  /** What the record says and what the editor says, for a person who reads errors. */
  readonly given: string | null;
  readonly wanted: string | null;
}

interface Phrase {
  readonly text: string;
  readonly name?: string | null;
}

interface JudgedStatement {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly claimant?: Phrase | null;
  readonly speaker?: Phrase | null;
}

interface JudgedPerson {
  readonly name: string;
  readonly aliases?: readonly (string | { readonly text: string })[];
  readonly role?: { readonly text: string } | null;
  readonly age?: { readonly value: number } | null;
}

/** The part of a record that is judged. Records stored by older engines lack some of it. */
export interface JudgedRecord {
  readonly form?: { readonly value: string } | null;
  readonly facts: {
    readonly event: Readonly<Record<EventQuestion, { readonly text: string } | null>> & {
      readonly status?: string | null;
      readonly claimant?: Phrase | null;
    };
    readonly people: readonly JudgedPerson[];
    readonly quotes: readonly JudgedStatement[];
    readonly claims?: readonly JudgedStatement[];
  };
}

/** Token F1 from which an answer is right, partly right, and from which a role is right. */
const RIGHT = 0.75;
const PARTLY = 0.4;
const RIGHT_ROLE = 0.6;
/** Share of the shorter of two statements that both must cover to be the same one. */
const SAME_STATEMENT = 0.5;

/** Every judgement on one record. */
export function judge(article: GoldArticle, gold: GoldAnswers, record: JudgedRecord): Judgement[] {
  return [
    ...EVENT_QUESTIONS.map((question) =>
      judgeAnswer(question, record.facts.event[question]?.text, gold.event[question]),
    ),
    ...judgeFrame(gold, record),
    ...gold.speakers.map((wanted) => judgeSpeaker(wanted, record)),
    ...gold.people.flatMap((wanted) => judgePerson(wanted, record)),
    ...gold.statements.flatMap((wanted) => judgeStatement(wanted, article.text, record)),
  ];
}

function judgement(
  question: Question,
  verdict: Verdict,
  given: string | null | undefined,
  wanted: string | null | undefined,
): Judgement {
  return { question, verdict, given: given ?? null, wanted: wanted ?? null };
}

function judgeAnswer(question: EventQuestion, given: string | undefined, wanted: readonly string[] | null): Judgement {
  return judgement(question, answerVerdict(given, wanted), given, wanted?.[0]);
}

function answerVerdict(given: string | undefined, wanted: readonly string[] | null): Verdict {
  if (given === undefined) return wanted === null ? 'none' : 'missing';
  const f1 = bestF1(given, wanted ?? []);
  if (f1 >= RIGHT) return 'right';
  return f1 >= PARTLY ? 'partly' : 'wrong';
}

/** Form, and, where the article has an event, its status and whose word it is. */
function judgeFrame(gold: GoldAnswers, { form, facts }: JudgedRecord): Judgement[] {
  const judgements = [judgement('form', labelVerdict(form?.value, gold.form), form?.value, gold.form)];
  if (gold.status === null) return judgements;
  const { status, claimant } = facts.event;
  judgements.push(judgement('status', labelVerdict(status, gold.status), status, gold.status));
  const name = claimant?.name ?? claimant?.text;
  const isRight = name !== undefined && (gold.claimant ?? []).some((wanted) => sameName(name, wanted));
  const absent: Verdict = gold.claimant === null ? 'none' : 'missing';
  const verdict = isRight ? 'right' : 'wrong';
  judgements.push(judgement('claimant', name === undefined ? absent : verdict, name, gold.claimant?.[0]));
  return judgements;
}

function labelVerdict(given: string | null | undefined, wanted: string): Verdict {
  if (given === undefined || given === null) return 'missing';
  return given === wanted ? 'right' : 'wrong';
}

function judgeSpeaker(wanted: GoldAnswers['speakers'][number], { facts }: JudgedRecord): Judgement {
  const opening = wordsOf(wanted.quote).join(' ');
  const quote = facts.quotes.find(({ text }) => wordsOf(text).join(' ').includes(opening));
  if (quote === undefined) return judgement('speakers', 'missing', null, wanted.speaker);
  const { name, text } = quote.speaker ?? {};
  const given = name ?? text ?? '';
  const isRight = sameName(given, wanted.speaker) || isInitialsOf(given, wanted.speaker);
  const verdict = isRight ? 'right' : (name ?? null) === null ? 'open' : 'wrong';
  return judgement('speakers', verdict, given, wanted.speaker);
}

function judgePerson(wanted: GoldAnswers['people'][number], { facts }: JudgedRecord): Judgement[] {
  const person = facts.people.find((given) => namesOf(given).some((name) => sameName(name, wanted.name)));
  if (person === undefined) return [judgement('people', 'missing', null, wanted.name)];
  const role = person.role?.text;
  const [firstRole] = wanted.role;
  const age = person.age?.value ?? null;
  return [
    judgement('people', 'right', person.name, wanted.name),
    judgement('roles', roleVerdict(role, wanted.role), role, firstRole),
    judgement('ages', ageVerdict(age, wanted.age), age?.toString(), wanted.age?.toString()),
  ];
}

function namesOf({ name, aliases = [] }: JudgedPerson): string[] {
  return [name, ...aliases.map((alias) => (typeof alias === 'string' ? alias : alias.text))];
}

function roleVerdict(given: string | undefined, wanted: readonly string[]): Verdict {
  if (given === undefined) return wanted.length > 0 ? 'missing' : 'none';
  return bestF1(given, wanted) >= RIGHT_ROLE ? 'right' : 'wrong';
}

function ageVerdict(given: number | null, wanted: number | null): Verdict {
  if (given === null) return wanted === null ? 'none' : 'missing';
  return given === wanted ? 'right' : 'wrong';
}

function judgeStatement(wanted: GoldAnswers['statements'][number], text: string, { facts }: JudgedRecord): Judgement[] {
  const start = text.indexOf(wanted.content);
  const end = start + wanted.content.length;
  const { claims = [] } = facts;
  const ours = claims.length > 0 ? claims : facts.quotes.filter(({ kind }) => kind === 'indirect');
  const found = ours.find((given) => {
    const shared = Math.min(end, given.end) - Math.max(start, given.start);
    return shared / Math.max(1, Math.min(end - start, given.end - given.start)) >= SAME_STATEMENT;
  });
  if (found === undefined) return [judgement('statements', 'missing', null, wanted.content)];
  const party = found.claimant ?? found.speaker ?? null;
  const isRight = [party?.name, party?.text].some((name) => sameName(name ?? '', wanted.claimant));
  const verdict = isRight ? 'right' : party === null ? 'open' : 'wrong';
  return [
    judgement('statements', 'right', found.text, wanted.content),
    judgement('statement claimants', verdict, party?.name ?? party?.text, wanted.claimant),
  ];
}
