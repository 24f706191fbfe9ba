/**
 * Summarises texts with npm packages, for bench/summary.ts.
 *
 *     node bench/summary-peers.ts FOLDER TOOL < ROWS
 *
 * FOLDER holds node_modules with the tool: lexrank, node-summarizer, ts-textrank or text-summarization. They are no
 * dependencies of this project, for they bring up to 137 packages of their own. ROWS are lines of {"id", "text"}.
 * Prints lines of {"id", "summary"}: three sentences, one a line. With no rows it only checks that the tool is there.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

type Summarise = (text: string) => Promise<readonly string[]>;

interface LexRank {
  summarize(text: string, lines: number, done: (error: unknown, top: { text: string; index: number }[]) => void): void;
}

interface NodeSummarizer {
  readonly SummarizerManager: new (
    text: string,
    sentences: number,
  ) => { getSummaryByRank(): Promise<{ summary: string }> };
}

interface TextRank {
  readonly SorensenDiceSimilarity: new () => object;
  readonly DefaultTextParser: new () => object;
  readonly NullLogger: new () => object;
  readonly AbsoluteSummarizerConfig: new (
    count: number,
    like: object,
    parser: object,
    damping: number,
    sort: unknown,
  ) => object;
  readonly Summarizer: {
    readonly SORT_OCCURENCE: unknown;
    new (config: object, logger: object): { summarize(text: string, language: string): { text: string }[] };
  };
}

type TextSummarization = (options: object) => Promise<{ extractive: string[] }>;

const SENTENCES = 3;
const DAMPING = 0.85;
const [folder = '', tool = ''] = process.argv.slice(2);
const load = createRequire(join(folder, 'package.json'));

const TOOLS: Readonly<Record<string, () => Summarise>> = {
  lexrank: () => {
    const lexrank: LexRank = load('lexrank');
    return (text) =>
      new Promise((resolve, reject) => {
        lexrank.summarize(text, SENTENCES, (error, top) => {
          if (error) reject(error);
          else resolve(top.sort((a, b) => a.index - b.index).map((line) => line.text));
        });
      });
  },
  'node-summarizer': () => {
    const { SummarizerManager }: NodeSummarizer = load('node-summarizer');
    return async (text) => [(await new SummarizerManager(text, SENTENCES).getSummaryByRank()).summary];
  },
  'ts-textrank': () => {
    const { Summarizer, ...parts }: TextRank = load('ts-textrank');
    const [like, parser] = [new parts.SorensenDiceSimilarity(), new parts.DefaultTextParser()];
    const config = new parts.AbsoluteSummarizerConfig(SENTENCES, like, parser, DAMPING, Summarizer.SORT_OCCURENCE);
    const summarizer = new Summarizer(config, new parts.NullLogger());
    return async (text) => summarizer.summarize(text, 'en').map((sentence) => sentence.text);
  },
  'text-summarization': () => {
    const summarise: TextSummarization = load('text-summarization');
    return async (text) =>
      (await summarise({ text, minNumSentences: SENTENCES, maxNumSentences: SENTENCES })).extractive;
  },
};

const run = TOOLS[tool]?.();
if (run === undefined) throw new Error(`No tool is called ${tool}.`);
for await (const line of createInterface({ input: process.stdin })) {
  const { id, text }: { readonly id: string; readonly text: string } = JSON.parse(line);
  // A peer's failure is an empty summary.
  const sentences = await run(text).catch(() => []);
  process.stdout.write(
    `${JSON.stringify({ id, summary: sentences.map((one) => one.replace(/\s+/g, ' ')).join('\n') })}\n`,
  );
}
