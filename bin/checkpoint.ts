import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { member, parsed, text } from '../lambdas/shared/json.ts';

/** After this a run that was broken off is forgotten: what came since would be passed over. */
const KEPT_MS = 7 * 86_400_000;

/** How far a run has come: everything up to `position` has been sent. */
export interface Position {
  readonly position: string;
  /** Messages sent so far, by this run and those it goes on from. */
  readonly sent: number;
  /** ISO date-time at which the first of them began. */
  readonly began: string;
}

/**
 * Keeps how far a run has come in a file of its own, named after what the run is about, so that the same command goes
 * on where it was killed. It is written after messages were sent: killed in between, a run sends those again, and that
 * changes nothing.
 */
export class Checkpoint {
  readonly #folder: string;
  readonly #file: string;

  /**
   * @param data - folder of the local run
   * @param about - everything that makes two runs the same: command, target, filters
   */
  constructor(data: string, command: string, about: unknown) {
    const name = createHash('sha256')
      .update(JSON.stringify([command, about]))
      .digest('hex')
      .slice(0, 16);
    this.#folder = join(data, 'progress');
    this.#file = join(this.#folder, `${command}-${name}.json`);
  }

  /** Where an earlier run stopped; null where none did, or too long ago. */
  async read(now: Date): Promise<Position | null> {
    const found = parsed(await readFile(this.#file, 'utf8').catch(() => ''));
    const position = text(found, 'position');
    const began = text(found, 'began');
    const sent = member(found, 'sent');
    if (position === undefined || began === undefined || typeof sent !== 'number') return null;
    return now.getTime() - Date.parse(began) < KEPT_MS ? { position, sent, began } : null;
  }

  /** Written beside its place and then moved there: killed at any moment, it leaves the old file or the new one. */
  async write(position: Position): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const draft = `${this.#file}.${process.pid}`;
    await writeFile(draft, `${JSON.stringify(position)}\n`);
    await rename(draft, this.#file);
  }

  /** The run is at its end. */
  async remove(): Promise<void> {
    await rm(this.#file, { force: true });
  }
}
