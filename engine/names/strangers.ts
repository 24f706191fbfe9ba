import nouns from '../english/data/person-nouns.json' with { type: 'json' };
import { mayBeFinite } from '../grammar/verbs.ts';
import { listedIn } from '../text/listed.ts';
import { lowerAt, type Token } from '../text/tokenized-text.ts';
import { nounAfter, SMALL_AFTER } from './nominals.ts';

/** Nouns for people whom a text leaves unnamed. A spokesman is none: the pronouns after one mean others. */
const STRANGERS = listedIn(nouns.strangers);

function isStranger(token: Token | undefined): boolean {
  return STRANGERS.has(token?.lower ?? '');
}

/**
 * The unnamed person whom the article at token `from` begins to describe: "new" of "a driver", "known" of "the driver";
 * null where it describes nobody, or puts a name beside the noun.
 */
export function strangerAt(tokens: readonly Token[], from: number): 'new' | 'known' | null {
  const article = lowerAt(tokens, from);
  const isNew = article === 'a' || article === 'an' || article === 'another';
  if (!isNew && article !== 'the') return null;
  const head = nounAfter(tokens, from, isStranger);
  if (!isStranger(tokens[head])) return null;
  const next = tokens[head + 1];
  const isVerb = next !== undefined && mayBeFinite(next.lower) && next.lower === next.text;
  const isWhole = next?.kind !== 'word' || SMALL_AFTER.has(next.lower) || isVerb;
  if (!isWhole) return null;
  return isNew ? 'new' : 'known';
}
