import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cleanSource } from '../../../engine/clean.ts';
import { readDates } from '../../../engine/dates/index.ts';
import { digestArticle } from '../../../engine/digest.ts';
import { tokenizeText } from '../../../engine/text/document.ts';
import { type Calls, callsDuring } from '../../support/calls.ts';

const name = 'wire-harbour.txt';
const bytes = readFileSync(join(import.meta.dirname, '../../../events/articles', name));
const title = 'Harbour council in Port Ellery votes on Tuesday';
/** Its day is known, or the dateline would be read for dates too. */
const article = { ...cleanSource({ bytes, name }), title, publishedAt: '2025-09-03' };

/** Text, title and dateline: each is one document. */
const DOCUMENTS = 3;
/** The dateline is read for its place alone. */
const DATED = 2;

describe('one article', () => {
  let calls: Calls = new Map();
  const count = (key: string) => calls.get(key) ?? 0;

  beforeAll(() => {
    calls = callsDuring(() => digestArticle(article));
  });

  test.each(['tokenise text/tokens.ts', 'lex text/atoms.ts', 'findQuotations text/quotation-marks.ts'])(
    'is read once by %s, as are its title and dateline',
    (key) => {
      expect(count(key)).toBe(DOCUMENTS);
    },
  );

  test.each([
    'findEntities names/index.ts',
    'readDateline names/dateline.ts',
    'Mentions analysis.ts',
    'readQuotes facts/quotes/read.ts',
    'readClaims facts/claims/read.ts',
  ])('is read for names, for the place of its dateline and for who says what, once: %s', (key) => {
    expect(count(key)).toBe(1);
  });

  test('is read for dates once: nobody tries for an expression but the one reading of text and title', () => {
    expect(count('readDates dates/index.ts')).toBe(DATED);
    const { headings, language, publishedAt, text } = article;
    const documents = [tokenizeText(text, { headings, language }), tokenizeText(title, { oneSentence: true })];
    const own = callsDuring(() => documents.map(({ atoms }) => readDates(atoms, publishedAt)));
    const tries = own.get('readExpression dates/grammar/index.ts') ?? 0;
    expect(tries).toBeGreaterThan(0);
    expect(count('readExpression dates/grammar/index.ts')).toBe(tries);
  });
});
