/** The rows of bench/cases/gold, as the card describes them, and how they are split. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { readRows } from '../shared.ts';

export const EVENT_QUESTIONS = ['who', 'what', 'when', 'where', 'why', 'how'] as const;
export type EventQuestion = (typeof EVENT_QUESTIONS)[number];

export interface GoldArticle {
  readonly id: string;
  readonly genre: string;
  readonly title: string | null;
  /** Day of publication, ISO. */
  readonly date: string;
  readonly text: string;
}

/**
 * What an editor says the article tells. Lists of wordings are alternatives; null and empty mean that the article does
 * not say.
 */
export interface GoldAnswers {
  readonly id: string;
  readonly form: string;
  readonly event: Readonly<Record<EventQuestion, readonly string[] | null>>;
  readonly status: string | null;
  readonly claimant: readonly string[] | null;
  readonly people: readonly { readonly name: string; readonly role: readonly string[]; readonly age: number | null }[];
  readonly speakers: readonly { readonly quote: string; readonly speaker: string }[];
  readonly statements: readonly { readonly content: string; readonly claimant: string; readonly kind: string }[];
  readonly noise: readonly string[];
}

function rowsOf<Row>(name: string): Row[] {
  return readRows<Row>(fileURLToPath(new URL(`../cases/gold/${name}.jsonl`, import.meta.url)));
}

/** Every article with its answers. */
export function goldRows(): { readonly article: GoldArticle; readonly gold: GoldAnswers }[] {
  const answers = new Map(rowsOf<GoldAnswers>('gold').map((row) => [row.id, row]));
  return rowsOf<GoldArticle>('articles').map((article) => {
    const gold = answers.get(article.id);
    if (gold === undefined) throw new Error(`bench/cases/gold/gold.jsonl has no row for ${article.id}`);
    return { article, gold };
  });
}

/**
 * True for the third of the articles that is only ever scored as a whole: first byte of the SHA-256 of the id divisible
 * by 3.
 */
export function isFrozen(id: string): boolean {
  const [first = 0] = createHash('sha256').update(id).digest();
  return first % 3 === 0;
}
