import type { ModelS3 } from './model-s3.ts';
import type { Happening } from './schedule.ts';

export interface DeedPlace {
  readonly bucket: ModelS3;
  readonly key: string;
  /** ISO date-time. */
  readonly time: string;
  /** Keys that something happened to in the bucket. */
  readonly touched: Set<string>;
}

/**
 * Does something to the bucket, or asks for a command. Gives the message for the intake queue; null where there is
 * none.
 */
export function messageOf(happening: Happening, { bucket, key, time, touched }: DeedPlace): string | null {
  const changed = (message: string | null): string | null => {
    if (message !== null) touched.add(key);
    return message;
  };
  const command = (nutgraf: 'backfill' | 'reclean' | 'resync') => JSON.stringify({ nutgraf, key, eventTime: time });
  switch (happening.do) {
    case 'put':
      return changed(bucket.put(key, contentOf(happening.text)));
    case 'lay':
      // There before the pipeline: before anything that sent an event. Whoever has such an object backfills it.
      if (touched.has(key)) return changed(bucket.put(key, contentOf(happening.text)));
      bucket.lay(key, contentOf(happening.text));
      return changed(command('backfill'));
    case 'remove':
      return changed(bucket.remove(key));
    case 'remove-version':
      return changed(bucket.removeVersion(key, happening.down));
    case 'backfill':
    case 'reclean':
    case 'resync':
      return command(happening.do);
    default:
      return null;
  }
}

function contentOf(text: string) {
  return { bytes: Buffer.from(text), contentType: 'text/plain' };
}
