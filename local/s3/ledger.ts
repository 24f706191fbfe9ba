import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { PendingEvent, Upload, Version } from './rows.ts';
import { nextSequencer } from './sequencer.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS versions (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  bucket TEXT NOT NULL, key TEXT NOT NULL, version_id TEXT NOT NULL, sequencer TEXT NOT NULL,
  is_marker INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
  UNIQUE (bucket, version_id)
);
CREATE INDEX IF NOT EXISTS versions_of_key ON versions (bucket, key, position);
CREATE TABLE IF NOT EXISTS uploads (
  upload_id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, version_id TEXT NOT NULL, initiated TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, queue_arn TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
`;

/** Columns that came later, for folders of before. */
const LATER = [
  ['versions', 'kept'],
  ['uploads', 'kept'],
  ['uploads', 'checksum'],
] as const;

type Row = Record<string, SQLOutputValue>;

function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

function number(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : 0;
}

/** What was written as JSON by this class; null where nothing was. */
function json<T>(row: Row, column: string): T | null {
  const value = text(row, column);
  return value === '' ? null : JSON.parse(value);
}

function toVersion(row: Row): Version {
  return {
    bucket: text(row, 'bucket'),
    key: text(row, 'key'),
    versionId: text(row, 'version_id'),
    sequencer: text(row, 'sequencer'),
    isMarker: number(row, 'is_marker') === 1,
    size: number(row, 'size'),
    etag: text(row, 'etag'),
    modified: text(row, 'modified'),
    kept: json(row, 'kept') ?? {},
  };
}

function toUpload(row: Row): Upload {
  return {
    uploadId: text(row, 'upload_id'),
    bucket: text(row, 'bucket'),
    key: text(row, 'key'),
    versionId: text(row, 'version_id'),
    initiated: text(row, 'initiated'),
    kept: json(row, 'kept') ?? {},
    checksum: json(row, 'checksum'),
  };
}

/**
 * Which versions every key has, in which order, and which events are still to be sent. A change and its events are
 * written in one transaction, so that a process killed at any moment has lost neither.
 */
export class Ledger {
  readonly #db: DatabaseSync;
  readonly #now: () => number;

  /** @param file - where it is kept; null keeps it in memory */
  constructor(file: string | null, now: () => number = Date.now) {
    this.#db = new DatabaseSync(file ?? ':memory:');
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#db.exec(SCHEMA);
    for (const [table, column] of LATER) {
      const known = this.#db.prepare(`PRAGMA table_info(${table})`).all();
      if (known.some((row) => text(row, 'name') === column)) continue;
      this.#db.exec(`ALTER TABLE ${table} ADD COLUMN ${column} TEXT NOT NULL DEFAULT ''`);
    }
    this.#now = now;
  }

  /** The newest version of a key, marker or not; null where there is none. */
  current(bucket: string, key: string): Version | null {
    const row = this.#db
      .prepare('SELECT * FROM versions WHERE bucket = ? AND key = ? ORDER BY position DESC LIMIT 1')
      .get(bucket, key);
    return row === undefined ? null : toVersion(row);
  }

  version(bucket: string, key: string, versionId: string): Version | null {
    const row = this.#db
      .prepare('SELECT * FROM versions WHERE bucket = ? AND key = ? AND version_id = ?')
      .get(bucket, key, versionId);
    return row === undefined ? null : toVersion(row);
  }

  /** Newest version of every key of a bucket, markers too, by key in UTF-8 order, from `after` (exclusive) on. */
  *currents(bucket: string, prefix: string, after: string): Generator<Version> {
    yield* this.#range(
      `SELECT * FROM versions v WHERE bucket = ? AND key >= ? AND key > ?
       AND position = (SELECT MAX(position) FROM versions w WHERE w.bucket = v.bucket AND w.key = v.key) ORDER BY key`,
      [bucket, prefix, after],
      prefix,
    );
  }

  /** Every version of every key from `from` (inclusive) on: by key, newest first. */
  *versions(bucket: string, prefix: string, from: string): Generator<Version> {
    yield* this.#range(
      'SELECT * FROM versions WHERE bucket = ? AND key >= ? AND key >= ? ORDER BY key, position DESC',
      [bucket, prefix, from],
      prefix,
    );
  }

  *#range(sql: string, parameters: string[], prefix: string): Generator<Version> {
    for (const row of this.#db.prepare(sql).iterate(...parameters)) {
      const version = toVersion(row);
      if (!version.key.startsWith(prefix)) return;
      yield version;
    }
  }

  isEmpty(bucket: string): boolean {
    return this.#db.prepare('SELECT 1 FROM versions WHERE bucket = ? LIMIT 1').get(bucket) === undefined;
  }

  /**
   * Runs a change: what `work` writes and what it returns events for is kept together, or not at all.
   * @param work - takes the change's sequencer and time
   */
  change<T>(work: (sequencer: string, time: string) => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const nowMs = this.#now();
      const sequencer = nextSequencer(this.setting('sequencer') ?? '', nowMs);
      this.set('sequencer', sequencer);
      const result = work(sequencer, new Date(nowMs).toISOString());
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      // Where the disk is full SQLite has undone it already, and undoing it again would hide why.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  add(version: Version): void {
    this.#db
      .prepare(
        'INSERT INTO versions (bucket, key, version_id, sequencer, is_marker, size, etag, modified, kept) VALUES ' +
          '(?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        version.bucket,
        version.key,
        version.versionId,
        version.sequencer,
        version.isMarker ? 1 : 0,
        version.size,
        version.etag,
        version.modified,
        JSON.stringify(version.kept),
      );
  }

  remove(version: Version): void {
    this.#db.prepare('DELETE FROM versions WHERE bucket = ? AND version_id = ?').run(version.bucket, version.versionId);
  }

  addUpload(upload: Upload): void {
    this.#db
      .prepare(
        'INSERT INTO uploads (upload_id, bucket, key, version_id, initiated, kept, checksum) VALUES (?, ?, ?, ?, ' +
          '?, ?, ?)',
      )
      .run(
        upload.uploadId,
        upload.bucket,
        upload.key,
        upload.versionId,
        upload.initiated,
        JSON.stringify(upload.kept),
        upload.checksum === null ? '' : JSON.stringify(upload.checksum),
      );
  }

  upload(uploadId: string): Upload | null {
    const row = this.#db.prepare('SELECT * FROM uploads WHERE upload_id = ?').get(uploadId);
    return row === undefined ? null : toUpload(row);
  }

  uploads(bucket: string): readonly Upload[] {
    return this.#db.prepare('SELECT * FROM uploads WHERE bucket = ? ORDER BY key, initiated').all(bucket).map(toUpload);
  }

  removeUpload(uploadId: string): void {
    this.#db.prepare('DELETE FROM uploads WHERE upload_id = ?').run(uploadId);
  }

  addEvent(queueArn: string, body: string): void {
    this.#db.prepare('INSERT INTO outbox (queue_arn, body) VALUES (?, ?)').run(queueArn, body);
  }

  /** Events still to be sent, oldest first, from `after` (an id, exclusive) on. */
  pendingEvents(after: number): readonly PendingEvent[] {
    return this.#db
      .prepare('SELECT * FROM outbox WHERE id > ? ORDER BY id')
      .all(after)
      .map((row) => ({ id: number(row, 'id'), queueArn: text(row, 'queue_arn'), body: text(row, 'body') }));
  }

  eventSent(id: number): void {
    this.#db.prepare('DELETE FROM outbox WHERE id = ?').run(id);
  }

  setting(name: string): string | null {
    const row = this.#db.prepare('SELECT value FROM settings WHERE name = ?').get(name);
    return row === undefined ? null : text(row, 'value');
  }

  set(name: string, value: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)').run(name, value);
  }

  close(): void {
    this.#db.close();
  }
}
