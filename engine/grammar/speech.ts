import words from '../english/data/speech-words.json' with { type: 'json' };

/** Verbs that may introduce speech of any kind. */
export const CUES = new Set(words.cues);
/** Verbs that introduce words in quote marks as they were said. */
export const DIRECT_CUES = new Set(words.direct);
/** Verbs that take "that" and a clause. */
export const THAT_CUES = new Set(words.that);
/** Verbs that introduce a few quoted words within a sentence of the writer's. */
export const PARTIAL_CUES = new Set(words.partial);
export const PRONOUNS = new Set(words.pronouns);
export const ADVERBS = new Set(words.adverbs);
export const AUXILIARIES = new Set(words.auxiliaries);
/** Words that end a speaker's phrase which follows its verb ("said Ray on Monday"). */
export const PHRASE_ENDS = new Set(words.phraseEnds);
export const CLAUSE_STARTS = new Set(words.clauseStarts);
/** Words that open a phrase before the subject ("In a statement, ..."). */
export const INTRODUCERS = new Set(words.introducers);
export const TITLE_WORDS = new Set(words.titleWords);
/** Words of the closed classes that tell by themselves how a phrase goes on. */
export const CLOSED = new Set(words.closed);
/** Marks and words before which what somebody is said to say may end. */
export const REPORT_STOPS = new Set(words.reportStops);
/** Words that open a clause before the main one ("While he said it was late, the board met"). */
export const SUBORDINATORS = new Set(words.subordinators);
/** Endings that tell most of a word's kind, the longest first. */
export const ENDINGS: readonly string[] = words.endings;
