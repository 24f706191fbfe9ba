import { createContext } from 'preact';
import { useContext, useMemo, useRef, useState } from 'preact/hooks';
import type { Host } from '../api/types.ts';
import { useClient } from '../ui/services.ts';
import { follow, isOver, type UploadProgress } from './uploads.ts';

/** So many are watched at a time; a folder of thousands belongs into the inbox. */
const AT_ONCE = 4;

/** What can be put in here, and how. */
export interface Putting {
  take(files: readonly File[]): void;
  /** Puts in the article that the host offers to try; null where it offers none. */
  readonly trySample: (() => void) | null;
  /** Asks for a text. */
  paste(): void;
}

/** Null where nothing can be put in. */
export const PuttingContext = createContext<Putting | null>(null);

export function usePutting(): Putting | null {
  return useContext(PuttingContext);
}

function refused(name: string, detail: string): UploadProgress {
  return { name, stage: 'failed', id: null, detail, milliseconds: 0 };
}

export interface Uploads {
  readonly uploads: readonly UploadProgress[];
  /** Null where the host takes none. */
  readonly putting: Putting | null;
  /** Whether a text is asked for. */
  readonly asks: boolean;
  stopAsking(): void;
  /** Says of something that it cannot be put in. */
  refuse(name: string, detail: string): void;
  clear(): void;
}

/** Puts files in, and follows each. @param onDone - hears of every file that has become an article, or never will */
export function useUploads(host: Host, onDone: () => void): Uploads {
  const client = useClient();
  const [uploads, setUploads] = useState<readonly UploadProgress[]>([]);
  const [asks, setAsks] = useState(false);
  const next = useRef(0);
  const { uploads: address, sample } = host;
  const putting = useMemo<Putting | null>(() => {
    if (address === null) return null;
    const begin = (names: readonly string[]): number => {
      const first = next.current;
      next.current += names.length;
      setUploads((before) => [
        ...before,
        ...names.map((name) => ({ name, stage: 'sending' as const, id: null, detail: null, milliseconds: 0 })),
      ]);
      return first;
    };
    const take = async (files: readonly File[]) => {
      const first = begin(files.map(({ name }) => name));
      const waiting = [...files.entries()];
      const work = async () => {
        for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
          const [index, file] = one;
          await follow(client, address, file, (progress) => {
            setUploads((before) => before.map((other, at) => (at === first + index ? progress : other)));
            if (isOver(progress.stage)) onDone();
          });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    };
    const trySample = async (from: string) => {
      const text = await client.sample(from);
      await take([new File([text], from.slice(from.lastIndexOf('/') + 1))]);
    };
    return {
      take: (files) => void take(files),
      trySample: sample === null ? null : () => void trySample(sample).catch(() => {}),
      paste: () => setAsks(true),
    };
  }, [address, sample, client, onDone]);
  return {
    uploads,
    putting,
    asks,
    stopAsking: () => setAsks(false),
    refuse: (name, detail) => {
      next.current += 1;
      setUploads((before) => [...before, refused(name, detail)]);
    },
    clear: () => {
      next.current = 0;
      setUploads([]);
    },
  };
}
