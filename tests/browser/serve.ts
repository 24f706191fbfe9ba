/**
 * The local run that the browser tests look at, in a process of its own. Prints the page's address once everything is
 * in it.
 */

import { put } from '../support/articles.ts';
import { HOSTILE, largest, samples, TRIMMED } from './articles.ts';
import { seedList, seedName, startSite } from './site.ts';
import { CORRECTED, STORY_FILES } from './stories.ts';

/** How many articles the list has, beside the samples. */
const MANY = 10_000;

const site = await startSite();
await Promise.all([
  site
    .fill([...samples(), HOSTILE, TRIMMED, ...STORY_FILES, { key: 'rejected/empty.txt', body: ' \n' }, largest()])
    .then(() => site.correct(CORRECTED)),
  seedList(site.table, MANY).then(() => seedName(site.table)),
  put(site.table, { key: 'gone/deleted.txt', status: 'deleted' }),
  put(site.table, { key: 'gone/failed.txt', status: 'failed' }),
  put(site.table, { key: 'gone/waiting.txt', status: 'processing' }),
]);
process.stdout.write(`${site.system.endpoints.api}/\n`);
await new Promise((resolve) => process.once('SIGTERM', resolve));
await site.stop();
