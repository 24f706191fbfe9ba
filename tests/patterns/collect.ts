import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vite';
import cueData from '../../engine/noise/data/cues.json' with { type: 'json' };
import { sources } from '../architecture/sources.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A regular expression of the engine. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** The module it stands in; of one that is put together as the engine starts, `constructed`. */
  readonly where: string;
}

/** What a verdict is stored under. */
export function keyOf({ source, flags }: Pattern): string {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The literals in a syntax tree. */
function literalsIn(node: unknown, where: string): Pattern[] {
  if (!isObject(node)) return [];
  const { regex } = node;
  if (isObject(regex)) {
    const { pattern, flags } = regex;
    if (typeof pattern === 'string' && typeof flags === 'string') return [{ source: pattern, flags, where }];
  }
  return Object.values(node).flatMap((part) => literalsIn(part, where));
}

/**
 * Every pattern that is constructed while `run` runs. Patterns of the lists that are tried together, as branches behind
 * one anchor, are put together only for a text that begins as they do: those are read from the lists one by one.
 */
async function constructedIn(run: () => Promise<void>): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, [source, flags]) {
      const made = new target(source, flags);
      found.push({ source: made.source, flags: made.flags, where: 'constructed' });
      return made;
    },
  });
  try {
    await run();
  } finally {
    globalThis.RegExp = Native;
  }
  return found;
}

interface AnchoredCues {
  readonly line?: readonly string[];
  readonly start?: readonly string[];
}

async function importAll(): Promise<void> {
  const modules = (sources.get('engine') ?? []).filter(({ file }) => !file.endsWith('.d.ts'));
  for (const { file } of modules) await import(path.join(ROOT, file));
  const { compileCue } = await import('../../engine/noise/compile.ts');
  for (const { line = [], start = [] } of Object.values<AnchoredCues>(cueData)) {
    for (const cue of line) compileCue(`^(?:${cue})$`, 'i');
    for (const cue of start) compileCue(`^(?:${cue})`, '');
  }
}

/**
 * Every regular expression of the engine once: literals, and what is constructed. Engine modules may not have been
 * loaded before.
 */
export async function enginePatterns(): Promise<readonly Pattern[]> {
  const literals = (sources.get('engine') ?? []).flatMap(({ file }) =>
    literalsIn(parseAst(readFileSync(path.join(ROOT, file), 'utf8'), { lang: 'ts' }), file),
  );
  const constructed = await constructedIn(importAll);
  const all = new Map<string, Pattern>();
  for (const pattern of [...literals, ...constructed]) {
    const key = keyOf(pattern);
    if (!all.has(key)) all.set(key, pattern);
  }
  return [...all.values()];
}
