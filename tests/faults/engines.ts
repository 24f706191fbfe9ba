import type { SourceInput } from '../../engine/index.ts';
import type { CleanArticle, Digest } from '../../engine/record.ts';
import { standInClean, standInDigest } from '../support/stand-in.ts';

/** A version of the stand-in engine. */
export interface Engine {
  readonly version: string;
  readonly clean: (source: SourceInput) => CleanArticle;
  readonly digest: (article: CleanArticle) => Digest;
}

export const OLD: Engine = { version: '0.9.0', clean: standInClean, digest: standInDigest };

/** Cuts what the old one left in, and no longer takes the first of several people for one: texts and names differ. */
export const NEW: Engine = {
  version: '0.10.0',
  clean: (source) => {
    const article = standInClean(source);
    return { ...article, text: article.text.replaceAll('[ad]', '').trim() };
  },
  digest: (article) => {
    const digest = standInDigest(article);
    const [first, ...others] = digest.facts.people;
    const people = others.length > 0 || first === undefined ? others : [first];
    return { ...digest, facts: { ...digest.facts, people } };
  },
};

/** The engine of a version, as a record names it. */
export function engineOf(version: string): Engine {
  const found = [OLD, NEW].find((engine) => engine.version === version);
  if (found === undefined) throw new Error(`no engine ${version}`);
  return found;
}
