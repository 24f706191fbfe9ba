/** Parts of speech, after the tags of the Penn Treebank; those the clause reading does not tell apart share one. */
export const TAGS = [
  'NN',
  'NNS',
  'NNP',
  'PRP',
  'PRP$',
  'DT',
  'JJ',
  'RB',
  'CD',
  'IN',
  'TO',
  'RP',
  'CC',
  'MD',
  'VB',
  'VBD',
  'VBZ',
  'VBP',
  'VBN',
  'VBG',
  'WH',
  'POS',
  'EX',
  ',',
  '.',
  ':',
  '"',
  '-',
  'X',
] as const;
export type Tag = (typeof TAGS)[number];

/**
 * What a word is to the word it depends on, after the ClearNLP labels; those the clause reading does not tell apart
 * share one.
 */
export const RELATIONS = [
  'root',
  'subject',
  'passive-subject',
  'object',
  'complement',
  'preposition',
  'agent',
  'prepositional-object',
  'auxiliary',
  'modifier',
  'adverb',
  'particle',
  'noun-adverb',
  'adverbial-clause',
  'relative-clause',
  'reduced-clause',
  'apposition',
  'conjunct',
  'conjunction',
  'clause-object',
  'open-complement',
  'mark',
  'punctuation',
  'other',
] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * Transitions of the parser (arc-hybrid): take the next word; the next word governs the last one; the last but one
 * governs the last one.
 */
export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;
export const TRANSITIONS = 3;
