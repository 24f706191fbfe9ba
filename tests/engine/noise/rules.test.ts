import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES, type Rule } from '../../../engine/blocks/rules.ts';
import { cleanDecoded } from '../../../engine/clean.ts';
import type { CleanArticle } from '../../../engine/record.ts';

const BODY = [
  'The harbour council of Port Ellery voted for a second pier on Tuesday after a debate that lasted until midnight.',
  'The work is paid for by the region and will take until the spring of next year, the harbour master said.',
  'Fishermen had asked for a longer breakwater first, and three members of the council voted against the plan.',
  'The old quay was built in 1931, and boats have been turned away on every holiday weekend for six years.',
];

/** The example where such a thing stands. */
function sourceOf({ part, example }: Rule): string {
  if (part === 'top') return [example, ...BODY].join('\n\n');
  if (part === 'text') return [...BODY.slice(0, 3), example, ...BODY.slice(3)].join('\n\n');
  const [first, ...rest] = BODY.map((text) => `<p>${text}</p>`);
  if (part === 'around') return `<html><body>${example}<article>${first}${rest.join('')}</article></body></html>`;
  return `<html><body><article>${first}${example}${rest.join('')}</article></body></html>`;
}

function clean(rule: Rule, keep: readonly string[] = []): CleanArticle {
  const mediaType = rule.part === 'page' || rule.part === 'around' ? 'text/html' : 'text/plain';
  return cleanDecoded({ text: sourceOf(rule), mediaType }, { keep });
}

const shown = (example: string): string => example.replace(/\n/g, ' ');

/** The table of docs/engine.md, as the list gives it. */
function table(): string {
  const rows = RULES.map(
    ({ name, about, example }) => `| \`${name}\` | ${about} | ${shown(example).replaceAll('|', '\\|')} |`,
  );
  return ['| rule | cuts | for example |', '|---|---|---|', ...rows].join('\n');
}

describe('every rule', () => {
  it.each(RULES.map((rule) => [rule.name, rule] as const))(
    '%s cuts its example, and does not where it is kept',
    (name, rule) => {
      const cut = clean(rule);
      expect(cut.removed.map((removal) => removal.rule)).toContain(name);
      for (const paragraph of BODY) expect(cut.text).toContain(paragraph);
      expect(clean(rule, [name]).removed.map((removal) => removal.rule)).not.toContain(name);
    },
  );

  it('has a name of its own', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });

  it('is in docs/engine.md, word for word', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../docs/engine.md'), 'utf8')).toContain(table());
  });

  it('is among those that cleaning gives as reasons', () => {
    const known = new Set(RULES.map(({ name }) => name));
    const folder = join(import.meta.dirname, '../../../engine/noise/data');
    const cues: Record<string, unknown> = JSON.parse(readFileSync(join(folder, 'cues.json'), 'utf8'));
    const words: { interface: Record<string, unknown> } = JSON.parse(readFileSync(join(folder, 'words.json'), 'utf8'));
    for (const name of [...Object.keys(cues), ...Object.keys(words.interface)]) expect(known).toContain(name);
  });
});

it('refuses to keep a rule that there is not', () => {
  expect(() => cleanDecoded({ text: BODY.join('\n'), mediaType: 'text/plain' }, { keep: ['share-bars'] })).toThrow(
    /No rule is called "share-bars".*share-bar/,
  );
});
