import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** A file that is written beside its place, as `<path>.part`, and moved there when it is whole. */
export class Draft {
  readonly #path: string;
  readonly #descriptor: number;
  #bytes: number;

  /** @param kept - bytes of an earlier draft to go on after; 0 begins anew */
  constructor(path: string, kept = 0) {
    this.#path = path;
    this.#descriptor = openSync(this.part, kept === 0 ? 'w' : 'r+');
    ftruncateSync(this.#descriptor, kept);
    this.#bytes = kept;
  }

  get part(): string {
    return `${this.#path}.part`;
  }

  write(text: string): void {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; )
      at += writeSync(this.#descriptor, bytes, at, bytes.length - at, this.#bytes + at);
    this.#bytes += bytes.length;
  }

  /** Everything written so far is on the disk. @returns how many bytes that are */
  sync(): number {
    fsyncSync(this.#descriptor);
    return this.#bytes;
  }

  finish(): void {
    closeSync(this.#descriptor);
    renameSync(this.part, this.#path);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  remove(): void {
    closeSync(this.#descriptor);
    rmSync(this.part, { force: true });
  }
}
