import claimWords from '../english/data/claim-words.json' with { type: 'json' };
import words from '../english/data/speech-words.json' with { type: 'json' };
import { ListedWords } from '../text/listed.ts';

/** Verbs that may introduce speech of any kind. */
export const CUES = new ListedWords(words.cues);
/** Verbs that introduce words in quote marks as they were said. */
export const DIRECT_CUES = new ListedWords(words.direct);
/** Verbs that take "that" and a clause. */
export const THAT_CUES = new ListedWords(words.that);
/** Verbs that introduce a few quoted words within a sentence of the writer's. */
export const PARTIAL_CUES = new ListedWords(words.partial);
/** Verbs of saying that may end a sentence after who says it: "…, the mayor said". */
export const TRAILING_CUES = new ListedWords(claimWords.trailingCues);
/** Verbs of what comes out, which end a sentence only after their subject: "…, an inquiry has found". */
export const FINDING_CUES = new ListedWords(claimWords.findingCues);
/** Both: what may say at the end of a sentence whose word it is. */
export const CUES_AT_END = new ListedWords([...claimWords.trailingCues, ...claimWords.findingCues]);
/** The plainest verb of saying. */
export const SAYS: ReadonlySet<string> = new Set(['say', 'says', 'said']);
/** Pronouns that may be who speaks: "he", "they", "some". */
export const PRONOUNS = new ListedWords(words.pronouns);
/** Adverbs that may come between who speaks and the verb, beside those in -ly: "later", "also". */
export const ADVERBS = new ListedWords(words.adverbs);
/** Forms of "be", "have" and "do", and modals. */
export const AUXILIARIES = new ListedWords(words.auxiliaries);
/** Words that end a speaker's phrase which follows its verb ("said Ray on Monday"). */
export const PHRASE_ENDS = new ListedWords(words.phraseEnds);
/** Words that open a clause of its own, whose subject is no speaker. */
export const CLAUSE_STARTS = new ListedWords(words.clauseStarts);
/** Words that open a phrase before the subject ("In a statement, ..."). */
export const INTRODUCERS = new ListedWords(words.introducers);
/** What is called by a title in quotation marks: "film", "novel". */
export const TITLE_WORDS = new Set(words.titleWords);
/** Words of the closed classes that tell by themselves how a phrase goes on. */
export const CLOSED = new ListedWords(words.closed);
/** Marks and words before which what somebody is said to say may end. */
export const REPORT_STOPS = new ListedWords(words.reportStops);
/** Words that open a clause before the main one ("While he said it was late, the board met"). */
export const SUBORDINATORS = new ListedWords(words.subordinators);
/** Endings that tell most of a word's kind, the longest first. */
export const ENDINGS: readonly string[] = words.endings;
/** Verbs whose object is who is accused, praised or charged. */
export const ACCUSING = new ListedWords(claimWords.accusing);
/** Verbs that do nothing but report: "ruled" and "concluded" are deeds. */
export const STATING = new ListedWords(claimWords.stating);
/** Words for what somebody says. */
export const ASSERTIONS = new ListedWords(claimWords.assertions);
/** What says something without being anybody: "documents", "minutes". */
export const DOCUMENTS = new ListedWords(claimWords.documents);
/** Who hears what somebody says before them, and is named in that person's stead: "a court heard". */
export const HEARINGS = new ListedWords(claimWords.hearings);
/** What they do: "the court [heard]". */
export const HEARS: ReadonlySet<string> = new Set(['heard', 'hears']);
/** Plurals without an "s": "people", "police". */
export const PLURAL_NOUNS = new ListedWords(claimWords.pluralNouns);
export const BE = new ListedWords(claimWords.be);
export const MODALS = new ListedWords(claimWords.modals);
