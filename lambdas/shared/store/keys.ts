import { createHash } from 'node:crypto';

/**
 * Sequencers are stored this wide. Real ones are 16 to 18 hexadecimal digits; the room above is for longer ones to
 * come.
 */
export const SEQUENCER_WIDTH = 40;
export const LIST_SHARDS = 8;
export const NAME_SHARDS = 4;

/**
 * A sequencer as it is stored and compared: upper case, right-padded with zeros, so that comparing strings is
 * comparing events (AWS, "Event message structure": right pad the shorter value, then compare lexicographically).
 */
export function padSequencer(sequencer: string): string {
  return sequencer.toUpperCase().padEnd(SEQUENCER_WIDTH, '0');
}

/** Lower than any event's: a backfilled object has no event, and any event outranks it. */
export const BACKFILL_SEQUENCER = padSequencer('');

/**
 * The next place in order after a sequencer, below that of any later event: events have 18 digits at most, and this
 * counts in the last of {@link SEQUENCER_WIDTH}.
 */
export function justAfter(paddedSequencer: string): string {
  return (BigInt(`0x${paddedSequencer}`) + 1n).toString(16).toUpperCase().padStart(SEQUENCER_WIDTH, '0');
}

const NO_COUNT = '0'.repeat(8);

/** Whether a sequencer is that of a storage event, and not one of ours: of a backfill, or of a {@link justAfter}. */
export function isOfEvent(paddedSequencer: string): boolean {
  return paddedSequencer !== BACKFILL_SEQUENCER && paddedSequencer.endsWith(NO_COUNT);
}

const LOWEST_RANK = '000.000.000';
const HIGHEST_RANK = '999.999.999';

/** "0.12.3" as "000.012.003", so that comparing strings is comparing versions. */
export function engineRank(version: string): string {
  return version
    .split('.')
    .map((part) => part.padStart(3, '0'))
    .join('.');
}

/** Whose work a record is: ranks of the engines that cleaned and that digested it. */
export type VersionStage =
  | { readonly kind: 'processing' | 'deleted' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'rejected'; readonly cleanEngine: string }
  | { readonly kind: 'ready'; readonly cleanEngine: string; readonly digestEngine: string };

/**
 * A record's version, `<padded sequencer>#<cleaning engine>#<digesting engine>`. Compared as a string it orders by
 * event first; within one event a tombstone outranks every other result, any result outranks `failed`, and `failed`
 * outranks `processing`; then the newer cleaning, then the newer digest.
 */
export function recordVersion(paddedSequencer: string, stage: VersionStage): string {
  switch (stage.kind) {
    case 'processing':
      return `${paddedSequencer}#${LOWEST_RANK}#${LOWEST_RANK}`;
    case 'failed':
      return `${paddedSequencer}#${LOWEST_RANK}#000.000.001`;
    case 'rejected':
      return `${paddedSequencer}#${engineRank(stage.cleanEngine)}#${HIGHEST_RANK}`;
    case 'ready':
      return `${paddedSequencer}#${engineRank(stage.cleanEngine)}#${engineRank(stage.digestEngine)}`;
    case 'deleted':
      return `${paddedSequencer}#${HIGHEST_RANK}#${HIGHEST_RANK}`;
  }
}

/** The padded sequencer in a record's version. */
export function sequencerOf(ver: string): string {
  return ver.slice(0, SEQUENCER_WIDTH);
}

/** "000.012.003" as "0.12.3". */
function versionOfRank(rank: string): string {
  return rank.split('.').map(Number).join('.');
}

/** Which engines made a record: the cleaning and the digesting one, as far as its version tells. */
export function enginesOf(ver: string): { readonly clean: string; readonly digest: string } {
  const [, clean = LOWEST_RANK, digest = LOWEST_RANK] = ver.split('#');
  return { clean: versionOfRank(clean), digest: versionOfRank(digest) };
}

export const RECORD_SORT = 'RECORD';
/** What the partition of every article begins with; its id follows. */
export const ARTICLE_PARTITION = 'ARTICLE#';
export const CLEAN_PREFIX = 'CLEAN#';

export function articlePartition(id: string): string {
  return `${ARTICLE_PARTITION}${id}`;
}

/** Sort key of a clean-text row. The cleaning engine is part of it, so that cleaning again never changes a row. */
export function cleanSort(paddedSequencer: string, cleanEngine: string): string {
  return `${CLEAN_PREFIX}${paddedSequencer}#${engineRank(cleanEngine)}`;
}

function shardOf(id: string, shards: number): number {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % shards;
}

export function listPartition(status: string, shard: number): string {
  return `${status}#${shard}`;
}

/** Articles under an embargo are few, and are listed apart: each page looks whether their time has come. */
export const HELD_PARTITION = listPartition('held', 0);

export function listShard(id: string): number {
  return shardOf(id, LIST_SHARDS);
}

export function namePartition(nameKey: string, shard: number): string {
  return `NAME#${nameKey}#${shard}`;
}

export function nameShard(id: string): number {
  return shardOf(id, NAME_SHARDS);
}

/** Partition of a token of stories; which articles have it is in no order but that of time. */
export function storyPartition(token: string): string {
  return `STORY#${token}`;
}

/** Sort key of listing, name and story rows: time first, the id to tell equal times apart. */
export function timeSort(sortAt: string, id: string): string {
  return `${sortAt}#${id}`;
}

/** Partition of the name directory. Takes the first two characters (code points) of the normalised name. */
export function directoryPartition(nameKey: string): string {
  return `NAMES#${[...nameKey].slice(0, 2).join('')}`;
}

const DAY_MS = 86_400_000;
/** A date, or a date-time with its zone: what `Date.parse` reads alike on every machine. */
const ZONED = /^\d{4}-\d{2}-\d{2}(?:T.*(?:Z|[+-]\d{2}:?\d{2}))?$/;

/**
 * The instant an article is listed under, as UTC: its publication date, or the event's time where that is absent,
 * unreadable, or more than a day later than the event.
 *
 * @param publishedAt - ISO date or date-time of the article, or null
 * @param eventTime - ISO date-time of the storage event
 */
export function sortTime(publishedAt: string | null, eventTime: string): string {
  const event = new Date(eventTime);
  const published = publishedAt !== null && ZONED.test(publishedAt) ? Date.parse(publishedAt) : Number.NaN;
  const usable = !Number.isNaN(published) && published <= event.getTime() + DAY_MS;
  return (usable ? new Date(published) : event).toISOString();
}
