import words from './data/words.json' with { type: 'json' };

/**
 * What the words of a block give away before any pattern is tried: most blocks have no word that a pattern asks for,
 * and a look at each word once is all they cost.
 */
export interface Signals {
  /** One bit for each kind of {@link Signal}. */
  readonly bits: number;
  /** How many words are of the kind that button texts are made of. */
  readonly buttons: number;
}

const NAMES = Object.keys(words.signals);
/** A kind of words that patterns ask for: the keys of `signals` in words.json. */
export type Signal = keyof typeof words.signals;

function isSignal(name: string): name is Signal {
  return NAMES.includes(name);
}

/** The bit of a kind of words. @throws RangeError where the data names no such kind */
export function signalBit(name: string): number {
  if (!isSignal(name)) throw new RangeError(`words.json has no signal "${name}".`);
  return 1 << NAMES.indexOf(name);
}

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** Hash of a word without regard to case (FNV-1a). Two words may share one: then a pattern is tried for nothing. */
function hashOf(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ (word.charCodeAt(at) | 0x20), PRIME);
  return hash;
}

const BITS = new Map<number, number>();
/** Marks that patterns ask for are no further, nor are letters of words in other scripts. */
const MARKS = new Uint32Array(0x980);
for (const [name, list] of Object.entries(words.signals)) {
  for (const word of list.split(' ')) {
    if (/^[a-z\d]/.test(word)) BITS.set(hashOf(word), (BITS.get(hashOf(word)) ?? 0) | signalBit(name));
    else MARKS[word.charCodeAt(0)] = (MARKS[word.charCodeAt(0)] ?? 0) | signalBit(name);
  }
}
const BUTTON = signalBit('button');

/** Whether a unit is a letter of ASCII or a digit. */
function isPlain(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** Looks at each word and mark of a text once. */
export function signalsOf(text: string): Signals {
  let bits = 0;
  let buttons = 0;
  let hash = SEED;
  let open = false;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x20;
    if (isPlain(unit)) {
      hash = Math.imul(hash ^ (unit | 0x20), PRIME);
      open = true;
      continue;
    }
    const found = open ? (BITS.get(hash) ?? 0) : 0;
    bits |= found | (MARKS[unit] ?? 0);
    if ((found & BUTTON) !== 0) buttons++;
    hash = SEED;
    open = false;
  }
  return { bits, buttons };
}
