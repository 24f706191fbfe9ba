import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_FACTS } from '../../engine/facts/index.ts';
import openapi from '../../lambdas/read/openapi.json' with { type: 'json' };

/** Where each kind of fact has to be shown, told or checked. */
const PLACES = [
  ['the report in the terminal', 'bin/terminal/report.ts', (kind: string) => `facts.${kind}`],
  ['the reader page', 'web/article/facts.tsx', (kind: string) => `facts.${kind}`],
  ['what fixtures say', 'tests/fixtures/outline.ts', (kind: string) => `facts.${kind}`],
  ['what agents may ask for', 'bin/mcp/answers.ts', (kind: string) => `'${kind}',`],
  ['docs/api.md', 'docs/api.md', (kind: string) => `"${kind}": `],
] as const;

const kinds = Object.keys(NO_FACTS);

describe('every kind of fact', () => {
  it.each(PLACES)('has its place in %s', (_what, file, written) => {
    const code = readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8');
    const shown = file.endsWith('.ts') ? code.replaceAll(/\bconst \{ event \} = facts\b/g, 'facts.event') : code;
    expect(kinds.filter((kind) => !shown.includes(written(kind)))).toEqual([]);
  });

  it('is described by the API, and nothing else is', () => {
    expect(Object.keys(openapi.components.schemas.Facts.properties)).toEqual(kinds);
    expect(openapi.components.schemas.Facts.required.toSorted()).toEqual(kinds.toSorted());
  });
});
