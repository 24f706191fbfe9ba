import homographs from './data/english-homographs.json' with { type: 'json' };
import data from './data/function-words.json' with { type: 'json' };
import { isAsciiSmall } from './letters.ts';
import { WordTable } from './listed.ts';
import { once } from './once.ts';

/** Only the first words are looked at: more of them never change the answer, and the cost stays bounded. */
const MAX_WORDS = 200;
/** Room for as many words of any language of the news; scripts without spaces need far less. */
const MAX_SAMPLE = 4000;
/** Room for as many words of English: the rest of most texts need not be put in small letters. */
const SHORT_SAMPLE = 1700;
/** What has so many characters after it is not changed by where a sample was cut. */
const MIN_REST = 8;
/** The word that names a language once may be a name: at least this much evidence is asked for. */
const MIN_SCORE = 1;
/**
 * Initials, particles and letters of names in a table resemble function words: this many different ones must speak
 * against English.
 */
const MIN_FOREIGN = 3;
/** Of the words in small letters, which are seldom names, fewer will do to keep a text from being presumed English. */
const MIN_FOREIGN_SMALL = 2;
/**
 * In a clause of this many words in small letters without any English function word, one of another language will do.
 */
const MIN_CLAUSE = 5;
/** A sentence with this many words in small letters shows its language; a headline or a table with fewer does not. */
const MIN_RUNNING = 10;
/** Of the words in small letters of English prose nearly half are in the list; of another language's hardly any are. */
const MIN_ENGLISH_SHARE = 0.1;
/**
 * A long table of results repeats its own words: this many different function words, and none of another language, are
 * English.
 */
const MIN_ENGLISH = 3;
/**
 * Share of the words that must speak for the language: running text of any of them has a third of its words in the
 * lists.
 */
const MIN_SHARE = 0.08;
/** A language must be this much ahead of the next; below it the two cannot be told apart. */
const MIN_LEAD = 1.08;
/** What a letter few languages have is worth beside a function word. */
const LETTER_WEIGHT = 0.3;

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const APOSTROPHE = 0x27;
/** So much of a word is looked at. */
const MAX_WORD = 40;

/** The end of a word of the letters a to z at `at`; `at` itself where it may go on in another letter. */
function plainWordEnd(sample: string, at: number): number {
  let end = at;
  while (isAsciiSmall(sample.charCodeAt(end))) end++;
  const after = sample.charCodeAt(end);
  return after > 0x7f || after === APOSTROPHE ? at : end;
}

/** Which languages a word or letter speaks for. */
type Evidence = WordTable<readonly string[]>;

function evidenceFrom(entries: readonly (readonly [language: string, items: readonly string[]])[]): Evidence {
  const languages = new Map<string, string[]>();
  for (const [language, items] of entries) {
    for (const item of new Set(items)) {
      const known = languages.get(item);
      if (known === undefined) languages.set(item, [language]);
      else known.push(language);
    }
  }
  return new WordTable(languages);
}

const lists = Object.entries(data);
const functionWords = once(() => evidenceFrom(lists.map(([language, { words }]) => [language, words.split(' ')])));
const telltaleLetters = once(() => evidenceFrom(lists.map(([language, { letters }]) => [language, [...letters]])));

/** Scripts that one language, or one among the languages of the news, is written in. */
const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['th', /\p{Script=Thai}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['te', /\p{Script=Telugu}/u],
  ['ka', /\p{Script=Georgian}/u],
  ['hy', /\p{Script=Armenian}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['latin', /\p{Script=Latin}/u],
];

/** Most words of most articles; asking for this first spares them fourteen other questions. */
const LATIN_ONLY = /^['A-Za-z\u00aa-\u024f]+$/;

function scriptOf(word: string): string {
  if (LATIN_ONLY.test(word)) return 'latin';
  return SCRIPTS.find(([, script]) => script.test(word))?.[0] ?? 'und';
}

/** Languages of one script told apart by letters only one of them has; the last is what is left. */
function byLetters(words: readonly string[], marks: readonly (readonly [string, RegExp])[], otherwise: string): string {
  const counts = marks.map(
    ([language, letters]) => [language, words.filter((word) => letters.test(word)).length] as const,
  );
  const [language, count] = counts.reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['und', 0] as const);
  return count >= Math.max(1, words.length * 0.05) ? language : otherwise;
}

/** The languages that a word or letter speaks for, and how often it stands in a text. */
interface Counted {
  readonly languages: readonly string[];
  times: number;
}

function count(counts: Map<string, Counted>, item: string, languages: readonly string[]): void {
  const counted = counts.get(item);
  if (counted === undefined) counts.set(item, { languages, times: 1 });
  else counted.times++;
}

/** Counts the letters of a word that are beyond ASCII. */
function countLetters(counts: Map<string, Counted>, word: string): void {
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) > 0x7f) count(counts, word.charAt(at), telltaleLetters().get(word.charAt(at)) ?? []);
}

function latinLanguage(words: readonly string[]): string {
  const scores = new Map<string, number>();
  const known = new Map<string, Counted>();
  const letters = new Map<string, Counted>();
  const listed = functionWords();
  for (const word of words) {
    const languages = listed.get(word);
    if (languages !== undefined) count(known, word, languages);
    countLetters(letters, word);
  }
  // Most words are of a few kinds: each kind is weighed once. One of many languages counts less for each.
  const weigh = (counts: ReadonlyMap<string, Counted>, scale: number): void => {
    for (const { languages, times } of counts.values()) {
      const weight = scale / Math.sqrt(languages.length);
      for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + weight * times);
    }
  };
  weigh(known, 1);
  weigh(letters, LETTER_WEIGHT);
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (best === undefined) return 'und';
  const [language, score] = best;
  if (score < Math.max(MIN_SCORE, words.length * MIN_SHARE) || score < (second?.[1] ?? 0) * MIN_LEAD) return 'und';
  if (language === 'en') return language;
  const kinds = [...known.keys(), ...letters.keys()].filter((item) => isOf(item, language));
  return kinds.length < MIN_FOREIGN || kinds.every(isEnglish) ? 'und' : language;
}

/** Whether a word may also be English, as "met" and "die" may. */
function isEnglish(word: string): boolean {
  return isOf(word, 'en') || HOMOGRAPHS.has(word);
}
const HOMOGRAPHS = new Set(homographs.words);

/** Whether a function word or a letter is in the list of a language. */
function isOf(item: string, language: string): boolean {
  return (functionWords().get(item) ?? telltaleLetters().get(item) ?? []).includes(language);
}

/** Whether a word in small letters is a function word of English. */
export function isFunctionWord(lower: string): boolean {
  return isOf(lower, 'en');
}

/** The commonest words of a language, in small letters; none for one that is told by its script alone. */
export function functionWordsIn(language: string): readonly string[] {
  return lists.find(([listed]) => listed === language)?.[1].words.split(' ') ?? [];
}

/** A word that begins with a small letter, and so is seldom a name. */
const SMALL_WORD = /(?<![\p{L}\p{M}'’])\p{Ll}[\p{L}\p{M}]*(?: (?=\p{Lu}))?/gu;

/** Whether a word in small letters is of another language: a function word of it, or written with its letters. */
function isForeign(word: string): boolean {
  return !isEnglish(word) && (functionWords().has(word) || [...word].some((letter) => telltaleLetters().has(letter)));
}

/**
 * Whether nothing speaks against English: no more foreign words than English function words, and no prose without
 * those.
 */
function mayBeEnglish(text: string): boolean {
  const sample = text.slice(0, MAX_SAMPLE).normalize('NFC');
  const small = (sample.match(SMALL_WORD) ?? []).slice(0, MAX_WORDS);
  const english = small.filter((word) => isOf(word.trimEnd(), 'en'));
  const kinds = new Set(english).size;
  // Right before a capital a word may be the particle of a name: "da Costa".
  const running = small.filter((word) => !word.endsWith(' '));
  const foreign = new Set(running.filter(isForeign)).size;
  // "at" and "for" are words of other languages as well, and tell nothing.
  const telling = english.filter((word) => functionWords().get(word.trimEnd())?.length === 1).length;
  if (foreign > telling && (foreign >= MIN_FOREIGN_SMALL || running.length >= MIN_CLAUSE)) return false;
  const isProse = small.length >= MIN_RUNNING && english.length < small.length * MIN_ENGLISH_SHARE;
  return !isProse || kinds >= Math.max(MIN_ENGLISH, foreign * 2);
}

/**
 * The language of a text, by its script and its function words (Grefenstette 1995, "Comparing two language
 * identification schemes"); where they do not tell, what the source declares (page templates declare languages that
 * their articles are not written in); else English for a text in Latin letters that nothing speaks against, such as a
 * headline, a table of results or a list of names. Deterministic, and bounded by the first {@link MAX_WORDS} words.
 *
 * @param declared - a BCP 47 primary tag, or null where the source says nothing
 * @returns a BCP 47 primary tag, "und" where it cannot be told
 */
export function languageOf(text: string, declared: string | null): string {
  const { language, script } = read(text);
  if (language !== 'und') return language;
  return declared ?? (script === 'latin' && mayBeEnglish(text) ? 'en' : 'und');
}

/** The first words of a text, each with its script, and how many letters are of each. */
interface FirstWords {
  readonly words: readonly string[];
  readonly kinds: readonly string[];
  readonly scripts: ReadonlyMap<string, number>;
  /** How much of the sample is after them. */
  readonly rest: number;
}

/** The first words of a text. */
function firstWords(text: string): FirstWords {
  const begun = wordsIn(text.slice(0, SHORT_SAMPLE));
  const isEnough = text.length <= SHORT_SAMPLE || (begun.words.length === MAX_WORDS && begun.rest >= MIN_REST);
  return isEnough ? begun : wordsIn(text.slice(0, MAX_SAMPLE));
}

function wordsIn(beginning: string): FirstWords {
  const words: string[] = [];
  const kinds: string[] = [];
  const scripts = new Map<string, number>();
  const sample = beginning.normalize('NFC').toLowerCase().replaceAll('’', "'");
  const add = (word: string, script: string): void => {
    words.push(word);
    kinds.push(script);
    scripts.set(script, (scripts.get(script) ?? 0) + word.length);
  };
  let at = 0;
  while (at < sample.length && words.length < MAX_WORDS) {
    // Most words of most articles are of plain letters, and need no pattern; nor does what is between them.
    const code = sample.charCodeAt(at);
    const plainEnd = isAsciiSmall(code) ? plainWordEnd(sample, at) : at;
    if (plainEnd > at) {
      add(sample.slice(at, Math.min(plainEnd, at + MAX_WORD)), 'latin');
      at = plainEnd;
    } else if (code < 0x80 && !isAsciiSmall(code)) {
      at++;
    } else {
      WORD.lastIndex = at;
      const match = WORD.exec(sample);
      if (match === null) break;
      const word = match[0].slice(0, MAX_WORD);
      add(word, scriptOf(word));
      at = WORD.lastIndex;
    }
  }
  return { words, kinds, scripts, rest: sample.length - at };
}

/** What the words themselves tell of the language, and the script that most of them are in. */
function read(text: string): { readonly language: string; readonly script: string } {
  const { words, kinds, scripts } = firstWords(text);
  const eastern = easternLanguage(scripts);
  if (eastern !== null) return { language: eastern, script: 'ja' };
  const [main] = [...scripts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const script = main?.[0] ?? 'und';
  return {
    language: languageIn(
      script,
      words.filter((_, at) => kinds[at] === script),
    ),
    script,
  };
}

/** Japanese mixes kana with Chinese characters; the kana decide. Null where others prevail. */
function easternLanguage(scripts: ReadonlyMap<string, number>): 'ja' | 'zh' | null {
  const kana = scripts.get('ja') ?? 0;
  const han = scripts.get('zh') ?? 0;
  if (kana === 0 || kana + han <= (scripts.get('latin') ?? 0)) return null;
  return kana * 8 > han ? 'ja' : 'zh';
}

/** The language of words of one script. */
function languageIn(script: string, own: readonly string[]): string {
  if (script === 'latin') return latinLanguage(own);
  if (script === 'cyrillic') {
    return byLetters(
      own,
      [
        ['uk', /[іїєґ]/],
        ['sr', /[ђјљњћџ]/],
        ['ru', /[ыэё]/],
      ],
      own.some((word) => word.includes('ъ')) ? 'bg' : 'ru',
    );
  }
  if (script === 'arabic')
    return byLetters(
      own,
      [
        ['ur', /[ٹڈںے]/],
        ['fa', /[پچژگکی]/],
      ],
      'ar',
    );
  return script;
}
