import { cleanDecoded } from '../../../engine/clean.ts';

const SENTENCES = [
  'The harbour town will build a second pier after the council voted for the plan on Tuesday night.',
  'The pier will cost about 12 million crowns and should open before the summer, the harbour office said.',
  'Fishermen had asked for a longer breakwater first, and three members voted against the plan for that reason.',
];

/** Three paragraphs of an article. */
export const BODY = SENTENCES.map((text) => `<p>${text}</p>`).join('');

/** A longer article: `times` the three paragraphs, each time about something else. */
export function longBody(times: number): string {
  const things = ['pier', 'quay', 'mole', 'dock', 'slipway', 'lock', 'canal', 'bridge'];
  return things
    .slice(0, times)
    .map((thing) => BODY.replaceAll('pier', thing))
    .join('');
}

/** Cleans a page of such a head and body. */
export function page(head: string, body: string, keep: readonly string[] = []) {
  return cleanDecoded(
    {
      text: `<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`,
      mediaType: 'text/html',
    },
    { keep },
  );
}

/** A JSON-LD script. */
export function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}
