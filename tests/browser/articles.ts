import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../events/articles/', import.meta.url));

/** A file to be put into the bucket. */
export interface ArticleFile {
  readonly key: string;
  readonly body: Buffer | string;
}

/** The sample articles of this project. */
export function samples(): readonly ArticleFile[] {
  return readdirSync(FOLDER).map((name) => ({ key: `samples/${name}`, body: readFileSync(`${FOLDER}${name}`) }));
}

/**
 * Markup, bidirectional controls, right-to-left text, a word without end: text that must stay text, and stay in its
 * place.
 */
export const HOSTILE: ArticleFile = {
  key: 'hostile/<b>bold</b> "quoted" & \u202etxt.txt',
  body: [
    'Mayor opens <script>window.hacked = "title"</script> bridge in Lindvik',
    '2025-06-02',
    'The mayor of Lindvik, Ada Holm, opened a bridge on Monday and said <img src="x" onerror="window.hacked=1"> ' +
      'had cost 12 million euros.',
    '"Nobody <svg onload=alert(1)> believed it," Holm told the council, "and ' +
      '</p></section><style>body{display:none}</style> it stands."',
    'A sign at the bridge reads \u202eevil order\u202c and \u2066isolated\u2069 and ends with \u202e an override ' +
      'that is never closed.',
    'قالت رئيسة البلدية آدا هولم إن الجسر كلف 12 مليون يورو، وإنه سيفتح يوم الاثنين أمام الجميع.',
    `The word ${'Donaudampfschifffahrts'.repeat(120)} was painted on it by Nils Berg on Tuesday.`,
    "The council's javascript:alert(1) budget {{constructor.constructor('window.hacked=2')()}} was agreed in May.",
  ].join('\n\n'),
};

/** An article whose first sentence is trimmed in the summary. */
export const TRIMMED: ArticleFile = {
  key: 'trimmed/quay.txt',
  body: 'PORT ELLERY, Sept. 9 (Newsline) - The harbour board (pictured) shut the old quay of Port Ellery on Monday.',
};

const SUBJECTS = [
  'The harbour board',
  'A council committee',
  'Minister Ingrid Solheim',
  'The Bank of Tarmonia',
  'Harbour director Joseph Amadi',
  'The county auditor',
  'A spokesman for Harrow Marine',
  'The school inspectors',
];
const VERBS = ['approved', 'rejected', 'postponed', 'published', 'revised', 'questioned', 'welcomed', 'opened'];
const OBJECTS = [
  'a plan for the northern quay',
  'the budget for winter roads',
  'a report on night shifts',
  'new rules for fishing boats',
  'an inquiry into the flood barrier',
  'the tender for electric buses',
  'a contract worth 4.2 million euros',
  'the survey of old bridges',
];
const ENDS = [
  'after a debate of three hours',
  'against the advice of its lawyers',
  'to the surprise of residents',
  'on the second attempt',
  'without a single question',
  'as costs kept rising',
  'although two members were absent',
  'pending a further study',
];

/** Mixed well enough that no two sentences are alike: a cleaner takes repeated lines for noise. */
function pick<T>(list: readonly T[], seed: number): T | undefined {
  return list[Math.abs(Math.imul(seed ^ (seed >>> 7), 2654435761)) % list.length];
}

/** Paragraphs of which no two are alike. @param first - number of the first of them */
export function generatedParagraphs(first: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const number = first + at + 1;
    const sentences = Array.from({ length: 4 }, (_sentence, index) => {
      const seed = number * 31 + index * 7;
      const place = `in district ${number}-${index}`;
      return (
        `${pick(SUBJECTS, seed)} ${pick(VERBS, seed + 1)} ${pick(OBJECTS, seed + 2)} ${place}, ` +
        `${pick(ENDS, seed + 3)}.`
      );
    });
    return sentences.join(' ');
  });
}

/** An article of nearly the largest size that is taken: 512 KiB of clean text. */
export function largest(): ArticleFile {
  const paragraphs = ['Everything the county decided in one long year', '3 March 2025'];
  let length = 0;
  for (let number = 0; length < 505 * 1024; number++) {
    const [paragraph = ''] = generatedParagraphs(number, 1);
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  return { key: 'long/largest.txt', body: paragraphs.join('\n\n') };
}
