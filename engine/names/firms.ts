import { reportVerb } from '../grammar/report-verbs.ts';
import { PARTICLES } from '../grammar/word-kinds.ts';
import { isFunctionWord } from '../text/language.ts';
import { listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import { compoundEnd } from './compounds.ts';
import words from './data/firm-words.json' with { type: 'json' };
import { firmByDeed } from './firm-deeds.ts';
import { isFirstName, isListedPlace, mayBegin, runAfter, runBefore } from './firm-runs.ts';
import { AS_FIRM, firmByShape } from './firm-shapes.ts';
import { gazetteer } from './gazetteer.ts';
import { OPENERS } from './nobody.ts';
import { overlaid } from './overlay.ts';
import { writtenSurnames } from './repeat.ts';
import { ROLES } from './roles.ts';
import type { TaggedName } from './tagger.ts';
import { TokenMarks } from './token-marks.ts';
import { isToldAsPerson } from './told.ts';

/** Of the nouns below, those that are no part of a name with a capital, either: "[Bookmaker] Marston said". */
const KINDS_ALONE = listedIn(words.kindsAlone);
/** Right before a name they make it a firm's, whatever it looks like: "the pub [chain] Harvey Blake". */
const NOUNS = listedIn(`${words.kinds} ${words.alsoNouns}`);
/** So do these, before one word: "the [brewer] Marston", but "the [brewer] Peter Hall". */
const ALSO_PEOPLE = listedIn(words.alsoPeople);
const ARTISTS = listedIn(words.artists);
/** What a firm is said to be after its name: "Dawson and Reed, a law [firm]". */
const KINDS = listedIn(words.kinds);
/** And where it is called so, what else it may be: "the Brandt Kettle, a [tearoom]". */
const SAID_KINDS = listedIn(`${words.kinds} ${words.alsoNouns} ${words.alsoKinds}`);
/** What somebody has whose name follows: "his [restaurant], Harvey Blake,". */
const OWN_NOUNS = listedIn(words.ownNouns);
/** A word for a firm, or for what hardly anybody is without more words: "the [operator], Brandt Nord,". */
const IN_APPOSITION = listedIn(`${words.kinds} ${words.inApposition}`);
const OWNERS: ReadonlySet<string> = new Set(['his', 'her', 'their', 'its', 'our']);
/** "Brandt and nine other [firms]" */
const IN_PLURAL = listedIn(words.kindsInPlural);
/** So are firms that end in a word of {@link ENDS_WITH}: "Brightwater North, an [association],". */
const SAID_TO_BE = listedIn(words.saidToBe);
/** What may follow there, so that the noun is the last of its phrase: no "a company director". */
const ENDS_KIND = listedIn(words.endsKind);
/** "[shares] in Marston", "[creditors] of Polly Peck", "chief [executive] of Oxley", "Marston [shares]" */
const IN_OF = listedIn(words.inOf);
const OF_OF = listedIn(words.ofOf);
const EXECUTIVES = listedIn(words.executives);
/** "the company Ana Ray [founded]": whose deed it was. */
const DEEDS = listedIn(words.deeds);
/** Words that firms' names end in, and no surname is: "Brandt [Paper]"; and those that surnames are, too. */
const HEADS = listedIn(words.heads);
const HEADS_OR_SURNAMES = listedIn(words.headsAlsoSurnames);
/** What begins a firm's name in languages that put its kind first: "[Transportes] Brandt". */
const OPENS = listedIn(words.opens);
/** Words that firms' names end in, and others: "Brandt [Water]" is one where it says something or has customers. */
const ENDS_WITH = listedIn(words.doesWith);
/** Those of them that hardly a surname is: "Brandt Water [said]". */
const SAYS_TOO = listedIn(words.saysToo);
/** "the Tarn [Courier]"; and after "Daily", "the Daily [Record]" */
const PAPERS = listedIn(words.papers);
const ALSO_PAPERS = listedIn(words.alsoPapers);
const DAILY = listedIn(words.daily);
/** "Brandt [CEO] Ana Ray" */
const CHIEFS = listedIn(words.chiefs);
/** How sure what the text says of a firm makes it one. */
const MARGIN = 600;
/** How many words of what a firm is are looked at: "a small family-owned law firm". */
const KIND_REACH = 5;

/** "the pub chain Harvey Blake", "the brewer Marston" */
function namedAfterNoun(doc: TokenizedText, at: number): TokenRange | null {
  const noun = doc.tokens[at];
  if (noun === undefined || (noun.text !== noun.lower && !opensWithKind(doc, at))) return null;
  const { lower } = noun;
  if (!NOUNS.has(lower) && !ALSO_PEOPLE.has(lower)) return null;
  // "film maker Ana Ray"
  const mayBePerson = ALSO_PEOPLE.has(lower) || ARTISTS.has(lowerAt(doc.tokens, at - 1));
  const run = runAfter(doc, at + 1);
  if (run === null || (mayBePerson && run.to > run.from + 1) || isCut(doc, run)) return null;
  return DEEDS.has(lowerAt(doc.tokens, run.to)) ? null : run;
}

/** "the band Harvey 5", "the band Queens of Blake", "the band Harvey Blake and the Lows": more than the capitals */
function isCut({ tokens }: TokenizedText, { from, to }: TokenRange): boolean {
  if (tokens[to]?.kind === 'number' || lowerAt(tokens, to) === '+') return true;
  if (lowerAt(tokens, from - 1) !== 'band') return false;
  const [next, after] = [lowerAt(tokens, to), lowerAt(tokens, to + 1)];
  return next === 'and' ? after === 'the' : next === 'of' && isCapital(tokens[to + 1]);
}

/** "[Airline] Tarn Blue cancelled its flights.": what a firm is, with the capital of its sentence */
function opensWithKind({ tokens, sentences }: TokenizedText, at: number): boolean {
  return KINDS_ALONE.has(lowerAt(tokens, at)) && sentences[tokens[at]?.sentence ?? -1]?.firstToken === at;
}

/**
 * "His restaurant, Harvey Blake, has eight seats.", "The firm they founded, Harvey Blake, has eight seats.", "A Tarn
 * firm, Brandt Nord, has it.", "according to the operator, Brandt Nord."
 */
function namedAsOwn(doc: TokenizedText, at: number): TokenRange | null {
  const noun = lowerAt(doc.tokens, at);
  if (!OWN_NOUNS.has(noun) && !IN_APPOSITION.has(noun)) return null;
  const isFounded = PEOPLE.has(lowerAt(doc.tokens, at + 1)) && DEEDS.has(lowerAt(doc.tokens, at + 2));
  const comma = isFounded ? at + 3 : at + 1;
  if (lowerAt(doc.tokens, comma) !== ',') return null;
  const isOwned = OWN_NOUNS.has(noun) && (isFounded || OWNERS.has(lowerAt(doc.tokens, at - 1)));
  const run = isOwned || isOneOf(doc, at) ? runAfter(doc, comma + 1) : null;
  if (run === null || !/^[,.;]$/.test(lowerAt(doc.tokens, run.to))) return null;
  return isOwned || !(isFirstName(doc, run.from) || isListedPlace(doc, run)) ? run : null;
}

/** "a Tarn firm", "the oil company", "its supplier"; but "the crane operator", "a spokesman for the operator" */
function isOneOf({ tokens }: TokenizedText, at: number): boolean {
  const isFirm = KINDS.has(lowerAt(tokens, at));
  for (const before of isFirm ? [at - 1, at - 2] : [at - 1]) {
    const word = lowerAt(tokens, before);
    if (/^an?$/.test(word)) return isFirm;
    if (word === 'the' || word === 'its') return !OF_WHOM.has(lowerAt(tokens, before - 1));
  }
  return false;
}
/** What stands between an office and what it is of: "a manager [at] the firm, Ana Ray,". */
const OF_WHOM: ReadonlySet<string> = new Set(['of', 'for', 'at', 'from', 'in']);
const PEOPLE: ReadonlySet<string> = new Set(['he', 'she', 'they', 'we', 'i']);

/** "shares in Marston", "creditors of Polly Peck", "chief executive of Oxley" */
function ownedByMany(doc: TokenizedText, at: number): TokenRange | null {
  const [noun, of] = [lowerAt(doc.tokens, at), lowerAt(doc.tokens, at + 1)];
  const isOwned = of === 'in' ? IN_OF.has(noun) : of === 'of' && (OF_OF.has(noun) || EXECUTIVES.has(noun));
  const run = isOwned ? runAfter(doc, at + 2) : null;
  // "chairman of Ana Ray's campaign", "chief executive of Nordic operator Tarn"
  const next = lowerAt(doc.tokens, run?.to ?? -1);
  const goesOn = /^['’]s?$/.test(next) || NOUNS.has(next) || ALSO_PEOPLE.has(next);
  return run === null || goesOn || isListedPlace(doc, run) ? null : run;
}

/** "Dawson and Reed, a law firm in Halden" */
function saidToBeFirm(doc: TokenizedText, comma: number): TokenRange | null {
  const article = lowerAt(doc.tokens, comma + 1);
  if (!/^(?:an?|the)$/.test(article)) return null;
  // "He blamed Ana Ray, the company": a list.
  for (let at = comma + (article === 'the' ? 3 : 2); at <= comma + 1 + KIND_REACH; at++) {
    if (doc.tokens[at]?.sentence !== doc.tokens[comma]?.sentence || !maySayKind(doc, at)) return null;
    const firm = ENDS_KIND.has(lowerAt(doc.tokens, at + 1)) ? ofKind(doc, doc.tokens[at]?.text ?? '', comma) : null;
    if (firm !== null) return firm;
  }
  return null;
}

/** Whether a word may be in what a firm is: "a [Leeds] [law] firm", but no "a [spokesman] [for] the airline". */
function maySayKind({ tokens }: TokenizedText, at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'word' && !isFunctionWord(token.lower) && !ROLES.has(token.lower);
}

/** "London-based Quantor": a firm, where nobody is called so; but "Leeds-based Otto Ray". */
function basedSomewhere(doc: TokenizedText, at: number): TokenRange | null {
  const run = doc.tokens[at]?.lower.endsWith(BASED) ? runAfter(doc, at + 1) : null;
  if (run === null || isFirstName(doc, run.from) || isListedPlace(doc, run)) return null;
  // "Quito-based Altiplano Copper": nobody has such a surname.
  return isCommon(lowerAt(doc.tokens, run.to - 1)) === run.to > run.from + 1 ? run : null;
}
const BASED = '-based';

/** The name before a comma, where what it is said to be makes it a firm's. */
function ofKind(doc: TokenizedText, kind: string, comma: number): TokenRange | null {
  if (SAID_KINDS.has(kind)) return unlessPiece(doc, runBefore(doc, comma));
  return SAID_TO_BE.has(kind) ? unlessNamed(doc, runBefore(doc, comma)) : null;
}

/** "the Brandt Mill, a pub,"; but no "Friends in [Need], a group", "[Leeds], a group", "[Han Chinese], a group" */
function unlessPiece(doc: TokenizedText, run: TokenRange | null): TokenRange | null {
  if (run === null || isListedPlace(doc, run) || gazetteer().isNationality(lowerAt(doc.tokens, run.to - 1)))
    return null;
  const isPiece = GOES_ON.test(lowerAt(doc.tokens, run.from - 1)) && isCapital(doc.tokens[run.from - 2]);
  return isPiece ? null : run;
}
const GOES_ON = /^(?:in|of|for|no|['’]s)$/;

/** "Brightwater North, an association,", but no "the Ana Ray, a trust," */
function unlessNamed(doc: TokenizedText, run: TokenRange | null): TokenRange | null {
  return run === null || isFirstName(doc, run.from) || !ENDS_WITH.has(lowerAt(doc.tokens, run.to - 1)) ? null : run;
}

/** "Madeireira Brandt and nine other firms" */
function amongOthers(doc: TokenizedText, other: number): TokenRange | null {
  if (lowerAt(doc.tokens, other) !== 'other' || !IN_PLURAL.has(lowerAt(doc.tokens, other + 1))) return null;
  const and = lowerAt(doc.tokens, other - 1) === 'and' ? other - 1 : other - 2;
  const run = lowerAt(doc.tokens, and) === 'and' ? runBefore(doc, and) : null;
  return run === null || isListedPlace(doc, run) ? null : run;
}

/** "who founded Ewaso Tarn in 2007" */
function founded(doc: TokenizedText, at: number): TokenRange | null {
  if (!FOUNDED.test(lowerAt(doc.tokens, at))) return null;
  const run = runAfter(doc, at + 1);
  const isDated = doc.tokens[run?.to ?? -1]?.kind === 'number';
  return run === null || isDated || isListedPlace(doc, run) || isFirstName(doc, run.from) ? null : run;
}
const FOUNDED = /^(?:co-)?founded$/;

/**
 * "Brandt Paper", "Ana Ray Racing", "Brandt Mills": two words or three of which the last ends names of firms; no "Danny
 * Mills".
 */
function endsAsFirm(doc: TokenizedText, at: number): TokenRange | null {
  const { tokens } = doc;
  const isAlsoSurname = HEADS_OR_SURNAMES.has(lowerAt(tokens, at));
  if (!isAlsoSurname && !HEADS.has(lowerAt(tokens, at))) return null;
  if (!isCapital(tokens[at]) || isCapital(tokens[at + 1])) return null;
  const isLong = isCapital(tokens[at - 2]) && tokens[at - 2]?.sentence === tokens[at]?.sentence;
  const run = { from: isLong ? at - 2 : at - 1, to: at + 1 };
  if (isLong && (isAlsoSurname || isCapital(tokens[at - 3]) || !mayBegin(tokens[at - 2]))) return null;
  const isNamed = mayBegin(tokens[at - 1]) && tokens[at - 1]?.sentence === tokens[at]?.sentence;
  if (!isNamed || isCommon(lowerAt(tokens, at - 1)) || isListedPlace(doc, { from: run.from, to: at })) return null;
  return isAlsoSurname && isFirstName(doc, at - 1) ? null : run;
}

/** "the Tarn Courier", "the Daily Record": by what newspapers are called */
function paper(doc: TokenizedText, at: number): TokenRange | null {
  const { tokens } = doc;
  const isDaily = DAILY.has(lowerAt(tokens, at - 1)) && isCapital(tokens[at - 1]);
  // "the Tarn Standard-Examiner"
  const last = lowerAt(tokens, at).replace(/^.*-/, '');
  if (!PAPERS.has(last) && !(isDaily && ALSO_PAPERS.has(last))) return null;
  const isPart = (one: number) => isCapital(tokens[one]) && tokens[one]?.sentence === tokens[at]?.sentence;
  if (!isPart(at) || isPart(at + 1)) return null;
  let from = at;
  // "the Leeds-supporting Daily Record"
  while (
    !/-\p{Ll}/u.test(tokens[from - 1]?.text ?? '') &&
    from > at - MAX_OF_PAPER &&
    isPart(from - 1) &&
    lowerAt(tokens, from - 1) !== 'the'
  )
    from--;
  const isWhole = isDaily || lowerAt(tokens, from - 1) === 'the';
  return from < at && isWhole ? { from, to: at + 1 } : null;
}
/** The most words before the last of a newspaper's name. */
const MAX_OF_PAPER = 3;

/** "Transportes Brandt", "Jornal do Tarn" */
function opensAsFirm(doc: TokenizedText, at: number): TokenRange | null {
  if (!OPENS.has(lowerAt(doc.tokens, at)) || !isCapital(doc.tokens[at])) return null;
  const before = doc.tokens[at - 1];
  const isInRun = before?.sentence === doc.tokens[at]?.sentence && mayBegin(before);
  // "Terminales del Tarn"
  const run = isInRun ? null : runAfter(doc, PARTICLES.has(doc.tokens[at + 1]?.text ?? '') ? at + 2 : at + 1);
  return run === null ? null : { from: at, to: run.to };
}

/** "Brandt Water said", "a Brandt Water spokesman": no "Derwent Water lies", and no "Tom West, who said" */
function actsAsFirm(doc: TokenizedText, at: number): TokenRange | null {
  const { tokens } = doc;
  if (!ENDS_WITH.has(lowerAt(tokens, at)) || !isCapital(tokens[at])) return null;
  const run = runBefore(doc, at + 1);
  if (run === null || run.to !== run.from + 2 || isFirstName(doc, run.from) || isListedPlace(doc, run)) return null;
  const next = lowerAt(tokens, run.to);
  if (AS_FIRM.has(next)) return run;
  // "Brandt Water said", "Grid West said", but "Tom West said", "Deep South states"
  const maySay = SAYS_TOO.has(lowerAt(tokens, at)) || (isCommon(lowerAt(tokens, run.from)) && next !== 'states');
  return maySay && reportVerb(next) !== undefined ? run : null;
}

/** "Brandt CEO Ana Ray": one word before an office that only firms have, and somebody after it */
function ofChief(doc: TokenizedText, at: number): TokenRange | null {
  if (!CHIEFS.has(lowerAt(doc.tokens, at))) return null;
  const to = lowerAt(doc.tokens, at) !== 'chief' ? at + 1 : lowerAt(doc.tokens, at + 1) === 'executive' ? at + 2 : -1;
  const run = to > 0 && isCapital(doc.tokens[to]) ? runBefore(doc, at) : null;
  if (run === null || run.to !== run.from + 1 || isListedPlace(doc, run)) return null;
  return isCommon(lowerAt(doc.tokens, run.from)) ? null : run;
}

/** "Marston shares fell", but no "Airline shares fell", and no "Ana Ray shares his view" */
function withShares(doc: TokenizedText, at: number): TokenRange | null {
  const run = runBefore(doc, at);
  const next = doc.tokens[at + 1];
  if (run === null || isListedPlace(doc, run) || isCapital(next) || isFirstName(doc, run.from)) return null;
  // "Travel-related shares"
  const last = doc.tokens[run.to - 1];
  return isCommon(last?.lower ?? '') || /-\p{Ll}/u.test(last?.text ?? '') ? null : run;
}

/** All words that tell of a firm beside them; most words are none, and are looked at no further. */
const TELLING = listedIn(
  [
    'shares other founded co-founded',
    ...[words.kinds, words.alsoNouns, words.alsoPeople, words.inOf, words.ofOf, words.executives],
    ...[words.heads, words.headsAlsoSurnames, words.opens, words.doesWith, words.chiefs, words.ownNouns],
    words.inApposition,
    words.papers,
    words.alsoPapers,
  ].join(' '),
);

function firmAt(doc: TokenizedText, at: number): TokenRange | null {
  const token = doc.tokens[at];
  if (token === undefined || token.sentence < 0) return null;
  if (token.text === ',') return saidToBeFirm(doc, at);
  const shaped = firmByShape(doc, at);
  if (shaped !== null) return shaped;
  if (compoundEnd(token) > 0) return basedSomewhere(doc, at);
  if (!TELLING.has(token.lower)) return token.lower.includes('-') ? paper(doc, at) : null;
  if (token.lower === 'shares' && isCapital(doc.tokens[at - 1])) return withShares(doc, at);
  return (
    namedAfterNoun(doc, at) ??
    namedAsOwn(doc, at) ??
    ownedByMany(doc, at) ??
    amongOthers(doc, at) ??
    founded(doc, at) ??
    endsAsFirm(doc, at) ??
    paper(doc, at) ??
    opensAsFirm(doc, at) ??
    actsAsFirm(doc, at) ??
    ofChief(doc, at)
  );
}

/** "[The] Unión del Tarn", "[Yesterday] Tarn", "[Airline] Tarn" */
function opensSentence(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return OPENERS.has(token.lower) || isFunctionWord(token.lower) || KINDS_ALONE.has(token.lower);
}

/** All places of the words of a run, where no capital before or after makes them part of a longer name. */
function placesOf({ tokens }: TokenizedText, { from, to }: TokenRange): TokenRange[] {
  const found: TokenRange[] = [];
  const size = to - from;
  for (let at = 0; at + size <= tokens.length; at++) {
    if (tokens[at]?.text !== tokens[from]?.text) continue;
    let same = 1;
    while (same < size && tokens[at + same]?.text === tokens[from + same]?.text) same++;
    const [before, next] = [tokens[at - 1], tokens[at + size]];
    const isCut =
      (isCapital(next) && next?.sentence === tokens[at]?.sentence && !CHIEFS.has(next?.lower ?? '')) ||
      (isCapital(before) &&
        before?.sentence === tokens[at]?.sentence &&
        !opensSentence(before) &&
        compoundEnd(before) === 0);
    if (same === size && !isCut) found.push({ from: at, to: at + size });
  }
  return found;
}

/**
 * Firms that the text tells by what is beside them, and that look like people or places: "the pub chain Harvey
 * Blake", "Dawson and Reed, a law firm", "shares in Marston", "Brandt Paper". What the text says elsewhere of a person
 * of that name counts against it. Linear in the tokens for each of a few names.
 *
 * @returns the names with those firms at all their places, in text order
 */
export function firmsByContext(doc: TokenizedText, tagged: readonly TaggedName[]): readonly TaggedName[] {
  const { tokens, text } = doc;
  const names = tagged.map((name) => withoutKind(doc, name));
  const firms = new Map<string, ToldFirm>();
  for (let at = 0; at < tokens.length; at++) {
    const called = firmAt(doc, at);
    const run = called ?? firmByDeed(doc, at);
    if (run === null) continue;
    const key = text.slice(tokens[run.from]?.start, tokens[run.to - 1]?.end);
    const known = firms.get(key) ?? { run, votes: 0, isCalledSo: false };
    known.votes++;
    known.isCalledSo ||= called !== null;
    if (firms.size < MAX_FIRMS) firms.set(key, known);
  }
  if (firms.size === 0) return names;
  // "the builder Otto Brandt": no person's surname
  const ends = new Set([...firms.keys()].flatMap((name) => / (\S+)$/.exec(name)?.[1] ?? []));
  const surnames = new Set([...writtenSurnames(doc, names)].filter((surname) => !ends.has(surname)));
  const found = [...firms.values()].flatMap((firm): TaggedName[] => {
    const places = placesOf(doc, firm.run);
    const isPerson = places.filter((place) => isToldAsPerson(doc, place)).length >= firm.votes;
    return isPerson || isSpeaker(doc, firm, surnames) || isOwner(doc, firm.run, surnames)
      ? []
      : places.map((place) => ({ ...place, type: 'organization', margin: MARGIN }));
  });
  return overlaid(names, unlessLonger(names, found, tokens.length), tokens.length);
}

/** "Bookmaker [Marston]", where the tagger reads both words as a name. */
function withoutKind(doc: TokenizedText, name: TaggedName): TaggedName {
  return name.to > name.from + 1 && opensWithKind(doc, name.from) ? { ...name, from: name.from + 1 } : name;
}

interface ToldFirm {
  /** Where it is first told. */
  readonly run: TokenRange;
  /** How often it is. */
  votes: number;
  /** Whether the text once calls it a firm, and does not only tell what it does. */
  isCalledSo: boolean;
}

/** "Brandt said its profit fell", where Otto Brandt speaks for it; but "Brandt, the carmaker, said", whoever runs it */
function isSpeaker({ tokens }: TokenizedText, firm: ToldFirm, surnames: ReadonlySet<string>): boolean {
  const { from, to } = firm.run;
  return !firm.isCalledSo && to === from + 1 && surnames.has(tokens[from]?.text ?? '');
}

/** "Nando's," where "Nando" stands without a possessive, too, or is a surname: something of somebody's. */
function isOwner(doc: TokenizedText, { from, to }: TokenRange, surnames: ReadonlySet<string>): boolean {
  if (!POSSESSIVE.test(lowerAt(doc.tokens, to - 1))) return false;
  if (to === from + 2 && surnames.has(doc.tokens[from]?.text ?? '')) return true;
  return placesOf(doc, { from, to: to - 1 }).some((place) => !POSSESSIVE.test(lowerAt(doc.tokens, place.to)));
}
const POSSESSIVE = /^['’]s$/;

/** A text names no more firms that have to be told. */
const MAX_FIRMS = 64;

/** Those that no longer name is over, and of which no other one shares a token. */
function unlessLonger(names: readonly TaggedName[], found: readonly TaggedName[], count: number): TaggedName[] {
  const longest = new TokenMarks(count);
  for (const name of names) longest.mark(name, name.to - name.from);
  const sorted = found
    .filter((firm) => longest.highest(firm) <= firm.to - firm.from)
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  let done = 0;
  return sorted.filter(({ from, to }) => {
    if (from < done) return false;
    done = to;
    return true;
  });
}
