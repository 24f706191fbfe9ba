import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestedRecord } from '../../bin/commands/record.ts';
import { cleanSource } from '../../engine/clean.ts';
import { NO_FACTS } from '../../engine/facts/index.ts';
import {
  type Item,
  itemsOf,
  itemsWithin,
  placesOf,
  type Slice,
  type SliceKind,
  standIn,
} from '../../web/article/items.ts';
import { countsOf, paragraphsOf, piecesOf, touching } from '../../web/article/paragraphs.ts';

const ROOT = join(import.meta.dirname, '../..');
const FILE = 'events/articles/wire-harbour.txt';
const article = cleanSource({ bytes: readFileSync(join(ROOT, FILE)), name: FILE });
const record = digestedRecord(FILE, article, {});
const sentences = record.summary?.sentences ?? [];
const items = itemsOf(record.facts, sentences);
const textIn = ({ start, end }: Slice) => article.text.slice(start, end);

describe('what was drawn from an article', () => {
  it('has an id of its own each', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.length).toBeGreaterThan(20);
  });

  it('stands where its slices say: kept parts of a sentence are the sentence, names are names', () => {
    for (const item of items.filter(({ what }) => what === 'summary')) {
      const kept = item.slices.filter(({ kind }) => kind === 'main').map(textIn);
      expect(kept.join('')).toBe(item.label);
    }
    const person = items.find(({ label }) => label === 'Marta Quiroga');
    expect(person?.slices.filter(({ kind }) => kind === 'main').map(textIn)).toContain('Marta Quiroga');
    expect(person?.slices.filter(({ kind }) => kind === 'side').map(textIn)).toContain(
      "chief negotiator of the United Dockers' Union",
    );
  });

  it('shows what trimming cut, but does not count it as drawn', () => {
    const text = 'The harbour board (pictured) shut the old quay of Port Ellery on Monday.';
    const trimmed = digestedRecord('quay.txt', cleanSource({ bytes: Buffer.from(text), name: 'quay.txt' }), {});
    const drawn = itemsOf(trimmed.facts, trimmed.summary?.sentences ?? []);
    const lead = drawn.find(({ slices }) => slices.some(({ kind }) => kind === 'cut'));
    const cut = lead?.slices.find(({ kind }) => kind === 'cut');
    expect(text.slice(cut?.start, cut?.end)).toBe(' (pictured)');
    expect(lead === undefined ? 0 : placesOf(lead)).toBe(2);
    expect(itemsWithin(drawn, { start: (cut?.start ?? 0) + 1, end: (cut?.start ?? 0) + 2 })).not.toContain(lead);
  });

  it('is found from the article, the most particular first', () => {
    const at = article.text.indexOf('62 million') + 3;
    const found = itemsWithin(items, { start: at, end: at + 1 });
    expect(found[0]).toMatchObject({ what: 'amount', label: '62 million euros' });
    expect(found.map(({ what }) => what)).toContain('summary');
    expect(itemsWithin(items, { start: article.text.length, end: article.text.length + 1 })).toEqual([]);
  });

  it('has key phrases after all that somebody may want to check', () => {
    const whats = itemsWithin(items, { start: 0, end: article.text.length }).map(({ what }) => what);
    const first = whats.indexOf('key phrase');
    expect(first).toBeGreaterThan(0);
    expect(new Set(whats.slice(first))).toEqual(new Set(['key phrase']));
  });

  it('has each source once, with all its places', () => {
    const source = (name: string, start: number) => ({ name, text: name, start, end: start + name.length, score: 0.9 });
    const facts = { ...NO_FACTS, sources: [source('Newsline', 0), source('Tidal', 20), source('Newsline', 40)] };
    const sources = itemsOf(facts, []).filter(({ what }) => what === 'source');
    expect(sources.map(({ id, label }) => `${id} ${label}`)).toEqual(['sources-0 Newsline', 'sources-1 Tidal']);
    expect(sources[0]?.slices.map(({ start }) => start)).toEqual([0, 40]);
  });

  it('groups dates of one value', () => {
    const dates = items.filter(({ what }) => what === 'date');
    const all = record.facts?.dates ?? [];
    expect(dates.length).toBe(new Set(all.map(({ value }) => value)).size);
    expect(dates.flatMap(({ slices }) => slices)).toHaveLength(all.length);
  });

  it('is told from what was drawn from another text', () => {
    expect(standIn(article.text, sentences)).toBe(true);
    expect(standIn(article.text, [])).toBe(true);
    expect(standIn(`Corrected. ${article.text}`, sentences)).toBe(false);
  });

  it('is only the summary where there are no facts', () => {
    expect(itemsOf(null, sentences).map(({ what }) => what)).toEqual(sentences.map(() => 'summary'));
  });
});

describe('paragraphs', () => {
  it('hold every character but line breaks, at its offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '\n', ' ', '\u202e', '😀', '<') }), (text) => {
        const paragraphs = paragraphsOf(text, []);
        expect(paragraphs.map((paragraph) => paragraph.text).join('')).toBe(text.replaceAll('\n', ''));
        for (const { start, end, text: own } of paragraphs) expect(text.slice(start, end)).toBe(own);
      }),
    );
  });

  it('carry the label of the section that begins in them', () => {
    const text = 'One.\n\nTwo.\nThree.';
    const labels = paragraphsOf(text, [{ label: 'What Happened', start: 6, end: 17 }]).map(({ label }) => label);
    expect(labels).toEqual([null, 'What Happened', null]);
  });

  it('know how much was drawn from each', () => {
    const paragraphs = paragraphsOf(article.text, []);
    expect(countsOf(paragraphs, items)).toEqual(paragraphs.map((paragraph) => itemsWithin(items, paragraph).length));
  });
});

describe('pieces', () => {
  const kinds: readonly SliceKind[] = ['main', 'side', 'cut'];
  const slice = fc.record({
    start: fc.nat(30),
    length: fc.integer({ min: 1, max: 12 }),
    kind: fc.constantFrom(...kinds),
  });

  it('joined are the text, whatever is lit and however slices overlap', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.nat(10), fc.array(slice), (text, start, parts) => {
        const slices: Slice[] = parts.map((part) => ({
          in: 'text',
          start: part.start,
          end: part.start + part.length,
          kind: part.kind,
        }));
        const near = touching(slices, 'text', start, start + text.length);
        const pieces = piecesOf(text, start, near);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of pieces) {
          const end = piece.start + piece.text.length;
          const covering = near.filter((one) => one.start < end && piece.start < one.end);
          expect(piece.kind === null).toBe(covering.length === 0);
        }
      }),
    );
  });

  it('show the weightier of two', () => {
    const slices: Slice[] = [
      { in: 'text', start: 0, end: 5, kind: 'side' },
      { in: 'text', start: 2, end: 3, kind: 'main' },
    ];
    expect(piecesOf('abcdef', 0, slices).map(({ text, kind }) => [text, kind])).toEqual([
      ['ab', 'side'],
      ['c', 'main'],
      ['de', 'side'],
      ['f', null],
    ]);
  });

  it('of the title are not those of the text', () => {
    const item: Item = {
      id: 'what',
      what: 'what',
      label: 'x',
      slices: [{ in: 'title', start: 0, end: 1, kind: 'main' }],
    };
    expect(touching(item.slices, 'text', 0, 10)).toEqual([]);
    expect(itemsWithin([item], { start: 0, end: 10 })).toEqual([]);
  });
});
