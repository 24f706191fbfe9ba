import { isDeepStrictEqual } from 'node:util';
import { articleId } from '../../engine/index.ts';
import { articlePartition, engineRank, RECORD_SORT } from '../../lambdas/shared/store/keys.ts';
import { listedNames } from '../../lambdas/shared/store/name-rows.ts';
import type { Row } from '../../lambdas/shared/store/rows.ts';
import type { StoredRecord } from '../../lambdas/shared/store/stored.ts';
import { engineOf } from './engines.ts';
import type { World } from './world.ts';

/** What the table holds of one article. */
export interface Held {
  readonly record: StoredRecord | null;
  /** Everything in the article's partition. */
  readonly rows: readonly Row[];
  /** Rows of the name index that name the article. */
  readonly nameRows: readonly Row[];
}

/** Holds what the table has of an article against what its bucket says. Gives what is wrong. */
export function wrongWith(world: World, key: string, { record, rows, nameRows }: Held): readonly string[] {
  const current = world.bucket.current(key);
  if (record === null)
    return world.touched.has(key) ? ['there is no record'] : rows.map(({ sk }) => `a row ${sk} and no record`);
  const wrong: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what);
  };
  const id = articleId(key);
  must(record.id === id && record.key === key, 'the record is another article’s');
  must(
    record.status === 'failed' || world.observed.wasTold(id, record.ver),
    `nobody was told that it is ${record.status}`,
  );
  // A newer engine's text may be on its way, or have died on it: its key would be of use, and opens nothing.
  const awaits = (engine: unknown) =>
    record.status === 'ready' && engineRank(String(engine)) > engineRank(record.cleanEngine ?? '0.0.0');
  const hasKey = rows.some(({ waitingKey, waitingEngine }) => waitingKey !== undefined && !awaits(waitingEngine));
  must(!hasKey, 'the record still has the key to a text');
  must(record.staleNameRows.length + record.staleStoryRows.length === 0, 'stale rows are still to be removed');
  const owned = nameRows.filter((row) => record.nameRows.some(({ pk, sk }) => pk === row.pk && sk === row.sk));
  const brokenOff = world.observed.brokenOff(id);
  const isOfBroken = ({ ver }: Row) => brokenOff.has(String(ver));
  const left = nameRows.filter((row) => !owned.includes(row) && !isOfBroken(row)).length;
  must(left === 0, `${left} name rows are nobody's, and no digest of their version was broken off`);
  const text = current === null ? null : Buffer.from(current.bytes).toString('utf8');
  if (text === null || text.trim() === '') {
    const status = text === null ? 'deleted' : 'rejected';
    must(record.status === status, `the record is ${record.status}, the bucket says ${status}`);
    must(
      record.article === null && record.digest === null && record.title === null && record.lead === null,
      'text is left in the record',
    );
    must(record.nameRows.length + record.storyRows.length === 0, 'names or tokens are left in the record');
    const others = rows.filter(({ sk }) => sk !== RECORD_SORT).map(({ sk }) => sk);
    if (text === null) must(others.length === 0, `clean text of a removed article is left: ${others.join(', ')}`);
    return wrong;
  }
  must(record.status === 'ready', `the record is ${record.status} (${record.reason}), the bucket says ready`);
  if (record.status !== 'ready' || record.article === null || record.cleanEngine === null) return wrong;
  must(
    record.origin.versionId === current?.versionId,
    `the record is of ${record.origin.versionId}, current is ${current?.versionId}`,
  );
  const source = { bytes: Buffer.from(text), contentType: 'text/plain', name: key };
  const article = engineOf(record.cleanEngine).clean(source);
  must(isDeepStrictEqual(record.article, article), 'the text is not what its engine makes of the object');
  const digest = engineOf(record.engine).digest(article);
  must(isDeepStrictEqual(record.digest, digest), 'the digest is not what its engine makes of the text');
  const names = listedNames(digest.facts).map(({ name }) => name);
  must(
    isDeepStrictEqual(owned.map(({ name }) => String(name)).sort(), [...names].sort()),
    'the name rows are not those of the digest',
  );
  // A newer engine's digest that was broken off may have taken rows over that an older one still makes: they count all
  // the same.
  must(
    owned.every((row) => row.ver === record.ver || isOfBroken(row)),
    'a name row is of another version',
  );
  return wrong;
}

/** Rows of a table, by what they belong to. */
export class Rows {
  readonly #articles = new Map<string, Row[]>();
  readonly #names = new Map<string, Row[]>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      const pk = String(row.pk);
      if (pk.startsWith('NAME#')) add(this.#names, String(row.id), row);
      else add(this.#articles, pk, row);
    }
  }

  of(id: string): Omit<Held, 'record'> {
    return { rows: this.#articles.get(articlePartition(id)) ?? [], nameRows: this.#names.get(id) ?? [] };
  }
}

function add(groups: Map<string, Row[]>, name: string, row: Row): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [row]);
  else group.push(row);
}
