import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  articleId,
  changesBetween,
  cleanSource,
  digestArticle,
  ENGINE_VERSION,
  presentRecord,
} from '../../../engine/index.ts';
import { Problem, type ProblemCode } from '../../../lambdas/read/problems.ts';
import { Query } from '../../../lambdas/read/query.ts';
import { PATHS, PUBLIC_PATHS } from '../../../lambdas/read/routes.ts';
import { member } from '../../../lambdas/shared/json.ts';
import { document, misfits, queryParameters } from '../../support/read-api.ts';

const PAGE = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');

/** The text under each heading, by heading. */
const SECTIONS = new Map(
  PAGE.split(/^#{1,3} /m).map((section) => {
    const [heading = '', ...rest] = section.split('\n');
    return [heading, rest.join('\n')];
  }),
);

function sectionOf(heading: string): string {
  const section = SECTIONS.get(heading);
  if (section === undefined) throw new Error(`docs/api.md has no heading "${heading}"`);
  return section;
}

/** Rows of the tables whose first column has that title, without the title and the rule below it. */
function rowsOf(section: string, title: string): readonly (readonly string[])[] {
  return section
    .split(/\n\n+/)
    .filter((block) => block.startsWith(`| ${title} |`))
    .flatMap((block) => block.trim().split('\n').slice(2))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Words in backticks. */
function codes(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

function blocks(section: string, kind: string): readonly string[] {
  return [...section.matchAll(/```(.*)\n([\s\S]*?)```/g)]
    .filter(([, language]) => language === kind)
    .map(([, , content = '']) => content);
}

function examples(section: string, kind: string): readonly unknown[] {
  return blocks(section, kind).map((json): unknown => JSON.parse(json));
}

const KEY = 'samples/wire-harbour.txt';
/** What the store adds to a record of the page's article, as the page has it. */
const STORED = {
  etag: '9b1f2c7d0e5a4c3b8f6d1e2a7c9b0d4f',
  versionId: '3vLpC9WsNa6rTgBy0qKd4xMjE8uZf2Ho',
  digestedAt: '2025-09-02T19:04:11.000Z',
};

function sideOf(file: string) {
  const article = cleanSource({ bytes: new TextEncoder().encode(file), name: KEY });
  return { article, digest: digestArticle(article) };
}

function recordOf(file: string) {
  const { etag, versionId, digestedAt } = STORED;
  return presentRecord(
    {
      id: articleId(KEY),
      key: KEY,
      status: 'ready',
      reason: null,
      detail: null,
      ...sideOf(file),
      origin: { etag, versionId, sourceId: null },
      engine: ENGINE_VERSION,
      digestedAt,
    },
    { include: { text: true } },
  );
}

const SERVED = [...PATHS, ...PUBLIC_PATHS];

describe('docs/api.md', () => {
  it('has a part for every route, and for no other', () => {
    const routes = [...SECTIONS.keys()].filter((heading) => heading.startsWith('GET '));
    expect(routes.toSorted()).toEqual(SERVED.map((path) => `GET ${path}`).toSorted());
  });

  it.each(SERVED)('shows %s with curl, the parameters it takes and their bounds', (path) => {
    const section = sectionOf(`GET ${path}`);
    expect(section).toMatch(/```sh\n.*curl/);
    const rows = rowsOf(section, 'parameter');
    const parameters = queryParameters(path);
    expect(rows.map(([name = '']) => codes(name)[0]).toSorted()).toEqual(parameters.map(({ name }) => name).toSorted());
    for (const { name, schema } of parameters) {
      const takes = rows.find(([cell = '']) => codes(cell)[0] === name)?.[1] ?? '';
      const [maximum, initial] = [member(schema, 'maximum'), member(schema, 'default')];
      if (typeof maximum === 'number') expect(takes).toContain(`1 to ${maximum}`);
      if (typeof initial === 'number') expect(takes).toContain(`${initial} if not given`);
    }
  });

  it.each(SERVED)('shows answers of %s that are as the OpenAPI document says', (path) => {
    const operation = `/paths/${path.replace('+', '').replaceAll('/', '~1')}/get`;
    const pointer = `${operation}/responses/200/content/application~1json/schema`;
    for (const example of examples(sectionOf(`GET ${path}`), 'json')) expect(misfits(pointer, example)).toEqual([]);
  });

  it('shows the record, the summary and the changes that the engine makes of the article it shows', () => {
    const [file = ''] = blocks(PAGE, 'text');
    const [shown] = examples(sectionOf('GET /articles/{id}'), 'json');
    const record = recordOf(file);
    expect(shown).toEqual(record);

    const [summary] = examples(sectionOf('GET /articles/{id}/summary'), 'json');
    expect(member(summary, 'sentences')).toEqual(record.summary?.sentences);

    const [changed] = examples(sectionOf('GET /articles/{id}/changes'), 'json');
    const before = file.replace('about 4 million', 'about 3 million');
    const changes = changesBetween(sideOf(before), sideOf(file), { sameCleaning: true });
    expect(member(changed, 'changes')).toEqual(
      changes.map((change) => ({
        ...change,
        at: expect.any(String),
        before: { text: change.before, versionId: expect.any(String) },
      })),
    );
  });

  it('shows a record whose offsets and id hold', () => {
    const [record] = examples(sectionOf('GET /articles/{id}'), 'json');
    const text = String(member(record, 'text'));
    let spans = 0;
    JSON.stringify(record, (_, value: unknown) => {
      const start = member(value, 'start');
      const end = member(value, 'end');
      if (typeof start === 'number' && typeof end === 'number') {
        const within = String(member(record, String(member(value, 'in') ?? 'text')));
        expect(within.slice(start, end)).toBe(member(value, 'text'));
        spans++;
      }
      return value;
    });
    expect(spans).toBeGreaterThan(10);
    const [sentence] = Object(member(member(record, 'summary'), 'sentences'));
    const joined = Object(member(sentence, 'spans')).map(([start, end]: [number, number]) => text.slice(start, end));
    expect(joined.join('')).toBe(member(sentence, 'text'));
    expect(member(record, 'words')).toBe(text.split(/\s+/).length);
    expect(member(record, 'id')).toBe(articleId(String(member(record, 'key'))));
  });

  it('explains every member of the record', () => {
    const members = rowsOf(sectionOf('GET /articles/{id}'), 'member').flatMap(([names = '']) => codes(names));
    expect(members.toSorted()).toEqual(Object.keys(document.components.schemas.ArticleRecord.properties).toSorted());
  });

  it('explains every status an article can have', () => {
    const row = rowsOf(sectionOf('GET /articles/{id}'), 'member').find(([names = '']) => codes(names)[0] === 'status');
    expect(codes(row?.[1] ?? '').toSorted()).toEqual(document.components.schemas.Status.enum.toSorted());
  });

  it('explains every problem, with its status, as the document lists them', () => {
    const rows = rowsOf(sectionOf('When something is wrong'), 'status');
    const listed = document.components.schemas.Problem.properties.type.enum.map((type) =>
      type.replace('urn:nutgraf:problem:', ''),
    );
    expect(rows.map(([, code = '']) => codes(code)[0]).toSorted()).toEqual(listed.toSorted());
    const statuses = new Map(rows.map(([status, code = '']) => [codes(code)[0], Number(status)]));
    const known = (code: string): code is ProblemCode => listed.includes(code);
    for (const code of listed) if (known(code)) expect(statuses.get(code), code).toBe(new Problem(code, '').status);
  });

  it('shows a problem as the function tells it', () => {
    const [example] = examples(sectionOf('When something is wrong'), 'json problem');
    expect(misfits('/components/schemas/Problem', example)).toEqual([]);
    const query = new Query('form=2024-01-01');
    for (const name of Object(member(example, 'allowed'))) query.one(name, { allowed: '', read: () => null });
    expect(() => query.end()).toThrow(String(member(example, 'detail')));
  });
});
