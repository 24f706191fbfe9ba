import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { member, parsed, text } from '../../lambdas/shared/json.ts';

/** How far an export had come: up to `position`, when its drafts had these sizes. */
export interface Mark {
  readonly position: string;
  /** Bytes, by the draft's name. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** Keeps how far an export into files has come, in a file of its own beside the drafts. */
export class Bookmark {
  readonly #file: string;
  readonly #about: string;

  /** @param about - what is exported: the mark of another export is none */
  constructor(file: string, about: string) {
    this.#file = file;
    this.#about = about;
  }

  read(): Mark | null {
    const found = parsed(contentOf(this.#file));
    const position = text(found, 'position');
    if (position === undefined || text(found, 'about') !== this.#about) return null;
    const sizes = Object.entries(Object(member(found, 'sizes'))).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
    return { position, sizes: Object.fromEntries(sizes) };
  }

  /** Written beside its place and then moved there: killed at any moment, it leaves the old mark or the new one. */
  write(mark: Mark): void {
    const draft = `${this.#file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ about: this.#about, ...mark }));
    renameSync(draft, this.#file);
  }

  remove(): void {
    rmSync(this.#file, { force: true });
  }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
