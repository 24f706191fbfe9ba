import { describe, expect, it } from 'vitest';
import weights from '../../../engine/extract/data/block-weights.json' with { type: 'json' };
import { EVIDENCE } from '../../../engine/extract/evidence.ts';
import { likelihood } from '../../../engine/extract/learnt.ts';
import { BODY, longBody, page } from './page.ts';

const TITLE = '<title>Town builds a second pier</title><meta property="og:title" content="Town builds a second pier">';
const H1 = '<h1>Town builds a second pier</h1>';
/** A promotion after the last paragraph, in a kind of element that nothing else on the page has. */
const PROMOTION =
  '<div><figure><div class="k"><span>A walk along the old quay with our readers starts on the first Sunday of ' +
  'each month.</span></div></figure></div>';

describe('the learnt weights', () => {
  it('have one number for each piece of evidence, and no other', () => {
    expect(Object.keys(weights.weights).toSorted()).toEqual([...EVIDENCE].toSorted());
  });

  it('give a likelihood that rises with what speaks for a block', () => {
    const model = { bias: 0, weights: [1, -1] };
    expect(likelihood([0, 0], model)).toBe(0.5);
    expect(likelihood([2, 0], model)).toBeGreaterThan(likelihood([2, 1], model));
  });

  it('leave the paragraphs, headings, lists and quotations of an article alone', () => {
    const list = '<ul><li>A lane for lorries, painted white</li><li>A lane for people on foot</li></ul>';
    const quote =
      '<blockquote><p>We shall build it and we shall build it well, come what may.</p><p>on it.</p>— Tor Aune ' +
      '(@aune) March 3</blockquote>';
    const { text, removed } = page(
      TITLE,
      `<article>${H1}${BODY}<h2>The lanes</h2>${list}${longBody(4)}${quote}${longBody(2)}</article>`,
    );
    // A quoted post is of the article, though its lines look like nothing around them.
    for (const kept of ['The lanes', 'painted white', 'come what may', 'on it.']) expect(text).toContain(kept);
    expect(removed.map(({ rule }) => rule)).not.toContain('outside');
  });

  it('leave the points of a list at the end, which leads nowhere', () => {
    const points = ['All eleven planks are new', 'Chains are looked at in May', 'Masters have a chart'];
    const list = `<h3>What changes</h3><ul>${points.map((point) => `<li>${point}</li>`).join('')}</ul>`;
    const { text } = page(TITLE, `<main><article>${H1}${longBody(2)}${list}</article></main>`);
    for (const point of points) expect(text).toContain(point);
  });

  it('take out what is unlike the paragraphs around it, and say where it stood', () => {
    const body = `<main><article>${H1}${longBody(6)}${PROMOTION}</article></main>`;
    const found = page(TITLE, body);
    expect(found.text).not.toContain('A walk along the old quay');
    expect(found.removed.find(({ text }) => text.startsWith('A walk'))?.rule).toBe('outside');
    expect(page(TITLE, body, ['outside']).text).toContain('A walk along the old quay');
  });

  it('do nothing on a page with little prose', () => {
    const { removed } = page(
      TITLE,
      `<article>${H1}<p>The harbour town will build a second pier, the council said.</p><p>More follows.</p></article>`,
    );
    expect(removed.map(({ rule }) => rule)).not.toContain('outside');
  });
});
