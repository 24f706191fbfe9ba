import words from '../english/data/grammar-words.json' with { type: 'json' };
import { beginsCapital } from '../text/letters.ts';
import { ListedWords } from '../text/listed.ts';
import type { Token } from '../text/tokenized-text.ts';
import type { Relation, Tag } from './parse/classes.ts';
import { grammarModel } from './parse/model.ts';
import { type Parse, parseWords } from './parse/parser.ts';
import { AUXILIARIES } from './speech.ts';
import { isPlainVerb } from './verbs.ts';

/** The words of a tree from `from` up to, not including, `to`: a tree counts its own, from its sentence's first. */
export interface TreeRange {
  readonly from: number;
  readonly to: number;
  readonly numbers?: 'words of a tree';
}

/** Sentences are read no further than this, in tokens; longer ones are lists or were never sentences. */
const LONGEST = 90;

const NO_TOKEN: Token = { text: '', lower: '', kind: 'word', start: 0, end: 0, sentence: -1 };

/** "on Wednesday evening because of a fault": the tagger may take what is never a noun for one. */
const CLOSED = new ListedWords(words.neverNouns);

/** What goes up and down, of words that may be verbs as well. */
const MOVED = new Set(['exports', 'prices', 'profits', 'shares', 'stocks']);

function knownTag(tokens: readonly Token[], at: number, known: (token: Token) => Tag | null): Tag | null {
  const token = tokens[at] ?? NO_TOKEN;
  // "rose more than expected"
  if (tokens[at - 1]?.lower === 'than' && token.text.endsWith('ed')) return 'JJ';
  // "ferry crews in Velde": no particle, as in "called in the army".
  if (token.text === 'in' && beginsCapital(tokens[at + 1]?.text ?? '')) return 'IN';
  if (token.text === 'whose') return 'WH';
  // "Velde Bank shares up on talk of a merger"
  const isMoved = /^(?:up|down)$/.test(tokens[at + 1]?.lower ?? '') && tokens[at + 2]?.lower !== 'to';
  if (isMoved && MOVED.has(token.lower)) return 'NNS';
  return known(token) ?? (CLOSED.has(token.text) ? 'IN' : titleOfName(tokens, at));
}

/** "Storm Ida batters", "Judge Ana Ray gave": the first word before a name is hardly ever a verb. */
function titleOfName(tokens: readonly Token[], at: number): Tag | null {
  const token = tokens[at];
  if (at > 0 || token === undefined || !isPlainVerb(token.lower) || isNoTitle(token.lower)) return null;
  const next = tokens[1]?.text ?? '';
  return beginsCapital(token.text) && beginsCapital(next) ? 'NNP' : null;
}

function isNoTitle(word: string): boolean {
  return AUXILIARIES.has(word) || ASKING.has(word);
}
/** What a headline asks its readers to do: "Watch Ana Ray sign the deal". */
const ASKING = new Set(['ask', 'let', 'meet', 'see', 'watch']);

/** A sentence, or the part of it that tells something, as a tree over its tokens. */
export class Tree {
  readonly tokens: readonly Token[];
  readonly root: number;
  readonly #parse: Parse;
  readonly #children: readonly (readonly number[])[];
  readonly #first: number[];
  readonly #last: number[];

  /**
   * @param known - the part of speech of a token where it is known: that of a part of a name, which is then no verb, or
   * of a verb
   */
  constructor(tokens: readonly Token[], known: (token: Token) => Tag | null = () => null) {
    this.tokens = tokens.slice(0, LONGEST);
    this.#parse = parseWords(
      this.tokens.map(({ text }) => text),
      grammarModel(),
      (at) => knownTag(this.tokens, at, known),
    );
    const children = this.tokens.map((): number[] => []);
    this.#first = this.tokens.map((_, at) => at);
    this.#last = [...this.#first];
    for (let at = 0; at < this.length; at++) {
      children[this.head(at)]?.push(at);
      for (let up = this.head(at); up >= 0; up = this.head(up)) {
        this.#first[up] = Math.min(this.#first[up] ?? at, at);
        this.#last[up] = Math.max(this.#last[up] ?? at, at);
      }
    }
    this.#children = children;
    this.root = this.#parse.heads.indexOf(-1);
  }

  get length(): number {
    return this.tokens.length;
  }

  tag(at: number): Tag {
    return this.#parse.tags[at] ?? 'X';
  }

  /** The token that `at` depends on; -1 for the root. */
  head(at: number): number {
    return this.#parse.heads[at] ?? -1;
  }

  relation(at: number): Relation {
    return this.#parse.relation(at);
  }

  lower(at: number): string {
    return this.tokens[at]?.lower ?? '';
  }

  text(at: number): string {
    return this.tokens[at]?.text ?? '';
  }

  /** The first token that begins at an offset or after it; -1 where none does. */
  tokenFrom(offset: number): number {
    return this.tokens.findIndex(({ start }) => start >= offset);
  }

  /** Dependents of a token, in text order. */
  children(at: number): readonly number[] {
    return this.#children[at] ?? [];
  }

  /** First token of what depends on `at`, itself included. */
  first(at: number): number {
    return this.#first[at] ?? at;
  }

  /** Last token of what depends on `at`, itself included. */
  last(at: number): number {
    return this.#last[at] ?? at;
  }

  isVerb(at: number): boolean {
    const tag = this.tag(at);
    return tag.startsWith('VB') || tag === 'MD';
  }

  /** The verb of the clause that a token is in, itself where it is one; -1 where there is none. */
  verbOf(at: number): number {
    let up = at;
    while (up >= 0 && !(this.isVerb(up) && this.relation(up) !== 'auxiliary')) up = this.head(up);
    return up;
  }
}
