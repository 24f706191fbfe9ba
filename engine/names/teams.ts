import { isFunctionWord } from '../text/language.ts';
import { listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import { regions } from './countries.ts';
import words from './data/club-words.json' with { type: 'json' };
import { CLUB_ENDS, FEW_WORDS, gamesIn } from './games.ts';
import { gazetteer } from './gazetteer.ts';
import { OPENERS } from './nobody.ts';
import { overlaid } from './overlay.ts';
import { ROLES } from './roles.ts';
import type { TaggedName } from './tagger.ts';
import { teamsInRows } from './team-rows.ts';
import { isToldAsPerson } from './told.ts';
import { WHERE } from './word-lists.ts';

/** Between two teams: "Tarn [beat] Alta", "Tarn [v] Alta". */
const PLAYED = listedIn(words.played);
/** Right after a team: "Tarn [striker] Ana Ray". */
const OF_TEAM = listedIn(words.ofTeam);
/** "Tarn [lost] [to] Alta", "Tarn [drew] [with] Alta" */
const LOST = /^(?:lost|losing|drew)$/;
const TO = /^(?:to|with)$/;
/** Right after a place that is a team: "Tarn [snapped] a run of defeats", "Tarn's [lead]". */
const DEEDS = listedIn(words.deeds);
const OWNED = listedIn(words.owned);
const OWN: ReadonlySet<string> = new Set(["'s", '’s']);
/** What teams are called without a place, after "the": "the [Yankees]". */
const NICKNAMES = listedIn(words.nicknames);
/** Words of matches in which runs follow a team: "Tarn 259 and 207". */
const INNINGS = listedIn(words.innings);
/** Fewer runs may be anything, and a number after these is a year. */
const LEAST_RUNS = 60;
const MOST_RUNS = 999;
/** Right after one that is spoken of as its players. */
const PLURAL = listedIn(words.plural);
/** Right before one: "a win [over] Tarn". */
const AGAINST = listedIn(words.against);
/** "Former Tarn striker": before the name of a team, and no part of it. */
const NO_TEAM = listedIn(words.noTeam);
/** How many different words of matches make a text one about hardly anything else. */
const MANY_WORDS = 4;
/** What a pair, a row and a word beside it say of a team. */
const PAIRED = 2;
const BESIDE = 1;
const MARGIN = 600;
/** A person that the tagger is this sure of is no team. */
const SURE = 250;
const MAX_WORDS = 3;
/** A shorter one opens names of clubs: "Al Tarn". */
const SHORTEST_FIRST_NAME = 3;
/** A league has no more. */
const MAX_TEAMS = 256;

/** How many scores stand there: one in "2-0 in the cup", two in "6-3, 6-4", which people play. */
function scoreBehind({ tokens }: TokenizedText, at: number): number {
  const isScore = (from: number) =>
    tokens[from]?.kind === 'number' &&
    /^[-–]$/.test(tokens[from + 1]?.text ?? '') &&
    tokens[from + 2]?.kind === 'number';
  if (!isScore(at)) return 0;
  return isScore(at + 3) || (tokens[at + 3]?.text === ',' && isScore(at + 4)) ? 2 : 1;
}

/** Where the team begins that "the" may stand before: "Tarn beat [the] Rovers". */
function behindArticle({ tokens }: TokenizedText, at: number): number {
  return lowerAt(tokens, at) === 'the' ? at + 1 : at;
}

/** Whether a text tells a result: "Tarn beat Alta 2-0", "Tarn beat the Rovers 2-0". */
function hasResult(doc: TokenizedText): boolean {
  return doc.tokens.some(({ lower }, at) => {
    const from = PLAYED.has(lower) ? behindArticle(doc, at + 1) : at;
    if (from === at || !isCapital(doc.tokens[from])) return false;
    let end = from;
    while (end < from + MAX_WORDS && isCapital(doc.tokens[end])) end++;
    return scoreBehind(doc, end) === 1;
  });
}

/** A text of a match, with what is read in it of its teams. */
class Match {
  readonly #doc: TokenizedText;
  readonly #isOfSingles: boolean;
  readonly #isOfInnings: boolean;
  /** Whether the text is of a match for sure: elsewhere, too, a town loses power, and a country leads a recovery. */
  readonly #isSure: boolean;
  /** The name over each token. */
  readonly #over: (TaggedName | undefined)[];
  /** Last words of the whole names of people. */
  readonly #surnames = new Set<string>();
  readonly #votes = new Map<string, { readonly run: TokenRange; sum: number }>();

  constructor(doc: TokenizedText, names: readonly TaggedName[], isOfSingles: boolean, isSure: boolean) {
    this.#doc = doc;
    this.#isOfSingles = isOfSingles;
    this.#isSure = isSure;
    this.#isOfInnings = doc.tokens.some(({ lower }) => INNINGS.has(lower));
    this.#over = new Array<TaggedName | undefined>(doc.tokens.length).fill(undefined);
    for (const name of names) {
      this.#over.fill(name, name.from, name.to);
      if (name.type === 'person' && name.to > name.from + 1) this.#surnames.add(lowerAt(doc.tokens, name.to - 1));
    }
  }

  #isPart(at: number, sentence: number | undefined): boolean {
    const token = this.#doc.tokens[at];
    if (token === undefined || token.sentence !== sentence || !isCapital(token)) return false;
    const { lower } = token;
    return !(
      PLAYED.has(lower) ||
      OF_TEAM.has(lower) ||
      OPENERS.has(lower) ||
      ROLES.has(lower) ||
      isFunctionWord(lower)
    );
  }

  /** The capitalised words right before `to`; empty where they are more than a team's. */
  before(to: number): TokenRange {
    const sentence = this.#doc.tokens[to]?.sentence;
    let from = to;
    while (to - from <= MAX_WORDS && this.#isPart(from - 1, sentence)) from--;
    while (from < to && NO_TEAM.has(lowerAt(this.#doc.tokens, from))) from++;
    return to - from > MAX_WORDS ? { from: to, to } : { from, to };
  }

  after(from: number): TokenRange {
    const sentence = this.#doc.tokens[from - 1]?.sentence;
    let to = from;
    while (to - from <= MAX_WORDS && this.#isPart(to, sentence)) to++;
    if (this.#isShouted(to - 1)) to = this.#placeEnd(from, to);
    return to - from > MAX_WORDS ? { from, to: from } : { from, to };
  }

  #isShouted(at: number): boolean {
    const { text = '', lower = '' } = this.#doc.tokens[at] ?? {};
    return text.length > 1 && text !== lower && text === text.toUpperCase();
  }

  /** Where the place ends that a run begins with, if it does: "TARN V [ALTA] SCOREBOARD". */
  #placeEnd(from: number, to: number): number {
    let end = to;
    while (end > from && !this.#isPlace({ from, to: end })) end--;
    return end === from ? to : end;
  }

  #isPlace({ from, to }: TokenRange): boolean {
    return gazetteer().lists('place', this.#doc.tokens, from, to);
  }

  /** "Tarn Rovers", "Tarn" that the tagger reads as an organization: a team whatever it is beside. */
  isClub({ from, to }: TokenRange): boolean {
    const over = this.#over[from];
    const isBody = over?.type === 'organization' && over.from === from && over.to === to && over.margin >= SURE;
    return isBody || (to > from + 1 && CLUB_ENDS.has(lowerAt(this.#doc.tokens, to - 1)));
  }

  /**
   * Whether nothing about it speaks of a person, of a piece of a longer name, or of a word like any other; whom a club
   * plays is one, whatever it looks like.
   */
  mayBeTeam(run: TokenRange, isScored = false, playsClub = false): boolean {
    const { from, to } = run;
    if (to === from) return false;
    const first = lowerAt(this.#doc.tokens, from);
    const over = this.#over[from];
    if (NO_TEAM.has(first)) return false;
    if (over !== undefined && (over.from < from || over.to > to)) return false;
    if (this.#isPlace(run)) return true;
    if (this.#isOfSingles || gazetteer().isNationality(first)) return false;
    if (to === from + 1) return !this.#surnames.has(first) && (over !== undefined || isScored || !isCommon(first));
    return playsClub || !this.#isSomebody(over, first);
  }

  /** "Ana Ray", but no "Al Tarn" */
  #isSomebody(name: TaggedName | undefined, first: string): boolean {
    if (name?.type !== 'person' || first.length < SHORTEST_FIRST_NAME) return false;
    return name.margin >= SURE || gazetteer().isFirstName(first);
  }

  #keyOf({ from, to }: TokenRange): string {
    return this.#doc.tokens
      .slice(from, to)
      .map(({ lower }) => lower)
      .join(' ');
  }

  vote(run: TokenRange, weight: number, mayBe = this.mayBeTeam(run)): void {
    const key = this.#keyOf(run);
    const known = this.#votes.get(key);
    if (known !== undefined) known.sum += weight;
    else if (this.#votes.size < MAX_TEAMS && mayBe) this.#votes.set(key, { run, sum: weight });
  }

  /** Votes for what stands beside a word of a match. */
  read(at: number): void {
    const lower = lowerAt(this.#doc.tokens, at);
    if (PLAYED.has(lower)) {
      const other = this.after(behindArticle(this.#doc, at + 1));
      const one = lowerAt(this.#doc.tokens, at - 1) === 'to' ? this.#subject(at) : this.before(at);
      this.#votePair(one, other, scoreBehind(this.#doc, other.to) === 1);
    }
    if (this.#doc.tokens[at]?.kind === 'number') this.#readResult(at);
    if (this.#isSure) this.#readDeed(at);
    // "Tarn and Alta Rovers"
    if (lower === 'and') this.#readPair(this.before(at), this.after(at + 1));
    if (OF_TEAM.has(lower)) this.#voteBeside(this.before(at));
    if (LOST.test(lower)) this.#readDefeat(at);
    if (AGAINST.has(lower)) this.#voteBeside(this.after(at + 1));
  }

  /** "[Tarn] scored late to beat Alta": what the sentence begins with, where it does what teams do */
  #subject(at: number): TokenRange {
    const { tokens, sentences } = this.#doc;
    const sentence = tokens[at]?.sentence;
    const from = behindArticle(this.#doc, sentences[sentence ?? -1]?.firstToken ?? at);
    let to = from;
    while (to - from < MAX_WORDS && this.#isPart(to, sentence)) to++;
    return DEEDS.has(lowerAt(tokens, to)) ? { from, to } : { from: at, to: at };
  }

  /** "Tarn lost to Alta", "Tarn lost 2-0 at home to Alta" */
  #readDefeat(at: number): void {
    const score = scoreBehind(this.#doc, at + 1) === 1 ? at + 4 : at + 1;
    const isAtHome = lowerAt(this.#doc.tokens, score) === 'at' && lowerAt(this.#doc.tokens, score + 1) === 'home';
    const to = isAtHome ? score + 2 : lowerAt(this.#doc.tokens, score) === 'away' ? score + 1 : score;
    if (TO.test(lowerAt(this.#doc.tokens, to))) this.#votePair(this.before(at), this.after(to + 1), false);
  }

  /** Votes for what does or has what teams do and have, and others as well. */
  #readDeed(at: number): void {
    const lower = lowerAt(this.#doc.tokens, at);
    if (DEEDS.has(lower)) this.#votePlace(this.before(at));
    if (OWNED.has(this.#doc.tokens[at]?.text ?? '') && OWN.has(lowerAt(this.#doc.tokens, at - 1)))
      this.#votePlace(this.before(at - 1));
    if (NICKNAMES.has(lower)) this.#readNickname(at);
    if (PLURAL.has(lower)) this.#readPlural(this.before(at));
  }

  /** A place that does what teams do; whether a person does it says nothing. */
  #votePlace(run: TokenRange): void {
    if (run.to > run.from && this.#isPlace(run)) this.vote(run, BESIDE);
  }

  /** "the Yankees" */
  #readNickname(at: number): void {
    const isNamed = isCapital(this.#doc.tokens[at]) && lowerAt(this.#doc.tokens, at - 1) === 'the';
    if (isNamed && !isCapital(this.#doc.tokens[at + 1])) this.vote({ from: at, to: at + 1 }, PAIRED, true);
  }

  /** "Tarn are third", but no "Ray and Lowe are hurt" */
  #readPlural(run: TokenRange): void {
    if (!/^(?:and|,)$/.test(lowerAt(this.#doc.tokens, run.from - 1))) this.#voteBeside(run);
  }

  /** "Tarn 2 Alta 1"; and "Tarn 2, Alta Rovers 1", where one of the two is a club, since scorers stand so as well. */
  #readResult(at: number): void {
    const runs = Number(this.#doc.tokens[at]?.text);
    if (this.#isOfInnings && runs >= LEAST_RUNS && runs <= MOST_RUNS) this.#votePlace(this.before(at));
    const isListed = lowerAt(this.#doc.tokens, at + 1) === ',';
    const [one, other] = [this.before(at), this.after(isListed ? at + 2 : at + 1)];
    if (this.#doc.tokens[other.to]?.kind !== 'number') return;
    if (!isListed || this.isClub(one) || this.isClub(other)) this.#votePair(one, other, false);
  }

  /** One word beside a club: "joined from Tarn and Alta Rovers" */
  #readPair(one: TokenRange, other: TokenRange): void {
    for (const [run, beside] of [
      [one, other],
      [other, one],
    ] as const)
      if (run.to === run.from + 1 && !this.isClub(run) && this.isClub(beside)) this.#voteBeside(run);
  }

  #votePair(one: TokenRange, other: TokenRange, isScored: boolean): void {
    const mayBe = [
      this.mayBeTeam(one, isScored, this.isClub(other) || (isScored && this.#isTheMany(other))),
      this.mayBeTeam(other, isScored, this.isClub(one)),
    ];
    if (mayBe.includes(false)) return;
    for (const run of [one, other]) this.vote(run, PAIRED, true);
  }

  /** "the [Rovers]": whoever beats them by a score is a team. */
  #isTheMany({ from, to }: TokenRange): boolean {
    const { tokens } = this.#doc;
    return to === from + 1 && lowerAt(tokens, from).endsWith('s') && lowerAt(tokens, from - 1) === 'the';
  }

  /** A word that the tagger passed over ("the Argentinian manager") is told by more than its neighbour. */
  #voteBeside(run: TokenRange): void {
    if (this.#over[run.from] !== undefined) this.vote(run, BESIDE);
  }

  /** All places of the teams, but where somebody is in one of them. */
  teams(least: number): TaggedName[] {
    const found: TaggedName[] = [];
    const places = this.#placesOf();
    for (const { sum, run } of this.#votes.values()) {
      const own = places.get(this.#keyOf(run)) ?? [];
      const isPlace = (place: TokenRange) => this.#isWhere(place);
      const against = own.filter((place) => isPlace(place) || isToldAsPerson(this.#doc, place)).length;
      // "They face Spain": the country, unless the text has more of its team.
      const enough = regions().countries.has(this.#keyOf(run)) || this.#isReadAsPerson(run) ? PAIRED : least;
      if (sum < enough || sum <= against) continue;
      for (const place of own) if (!isPlace(place)) found.push({ ...place, type: 'organization', margin: MARGIN });
    }
    return found;
  }

  /** "was quick and beat De Ray": a whole name that the tagger takes for a person's. */
  #isReadAsPerson({ from, to }: TokenRange): boolean {
    return to > from + 1 && this.#over[from]?.type === 'person';
  }

  /** "in Tarn", "Ana Ray (Tarn)", "TARN, Ohio": somebody's place. */
  #isWhere({ from, to }: TokenRange): boolean {
    const [before, next] = [lowerAt(this.#doc.tokens, from - 1), lowerAt(this.#doc.tokens, to)];
    if (WHERE.has(before) || (before === '(' && next === ')')) return true;
    if (before === ',' && this.#opensLine(from - 2)) return true;
    // "MUMBAI: On the first day": the dateline
    if (from === 0 && this.#isShouted(to - 1)) return true;
    return this.#opensLine(from) && next === ',' && isCapital(this.#doc.tokens[to + 1]);
  }

  #opensLine(at: number): boolean {
    return at === 0 || this.#doc.text.charAt((this.#doc.tokens[at]?.start ?? 0) - 1) === '\n';
  }

  /** Where each name that has votes stands, as no piece of a longer one. */
  #placesOf(): ReadonlyMap<string, readonly TokenRange[]> {
    const { tokens } = this.#doc;
    const sizes = new Map<string, Set<number>>();
    for (const { run } of this.#votes.values()) {
      const first = lowerAt(this.#doc.tokens, run.from);
      sizes.set(first, (sizes.get(first) ?? new Set()).add(run.to - run.from));
    }
    const places = tokens.flatMap((token, from): TokenRange[] => {
      const known = isCapital(token) ? sizes.get(token.lower) : undefined;
      return known === undefined ? [] : [...known].map((size) => ({ from, to: from + size }));
    });
    const own = places.filter((place) => this.#votes.has(this.#keyOf(place)) && !this.#isInLonger(place));
    return Map.groupBy(own, (place) => this.#keyOf(place));
  }

  #isInLonger({ from, to }: TokenRange): boolean {
    for (let at = from; at < to; at++) {
      const name = this.#over[at];
      if (name !== undefined && (name.from < from || name.to > to)) return true;
    }
    return false;
  }
}

/**
 * Teams that are called by the name of a place, or by one word that the tagger takes for a person: in news of matches,
 * what beats, faces and draws with another, has a striker, or stands in a row of a table. Linear in the tokens.
 *
 * @returns the names with those teams at all their places, in text order
 */
export function teamsAtPlay(doc: TokenizedText, names: readonly TaggedName[]): readonly TaggedName[] {
  const { count, sure, isOfSingles, isOfVotes } = gamesIn(doc);
  // "Ray beat Lowe by 300 votes"
  if (isOfVotes && sure < FEW_WORDS) return names;
  const isTold = hasResult(doc);
  if (count < FEW_WORDS && !isTold) return names;
  const match = new Match(doc, names, isOfSingles, isTold || sure >= FEW_WORDS);
  for (let at = 0; at < doc.tokens.length; at++) match.read(at);
  for (const run of teamsInRows(doc)) match.vote(run, PAIRED);
  const teams = match.teams(count < MANY_WORDS ? PAIRED : BESIDE).toSorted((a, b) => a.from - b.from);
  return overlaid(names, teams, doc.tokens.length);
}
