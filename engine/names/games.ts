import { listedIn } from '../text/listed.ts';
import type { TokenizedText } from '../text/tokenized-text.ts';
import words from './data/club-words.json' with { type: 'json' };

/** Words of news of matches between teams. */
const GAMES = listedIn(`${words.games} ${words.sports}`);
/** Those that other news has as well: rescue "[teams]", "[half]" of the homes, the "[final]" text. */
const ALSO_ELSEWHERE = listedIn(words.alsoElsewhere);
/** Words of news of matches between people. */
const SINGLES = listedIn(words.singles);

/** Words of elections, in which people beat each other and lose, too. */
const VOTES = listedIn(words.votes);

/** Words that end names of clubs, and of places too: "Kigali [City]", "Tarn [Rovers]". */
export const CLUB_ENDS = listedIn(`${words.ends} ${words.surelyEnds}`);

/** How many different words of matches make a text one about a match. */
export const FEW_WORDS = 2;

/** What tells whether a text is of a match. */
export interface Games {
  /** How many different words of matches between teams it has. */
  readonly count: number;
  /** How many of them hardly any other news has. */
  readonly sure: number;
  /** Whether it has a word of matches between people. */
  readonly isOfSingles: boolean;
  /** Whether it has several words of elections. */
  readonly isOfVotes: boolean;
}

/** All the words that are looked for: few words of a text are. */
const TELLING = listedIn([words.games, words.sports, words.votes, words.singles].join(' '));

/** Looks for words of matches: the one reading that clubs and teams ask. */
export function gamesIn({ tokens }: TokenizedText): Games {
  const found = new Set<string>();
  const votes = new Set<string>();
  let isOfSingles = false;
  for (const { lower } of tokens) {
    if (!TELLING.has(lower)) continue;
    if (GAMES.has(lower)) found.add(lower);
    if (VOTES.has(lower)) votes.add(lower);
    if (SINGLES.has(lower)) isOfSingles = true;
  }
  const sure = [...found].filter((word) => !ALSO_ELSEWHERE.has(word)).length;
  return { count: found.size, sure, isOfSingles, isOfVotes: votes.size >= FEW_WORDS };
}
