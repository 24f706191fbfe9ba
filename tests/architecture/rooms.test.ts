import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../engine/version.ts';
import manifest from '../../package.json' with { type: 'json' };
import { importsOf, ROOMS, type Room, type Source, sources, withoutComments } from './sources.ts';

/** Libraries the engine may use: pure functions of their arguments, small, the same everywhere, in a browser too. */
const ENGINE_LIBRARIES = ['@noble/hashes', 'chardet', 'entities', 'htmlparser2'];

const AWS = /^@aws-sdk\/|^@smithy\/|^@aws-lambda-powertools\/|^@middy\/|^aws-lambda$/;

/** What others import of the engine: its public face, and the part of it that loads no model. */
const ENGINE_FACES = ['engine/index.ts', 'engine/light.ts'];

/** What the page knows of the record: the shapes of what the API answers. */
const RECORD_TYPES = 'engine/record.ts';

/** Where a room may reach. What is allowed for one file alone is listed with its reason. */
const MAY: Readonly<Record<Room, (target: string, file: string) => boolean>> = {
  engine: (target) => inRoom(target, 'engine') || ENGINE_LIBRARIES.includes(library(target)),
  lambdas: (target, file) =>
    ENGINE_FACES.includes(target) ||
    inRoom(target, 'lambdas/shared') ||
    (!file.startsWith('lambdas/shared/') && path.posix.dirname(target).startsWith(functionFolder(file))) ||
    AWS.test(target) ||
    // Negotiation of content types and encodings, as HTTP has it.
    target === 'negotiator' ||
    ['node:crypto', 'node:stream', 'node:util', 'node:zlib'].includes(target) ||
    // The reader page lies beside the bundle.
    (file === 'lambdas/read/reader.ts' && target === 'node:fs') ||
    // Its process is told how much to compile.
    (file === 'lambdas/digest/compiling.ts' && target === 'node:v8'),
  lib: (target) =>
    inRoom(target, 'lib') ||
    /^aws-cdk-lib(?:\/|$)/.test(target) ||
    // An installed package brings its functions bundled, and whether it does is seen on the disk.
    ['constructs', 'node:fs', 'node:url'].includes(target) ||
    // Names that stack and functions must spell alike. These modules are constants and import nothing.
    ['lambdas/shared/store/attributes.ts', 'lambdas/shared/environment.ts', 'lambdas/shared/metric-names.ts'].includes(
      target,
    ),
  local: (target) => isFace(target) && !inRoom(target, 'tests') && !inRoom(target, 'bench') && !inRoom(target, 'web'),
  bin: (target) => isFace(target) && !inRoom(target, 'tests') && !inRoom(target, 'bench') && !inRoom(target, 'web'),
  // It knows the API and the record's types, which a test below holds to being types.
  client: (target) => inRoom(target, 'client') || target === RECORD_TYPES,
  web: (target, file) =>
    inRoom(target, 'web') ||
    // The answers' types, and the one loop that sends requests again.
    /^client\/(?:types|patience)\.ts$/.test(target) ||
    library(target) === 'preact' ||
    // The record's types, which a test below holds to being types.
    target === RECORD_TYPES ||
    (file === 'web/vite.config.ts' && target === 'vite'),
  bench: (target, file) =>
    inRoom(target, 'engine') ||
    inRoom(target, 'bench') ||
    !isOurs(target) ||
    // The budgets are about the bundles as the stack makes them.
    (file === 'bench/bundles.ts' && target === 'bin/package/functions.ts') ||
    // Articles a second are those of the local run.
    (/^bench\/(?:local|load)(?:\.ts|\/)/.test(file) && inRoom(target, 'local')) ||
    // What is packed is what the table stores.
    (/^bench\/(?:speed\/stages|train\/packing-samples)\.ts$/.test(file) &&
      target === 'lambdas/shared/store/compact.ts') ||
    // What an article costs is what the functions ask of the services, counted while they do it.
    (file === 'bench/cost.ts' && (inRoom(target, 'lambdas') || inRoom(target, 'local'))),
  tests: () => true,
};

/** Whether a module is none of the engine's, or its public face. */
function isFace(target: string): boolean {
  return !inRoom(target, 'engine') || ENGINE_FACES.includes(target);
}

function inRoom(target: string, room: string): boolean {
  return target.startsWith(`${room}/`);
}

function isOurs(target: string): boolean {
  return ROOMS.some((room) => inRoom(target, room));
}

/** `lambdas/clean/clean.ts` belongs to `lambdas/clean`. */
function functionFolder(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

/** `htmlparser2/lib/x` is of `htmlparser2`. */
function library(target: string): string {
  return target.startsWith('node:')
    ? target
    : target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/');
}

function trespasses(room: Room, list: readonly Source[]): readonly string[] {
  return list.flatMap((source) =>
    importsOf(source)
      .filter((target) => !MAY[room](target, source.file))
      .map((target) => `${source.file} imports ${target}`),
  );
}

describe('rooms', () => {
  it.each(ROOMS)('%s reaches only where it may', (room) => {
    expect(trespasses(room, sources.get(room) ?? [])).toEqual([]);
  });

  it('every room with code is looked at', () => {
    for (const room of ['bin', 'lib', 'lambdas', 'engine', 'local', 'client', 'web', 'tests'] as const) {
      expect(sources.get(room)?.length, room).toBeGreaterThan(0);
    }
    expect(trespasses('lib', sources.get('lib') ?? [])).toEqual([]);
    expect((sources.get('lib') ?? []).flatMap(importsOf)).toContain('lambdas/shared/store/attributes.ts');
  });

  it.each<[Room, string, string]>([
    ['engine', 'engine/facts/x.ts', "import { S3Client } from '@aws-sdk/client-s3';"],
    ['engine', 'engine/facts/x.ts', "import type { Table } from '../../lambdas/shared/store/table.ts';"],
    ['engine', 'engine/x.ts', "import {\n  readFileSync,\n} from 'node:fs';"],
    ['engine', 'engine/x.ts', "const http = await import('node:http');"],
    ['engine', 'engine/x.ts', "import 'some-polyfill';"],
    ['engine', 'engine/x.ts', "export * from '../lib/options.ts';"],
    ['lambdas', 'lambdas/clean/x.ts', "import { digest } from '../digest/digest.ts';"],
    ['lambdas', 'lambdas/shared/x.ts', "import { clean } from '../clean/clean.ts';"],
    ['lambdas', 'lambdas/clean/x.ts', "import { Stack } from 'aws-cdk-lib';"],
    ['lambdas', 'lambdas/read/x.ts', "import { nameKey } from '../../engine/names/key.ts';"],
    ['local', 'local/x.ts', "import { articleId } from '../engine/identity.ts';"],
    ['bin', 'bin/x.ts', "import type { Facts } from '../engine/record.ts';"],
    ['lib', 'lib/x.ts', "import { table } from '../lambdas/shared/store/table.ts';"],
    ['local', 'local/x.ts', "import { events } from '../tests/support/events.ts';"],
    ['client', 'client/x.ts', "import { readFileSync } from 'node:fs';"],
    ['web', 'web/x.ts', "import { span } from '../engine/text/spans.ts';"],
    ['web', 'web/x.ts', "import { build } from 'vite';"],
    ['web', 'web/x.ts', "import document from '../lambdas/read/openapi.json';"],
    ['bench', 'bench/x.ts', "import { plan } from '../local/plan.ts';"],
  ])('%s: %s may not say %j', (room, file, code) => {
    expect(trespasses(room, [{ file, code }])).toHaveLength(1);
  });

  it.each(['web', 'client'] as const)(
    '%s takes nothing but types from the engine, so none of it is shipped',
    (room) => {
      const taken = (sources.get(room) ?? []).flatMap(({ code }) => code.match(/^.*engine\/record\.ts.*$/gm) ?? []);
      expect(taken.filter((line) => !/^(?:import|export) type |^} from /.test(line))).toEqual([]);
      const opened = (sources.get(room) ?? []).flatMap(
        ({ code }) => code.match(/^import(?! type)[^;]*engine\/record\.ts/gm) ?? [],
      );
      expect(opened).toEqual([]);
    },
  );

  it('prose about an import is no import', () => {
    const code = "// import 'node:fs'\n/* import x from 'node:fs'; */\nconst says = \"taken from 'node:fs'\";";
    expect(importsOf({ file: 'engine/x.ts', code })).toEqual([]);
  });

  it('Node’s own modules are imported by their node: names', () => {
    const bare = [...sources.values()]
      .flat()
      .flatMap((source) =>
        importsOf(source).filter((target) => !target.startsWith('node:') && builtinModules.includes(target)),
      );
    expect(bare).toEqual([]);
  });
});

describe('the engine', () => {
  /** What would make the same bytes give another record tomorrow, elsewhere, or the second time. */
  const IMPURE: readonly (readonly [what: string, pattern: RegExp])[] = [
    ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b|\bTemporal\.Now\b/],
    ['chance', /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\brandomInt\b|\bgetRandomValues\b/],
    [
      'the machine’s time zone',
      new RegExp(
        String.raw`\.get(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)\(|` +
          String.raw`\.set(?:FullYear|Month|Date|Hours|Minutes)\(|\.to(?:Date|Time)String\(`,
      ),
    ],
    [
      'the machine’s language',
      /\.toLocale\w+\(|\.localeCompare\(|\bIntl\.(?:DateTimeFormat|NumberFormat|Collator|PluralRules)\b/,
    ],
    ['the process', /\bprocess\.|\bglobalThis\.process\b|\brequire\(/],
    ['timers or the network', /\bsetTimeout\(|\bsetInterval\(|\bsetImmediate\(|\bfetch\(/],
    ['the console', /\bconsole\./],
  ];

  it.each(IMPURE)('does not depend on %s', (_what, pattern) => {
    const found = (sources.get('engine') ?? []).filter(({ code }) => pattern.test(withoutComments(code)));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it('has the version of the package', () => {
    expect(ENGINE_VERSION).toBe(manifest.version);
  });
});
