import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's folder. */
const ROOT = path.resolve(import.meta.dirname, '../..');
export const ROOMS = ['bin', 'lib', 'lambdas', 'engine', 'local', 'client', 'web', 'bench', 'tests'] as const;
export type Room = (typeof ROOMS)[number];

export interface Source {
  /** Path from the root, with forward slashes. */
  readonly file: string;
  readonly code: string;
}

/** Line and block comments go, so that prose about an import is none. Addresses keep their slashes. */
export function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

/**
 * What a module imports or re-exports, types included: `./span.ts` as a path from the root, everything else as written.
 */
export function importsOf({ file, code }: Source): readonly string[] {
  const statements =
    /^(?:import|export)\b[^;'"`]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...withoutComments(code).matchAll(statements)].map(([, from, bare, dynamic]) => {
    const target = from ?? bare ?? dynamic ?? '';
    return target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target;
  });
}

/** Every module of a room. */
export const sources: ReadonlyMap<Room, readonly Source[]> = new Map(
  ROOMS.map((room) => [
    room,
    globSync(`${room}/**/*.{ts,tsx,js,mjs}`, { cwd: ROOT }).map((name) => ({
      file: name.split(path.sep).join('/'),
      code: readFileSync(path.join(ROOT, name), 'utf8'),
    })),
  ]),
);
