import { endOf } from '../blocks/lines.ts';
import { type RuleName, ruleNamed } from '../blocks/rules.ts';
import evidence from './data/evidence.json' with { type: 'json' };
import type { Furniture } from './hints.ts';
import type { PageMeasures, Part } from './measures.ts';
import type { Element } from './tree.ts';
import { type PageBlock, proseMass } from './walk.ts';

/** Where a block is among the elements of its page. */
interface Standing {
  /** How far around the box of the article's prose the nearest element is that holds both. */
  readonly up: number;
  /** How far below that element the block is. */
  readonly down: number;
  readonly depth: number;
  /** The outermost element around the block that does not hold the box. */
  readonly branch: Element;
  /** Tags of the elements from the block to its branch. */
  readonly tags: ReadonlySet<string>;
  /** What the nearest of them with a name of furniture is. */
  readonly name: string | null;
}

/** A block as the weights see it. */
interface Sight {
  readonly page: PageMeasures;
  readonly at: number;
  readonly block: PageBlock;
  readonly standing: Standing;
  readonly branch: Part;
  readonly parent: Part;
  readonly marks: ReturnType<typeof marksOf>;
  readonly short: number;
  readonly proseBefore: number;
  readonly proseAfter: number;
  readonly alike: number;
  readonly sameBox: number;
  readonly stops: number;
}

/** Elements that hold something beside the prose, or a certain form of it. */
const TAGS = evidence.tags;
/** Rules whose names mean much the same, under one name. */
const GROUPS: ReadonlyMap<RuleName, string> = new Map(
  Object.entries(evidence.groups).flatMap(([group, rules]) => rules.map((rule) => [ruleNamed(rule), group] as const)),
);

/** A block of fewer characters is short. */
const SHORT = 80;
/** Blocks on either side that are looked at. */
const WINDOW = 3;
/** Less than this share of the prose is next to nothing. */
const NOTHING = 0.001;

const STOP = /[.!?…。！？؟।]["”’»)\]]{0,3}$/;

const [SPACE, ZERO, NINE, LAST_MARK] = [' '.charCodeAt(0), '0'.charCodeAt(0), '9'.charCodeAt(0), '?'.charCodeAt(0)];
const STOPS = new Set([...'.!?。！？'].map((mark) => mark.charCodeAt(0)));
const COMMAS = new Set([...',，、،'].map((mark) => mark.charCodeAt(0)));

/** What a text holds of figures, of commas and of sentences that end before white space. */
function marksOf(text: string): { readonly digits: number; readonly commas: number; readonly sentences: number } {
  let [digits, commas, sentences] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Most are letters of ASCII and spaces, and on no list.
    if (unit === SPACE || (unit > LAST_MARK && unit < 0x80)) continue;
    if (unit >= ZERO && unit <= NINE) digits++;
    else if (COMMAS.has(unit)) commas++;
    else if (STOPS.has(unit) && /\s/.test(text.charAt(at + 1))) sentences++;
  }
  return { digits, commas, sentences };
}

const log = (value: number): number => Math.log1p(Math.max(0, value));
const flag = (isTrue: boolean | undefined): number => Number(isTrue === true);

function linkedShare(block: PageBlock | undefined): number {
  return block === undefined ? 0 : block.linked / Math.max(1, block.text.length);
}

const neighbour = ({ page, at }: Sight, by: number): PageBlock | undefined => page.blocks[at + by];

/** The evidence by name. Lengths, masses and counts are logarithms, shares lie in [0, 1]. */
const BY_NAME: Readonly<Record<string, (sight: Sight) => number>> = {
  length: ({ block }) => log(block.text.length),
  linked: ({ block }) => linkedShare(block),
  prose: ({ block }) => proseMass(block) / Math.max(1, block.text.length),
  stop: ({ stops }) => stops,
  heading: ({ block }) => flag(block.kind === 'heading'),
  item: ({ block }) => flag(block.kind === 'item'),
  quote: ({ block }) => flag(block.kind === 'quote'),
  capital: ({ block }) => flag(/^\P{Ll}/u.test(block.text)),
  ellipsis: ({ block }) => flag(block.text.endsWith('…') || block.text.endsWith('...')),
  digits: ({ block, marks }) => marks.digits / Math.max(1, block.text.length),
  sentences: ({ marks }) => log(marks.sentences),
  commas: ({ marks }) => log(marks.commas),
  repeated: ({ page, block }) => log(page.timesOf(block.text) - 1),
  short: ({ short }) => short,
  'short with a stop': ({ short, stops }) => short * stops,
  'short in the box': ({ short, sameBox }) => short * sameBox,
  'short of a common kind': ({ short, alike }) => short * alike,
  'short with links': ({ short, block }) => short * linkedShare(block),
  'long in the box': ({ short, sameBox }) => (1 - short) * sameBox,
  'long of a rare kind': ({ short, alike }) => (1 - short) * flag(alike < 0.02),
  'no stop in the box': ({ sameBox, stops }) => sameBox * (1 - stops),
  'in the box': ({ sameBox }) => sameBox,
  up: ({ standing }) => standing.up,
  'beside the box': ({ standing }) => flag(standing.up === 0),
  down: ({ standing }) => standing.down,
  'far down': ({ standing }) => flag(standing.down > 2),
  depth: ({ standing }) => standing.depth,
  alike: ({ alike }) => alike,
  'alike blocks': ({ page, block }) => log(page.alikeTo(block.element).blocks),
  'branch prose': ({ branch }) => log(branch.prose),
  'branch linked': ({ branch }) => branch.linked,
  'branch mostly linked': ({ branch }) => flag(branch.linked > 0.5),
  'branch blocks': ({ branch }) => log(branch.blocks),
  'branch row': ({ page, standing }) => log(page.rowOf(standing.branch)),
  'branch in a row': ({ page, standing }) => flag(page.rowOf(standing.branch) > 1),
  'branch heading': ({ page, standing, at }) => {
    const [from, to] = page.candidates.walk.range.get(standing.branch) ?? [at, at + 1];
    return flag(page.headings.between(from, to) > 0);
  },
  'branch share': ({ page, branch }) => branch.prose / Math.max(1, page.total),
  'branch large': ({ page, branch }) => flag(branch.prose > 0.3 * page.total),
  'branch small': ({ page, branch }) => flag(branch.prose < 0.05 * page.total),
  'parent prose': ({ parent }) => log(parent.prose),
  'parent linked': ({ parent }) => parent.linked,
  'parent blocks': ({ parent }) => log(parent.blocks),
  'from the title': ({ page, at }) => (page.candidates.titleAt < 0 ? -1 : log(Math.abs(at - page.candidates.titleAt))),
  'before the title': ({ page, at }) => flag(at < page.candidates.titleAt),
  'prose before': ({ proseBefore }) => proseBefore,
  'first prose': ({ proseBefore }) => flag(proseBefore < NOTHING),
  'short first': ({ proseBefore, short }) => flag(proseBefore < NOTHING) * short,
  'prose after': ({ proseAfter }) => proseAfter,
  'last prose': ({ proseAfter }) => flag(proseAfter < NOTHING),
  'last of a rare kind': ({ proseAfter, alike }) => flag(proseAfter < NOTHING && alike < 0.05),
  'last outside the box': ({ proseAfter, sameBox }) => flag(proseAfter < NOTHING) * (1 - sameBox),
  'last heading': ({ proseAfter, block }) => flag(proseAfter < NOTHING && block.kind === 'heading'),
  'headings before': ({ page, at }) => log(page.headings.between(Math.max(0, page.candidates.titleAt), at)),
  'length before': (sight) => log(neighbour(sight, -1)?.text.length ?? 0),
  'length two before': (sight) => log(neighbour(sight, -2)?.text.length ?? 0),
  'linked before': (sight) => linkedShare(neighbour(sight, -1)),
  'kept before': ({ page, at }) => flag(page.kept[at - 1]),
  'heading before': (sight) => flag(neighbour(sight, -1)?.kind === 'heading'),
  'length after': (sight) => log(neighbour(sight, 1)?.text.length ?? 0),
  'length two after': (sight) => log(neighbour(sight, 2)?.text.length ?? 0),
  'linked after': (sight) => linkedShare(neighbour(sight, 1)),
  'kept after': ({ page, at }) => flag(page.kept[at + 1]),
  'heading after': (sight) => flag(neighbour(sight, 1)?.kind === 'heading'),
  'heading of links': (sight) => flag(sight.block.kind === 'heading') * linkedShare(neighbour(sight, 1)),
  'linked around': ({ page, at }) =>
    page.linkedBetween(Math.max(0, at - WINDOW), Math.min(page.blocks.length, at + WINDOW + 1)),
  'prose around': ({ page, at }) => {
    const [from, to] = [Math.max(0, at - WINDOW), Math.min(page.blocks.length, at + WINDOW + 1)];
    return page.prose.between(from, to) / Math.max(1, page.lengths.between(from, to));
  },
  'since a paragraph': ({ page, at }) => page.sinceProse[at] ?? 0,
  'to a paragraph': ({ page, at }) => page.toProse[at] ?? 0,
  'page prose': ({ page }) => log(page.total),
  'page blocks': ({ page }) => log(page.keptBlocks),
  'alike in a long text': ({ page, alike }) => alike * log(page.total),
};

const MEASURES = Object.values(BY_NAME);
const GROUP_NAMES = Object.keys(evidence.groups);

/** The names of the numbers that {@link evidenceFor} gives, in order. */
export const EVIDENCE: readonly string[] = [
  ...Object.keys(BY_NAME),
  ...TAGS.map((tag) => `in ${tag}`),
  ...GROUP_NAMES.map((group) => `named ${group}`),
];

function standingOf(page: PageMeasures, element: Element): Standing {
  const tags = new Set<string>();
  let branch = element;
  let name: string | null = null;
  let down = 0;
  let node: Element | null = element;
  for (; node !== null && !page.boxes.has(node); node = node.parent, down++) {
    tags.add(node.tag);
    branch = node;
    const furniture: Furniture | null = name === null ? page.candidates.nameOf(node) : null;
    if (furniture !== null) name = GROUPS.get(furniture.rule) ?? null;
  }
  const up = node === null ? page.boxes.size : (page.boxes.get(node) ?? 0);
  return { up, down, depth: down + page.boxes.size - up, branch, tags, name };
}

/**
 * What speaks for and against a block being the article's, as numbers in the order of {@link EVIDENCE}.
 *
 * @param at the block's place among those of the page
 */
export function evidenceFor(page: PageMeasures, at: number): number[] {
  const block = page.blocks[at];
  if (block === undefined) throw new RangeError(`The page has no block ${at}.`);
  const { element } = block;
  const standing = standingOf(page, element);
  const total = Math.max(1, page.total);
  const sight: Sight = {
    page,
    at,
    block,
    standing,
    branch: page.partOf(standing.branch),
    parent: page.partOf(element.parent ?? element),
    marks: marksOf(block.text),
    short: flag(block.text.length < SHORT),
    proseBefore: page.prose.between(0, at) / total,
    proseAfter: page.prose.between(at + 1, page.blocks.length) / total,
    alike: page.alikeTo(element).prose / total,
    sameBox: flag(element.parent === page.box),
    stops: flag(STOP.test(endOf(block.text))),
  };
  return [
    ...MEASURES.map((measure) => measure(sight)),
    ...TAGS.map((tag) => flag(standing.tags.has(tag))),
    ...GROUP_NAMES.map((group) => flag(standing.name === group)),
  ];
}
