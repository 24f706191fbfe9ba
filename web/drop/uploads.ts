import type { Client } from '../api/client.ts';
import { failureFrom } from '../ui/loaded.ts';
import { rejection } from '../ui/words.ts';

/** How far a file has come. The last three are ends. */
export type Stage = 'sending' | 'received' | 'cleaned' | 'ready' | 'rejected' | 'failed';

export interface UploadProgress {
  readonly name: string;
  readonly stage: Stage;
  /** Of the article, once the file is received. */
  readonly id: string | null;
  /** Why it ended badly. */
  readonly detail: string | null;
  /** From the drop to now. */
  readonly milliseconds: number;
}

/** The steps a file takes, in the words of the page. */
export const STEPS = ['received', 'cleaned', 'ready'] as const;

/** Whether nothing more will become of a file. */
export function isOver(stage: Stage): boolean {
  return stage === 'ready' || stage === 'rejected' || stage === 'failed';
}

/** Whether a file that has come so far has taken a step. */
export function hasTaken(stage: Stage, step: (typeof STEPS)[number]): boolean {
  const order: readonly Stage[] = STEPS;
  return order.indexOf(stage) >= order.indexOf(step) || (stage === 'rejected' && step === 'received');
}

const FIRST_WAIT_MS = 40;
const LONGEST_WAIT_MS = 1_000;
/** Storage events may come late; after this the file is not lost, but nobody should watch any longer. */
const PATIENCE_MS = 60_000;

/**
 * Sends a file, and watches its record until it is ready or never will be.
 *
 * @param address - that takes files
 * @param told - hears of every step
 */
export async function follow(
  client: Client,
  address: string,
  file: File,
  told: (progress: UploadProgress) => void,
  now: () => number = () => performance.now(),
): Promise<void> {
  const began = now();
  let id: string | null = null;
  const tell = (stage: Stage, detail: string | null = null) =>
    told({ name: file.name, stage, id, detail, milliseconds: Math.round(now() - began) });
  tell('sending');
  try {
    const uploaded = await client.upload(address, file);
    id = uploaded.id;
    tell('received');
    let wait = FIRST_WAIT_MS;
    while (now() - began < PATIENCE_MS) {
      const { articles } = await client.articleWithKey(uploaded.key);
      const [article] = articles;
      switch (article?.status) {
        case 'ready':
          return tell('ready');
        case 'rejected':
          return tell('rejected', rejection(article.reason, article.detail));
        case 'failed':
          return tell('failed', article.detail ?? 'Processing it failed.');
        case 'processing':
          tell('cleaned');
          break;
        default:
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = Math.min(LONGEST_WAIT_MS, wait * 1.4);
    }
    tell('failed', 'It was received, but is not ready yet. Look for it in the list in a while.');
  } catch (error) {
    const { title, detail } = failureFrom(error);
    tell('failed', `${title}. ${detail}`);
  }
}
