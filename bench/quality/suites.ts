import { fileURLToPath } from 'node:url';
import { cleanDecoded, rawArticle } from '../../engine/clean.ts';
import { digestArticle } from '../../engine/digest.ts';
import type { EntityFact, Facts } from '../../engine/record.ts';
import { judge, type Verdict } from '../gold/judge.ts';
import { goldRows } from '../gold/rows.ts';
import { readRows } from '../shared.ts';
import { contains, type Figures, share, Tally } from './measures.ts';
import { type SpeakerCase, scoreSpeakers } from './speakers.ts';
import { type StoryCase, scoreStories } from './stories.ts';

/** Rows of one of the files in bench/cases. */
function cases<Row>(name: string): Row[] {
  return readRows<Row>(fileURLToPath(new URL(`../cases/${name}.jsonl`, import.meta.url)));
}

function factsOf(text: string, details: { readonly title?: string; readonly publishedAt?: string } = {}): Facts {
  return digestArticle(rawArticle(text, { ...details, language: 'en' })).facts;
}

interface EventRow {
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly gold: Readonly<Record<string, readonly (string | { readonly text: string })[]>>;
}

const QUESTIONS = ['who', 'what', 'when', 'where', 'why', 'how'] as const;

/** Of the articles with an answer to a question, how many get one that says the same. */
function events(): Figures {
  const rows = cases<EventRow>('events').map(({ title, text, date, gold }) => ({
    gold,
    event: factsOf(text, { title, publishedAt: date.slice(0, 10) }).event,
  }));
  const right = (question: (typeof QUESTIONS)[number]) => {
    const answerable = rows.filter(({ gold }) => (gold[question]?.length ?? 0) > 0);
    return share(answerable, ({ event, gold }) => {
      const answer = event[question];
      const phrases = (gold[question] ?? []).map((phrase) => (typeof phrase === 'string' ? phrase : phrase.text));
      return answer !== null && phrases.some((phrase) => contains(answer.text, phrase));
    });
  };
  return Object.fromEntries(QUESTIONS.map((question) => [question, right(question)]));
}

function speakers(): Figures {
  const { found, phrase, person, correct } = scoreSpeakers(cases<SpeakerCase>('speakers'));
  return { found, phrase, person, correct };
}

interface DatesRow {
  readonly text: string;
  readonly date: string;
  readonly dates: readonly (readonly [text: string, value: string])[];
}

function dates(): Figures {
  const [spans, values] = [new Tally(), new Tally()];
  for (const row of cases<DatesRow>('dates')) {
    const found = factsOf(row.text, { publishedAt: row.date }).dates;
    const same = row.dates.map(([text, value]) => [found.find((date) => date.text === text), value] as const);
    spans.add(found.length, row.dates.length, same.filter(([date]) => date !== undefined).length);
    values.add(found.length, row.dates.length, same.filter(([date, value]) => date?.value === value).length);
  }
  return { expressions: spans.f1, values: values.f1 };
}

interface NamesRow {
  readonly text: string;
  readonly people: readonly string[];
  readonly organizations: readonly string[];
  readonly places: readonly string[];
}

function names(): Figures {
  const tallies = { people: new Tally(), organizations: new Tally(), places: new Tally() };
  for (const row of cases<NamesRow>('names')) {
    const facts = factsOf(row.text);
    for (const kind of ['people', 'organizations', 'places'] as const) {
      const found = facts[kind].map(({ name }: EntityFact) => name);
      tallies[kind].add(found.length, row[kind].length, row[kind].filter((name) => found.includes(name)).length);
    }
  }
  return { people: tallies.people.f1, organizations: tallies.organizations.f1, places: tallies.places.f1 };
}

interface CleaningRow {
  readonly keep: readonly string[];
  readonly cut: readonly string[];
}

/** How much of what must stay stays, and of what must go goes. */
function kept(rows: readonly { readonly row: CleaningRow; readonly text: string }[]): Figures {
  const keep = rows.flatMap(({ row, text }) => row.keep.map((part) => text.includes(part)));
  const cut = rows.flatMap(({ row, text }) => row.cut.map((part) => !text.includes(part)));
  return { kept: share(keep, Boolean), cut: share(cut, Boolean) };
}

function noise(): Figures {
  return kept(
    cases<CleaningRow & { readonly text: string }>('noise').map((row) => ({
      row,
      text: cleanDecoded({ text: row.text, mediaType: 'text/plain' }).text,
    })),
  );
}

interface PageRow extends CleaningRow {
  readonly html: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
}

function pages(): Figures {
  const rows = cases<PageRow>('pages').map((row) => {
    const article = cleanDecoded({ text: row.html, mediaType: 'text/html' });
    return { row, article, text: article.text };
  });
  return {
    ...kept(rows),
    title: share(rows, ({ row, article }) => article.title === row.title),
    authors: share(rows, ({ row, article }) => article.authors.join() === row.authors.join()),
    publication: share(rows, ({ row, article }) => (article.publishedAt?.slice(0, 10) ?? null) === row.publishedAt),
  };
}

/**
 * Whole articles against an editor's answers: of the answers there are, how many the record gives right, and of those
 * it gives, how many are right. All rows are scored as a whole; `npm run gold` shows more.
 */
function gold(): Figures {
  const counts = new Map<string, Record<Verdict, number>>();
  for (const { article, gold: answers } of goldRows()) {
    const record = digestArticle(rawArticle(article.text, { title: article.title, publishedAt: article.date }));
    for (const { question, verdict } of judge(article, answers, record)) {
      const count = counts.get(question) ?? { right: 0, partly: 0, wrong: 0, missing: 0, open: 0, none: 0 };
      count[verdict]++;
      counts.set(question, count);
    }
  }
  return Object.fromEntries(
    [...counts].flatMap(([question, { right, partly, wrong, missing, open }]) => {
      const [given, wanted] = [right + partly + wrong + open, right + partly + missing + open];
      const name = question.replace(' ', '-');
      return [
        ...(wanted === 0 ? [] : [[`${name}-found`, (right + partly / 2) / wanted] as const]),
        ...(given === 0 ? [] : [[`${name}-right`, (right + partly / 2) / given] as const]),
      ];
    }),
  );
}

/** How happenings that resemble each other are kept apart, and the articles on one are brought together. */
function stories(): Promise<Figures> {
  return scoreStories(cases<StoryCase>('stories'));
}

/** What is measured, by name: each gives its figures for the engine as it is. */
export const SUITES: Readonly<Record<string, () => Figures | Promise<Figures>>> = {
  events,
  speakers,
  dates,
  names,
  noise,
  pages,
  gold,
  stories,
};
