/**
 * Articles a second of the local run: `node bench/local.ts [articles]` (500 where nothing is said).
 *
 * Brings the whole system up in memory, uploads generated articles as fast as they go, and prints how long it took until the last of them could be read,
 * and for a sample how long each took from its upload.
 */
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { articleId } from '../engine/identity.ts';
import { CREDENTIALS } from '../local/credentials.ts';
import { synthesise } from '../local/synth.ts';
import { startLocal } from '../local/system.ts';

const UPLOADS_AT_ONCE = 8;
const SAMPLE_EVERY = 10;
const POLL_MS = 10;

const NAMES = ['Ada Holm', 'Nils Berg', 'Mara Silva', 'Omar Aziz', 'Lena Roth', 'Ivo Novak'];
const PLACES = ['Norfield', 'Port Ellery', 'Castle Rowan', 'Stenmoor', 'Oskar Bay'];

/** About 600 words, each article another. */
function articleOf(index: number): string {
  const paragraphs = Array.from({ length: 12 }, (_, at) => {
    const name = NAMES[(index + at) % NAMES.length] ?? '';
    const place = PLACES[(index * 3 + at) % PLACES.length] ?? '';
    return (
      `The council of ${place} put off the vote on bridge ${index}-${at} on Monday, after ${name} had warned that the estimate of ` +
      `$${(index + at) % 90} million was ${at + 2} years old. “Nobody has asked the people who live there,” ${name} said. ` +
      'The work was to begin in spring and to take no longer than the repair of the old harbour wall, which closed two roads for a year.'
    );
  });
  return `Bridge vote ${index} is put off again\n\n${paragraphs.join('\n\n')}\n`;
}

const count = Number(process.argv[2] ?? '500');
if (!Number.isInteger(count) || count < 1) {
  process.stderr.write('use: node bench/local.ts [articles]\n');
  process.exit(2);
}
const system = await startLocal({ synthesised: await synthesise('.nutgraf/synth') });
const { api, s3, region, bucketName } = system.endpoints;
const client = new S3Client({
  endpoint: s3,
  region,
  forcePathStyle: true,
  credentials: CREDENTIALS,
});

async function isReady(key: string): Promise<boolean> {
  const answer = await fetch(`${api}/articles/${articleId(key)}/summary`);
  await answer.arrayBuffer();
  return answer.status === 200;
}

async function untilReady(key: string): Promise<void> {
  while (!(await isReady(key))) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

const began = performance.now();
const waits: Promise<number>[] = [];
const keys = Array.from({ length: count }, (_, index) => `bench/article-${index}.txt`);
const queue = keys.entries();
await Promise.all(
  Array.from({ length: UPLOADS_AT_ONCE }, async () => {
    for (const [index, Key] of queue) {
      await client.send(
        new PutObjectCommand({ Bucket: bucketName, Key, Body: articleOf(index), ContentType: 'text/plain' }),
      );
      const uploaded = performance.now();
      if (index % SAMPLE_EVERY === 0) waits.push(untilReady(Key).then(() => performance.now() - uploaded));
    }
  }),
);
const uploadedMs = performance.now() - began;
const sample = (await Promise.all(waits)).sort((a, b) => a - b);
for (const key of keys) await untilReady(key);
const allMs = performance.now() - began;
const at = (share: number) => Math.round(sample[Math.min(sample.length - 1, Math.floor(sample.length * share))] ?? 0);
console.log(
  `${count} articles: uploaded in ${(uploadedMs / 1000).toFixed(1)} s, all readable after ${(allMs / 1000).toFixed(1)} s, ` +
    `${(count / (allMs / 1000)).toFixed(0)} articles a second\n` +
    `upload to readable, of every ${SAMPLE_EVERY}th: median ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms`,
);
client.destroy();
await system.stop();
