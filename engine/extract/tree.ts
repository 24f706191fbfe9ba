import type { WorkBudget } from '../text/work-budget.ts';

/**
 * A light document tree: built over htmlparser2's tokenizer, with the few rules of the HTML tree construction that
 * matter for text (implied end tags, void elements, stray end tags). Everything is bounded, so that hostile pages cost
 * no more than large ones: elements deeper than {@link MAX_DEPTH} or beyond {@link MAX_ELEMENTS} are not built, and
 * their text goes to the element they are in.
 */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly parent: Element | null;
  readonly children: (Element | string)[];
  /** Its place among the elements of its page, in the order of their start tags. */
  readonly order: number;
  /** Of the whole page: every walk over its elements pays from it. */
  readonly work: WorkBudget;
}

/** What is known of elements of one page: a list by their order, which is asked faster than a `Map` of objects. */
export class ByElement<T extends object | number | null> {
  readonly #values: (T | undefined)[] = [];

  get({ order }: Element): T | undefined {
    return this.#values[order];
  }

  set({ order }: Element, value: T): void {
    while (this.#values.length <= order) this.#values.push(undefined);
    this.#values[order] = value;
  }
}

/** Elements that flow in a line of text. */
export const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ' +
    'ruby s samp small span strike strong sub sup time tt u var wbr amp-link ' +
    'math mi mn mo ms mtext mrow mfrac msqrt mroot msub msup msubsup mover munder munderover mstyle semantics ' +
    'mjx-container mjx-assistive-mml mjx-math'
  ).split(' '),
);

/** Elements that never hold article text. */
export const NO_TEXT: ReadonlySet<string> = new Set(
  (
    'script style noscript template svg canvas iframe object head title link meta textarea ' +
    'annotation annotation-xml noframes noembed'
  ).split(' '),
);

/**
 * Every element below `root`, in document order and one by one, for those who may stop before the last.
 * @throws RejectedError too-complex, where the page has been walked far more often than its length warrants
 */
export function* descendants(root: Element): Generator<Element> {
  const stack: Element[] = [];
  for (let at = root.children.length - 1; at >= 0; at--) {
    const child = root.children[at];
    if (typeof child === 'object') stack.push(child);
  }
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    yield element;
    root.work.spend(1 + element.children.length);
    for (let at = element.children.length - 1; at >= 0; at--) {
      const child = element.children[at];
      if (typeof child === 'object') stack.push(child);
    }
  }
}

/** Whether an element is another or is below it. */
export function holds(element: Element, inner: Element | null): boolean {
  for (let at = inner; at !== null; at = at.parent) if (at === element) return true;
  return false;
}

/** The step of a CSS path from an element's parent to it. */
function stepTo(element: Element): string {
  const { tag } = element;
  const siblings: readonly (Element | string)[] = element.parent?.children ?? [];
  element.work.spend(siblings.length);
  let place = 0;
  let same = 0;
  for (const child of siblings) {
    if (typeof child === 'string' || child.tag !== tag) continue;
    same++;
    if (child === element) place = same;
  }
  return same > 1 ? `${tag}:nth-of-type(${place})` : tag;
}

/** A short CSS path: from the nearest ancestor with an id, else from the body. */
export function cssPath(element: Element): string {
  const steps: string[] = [];
  let at: Element | null = element;
  for (; at !== null && at.tag !== '' && steps.length < 12; at = at.parent) {
    const { id } = at.attributes;
    if (id !== undefined && /^[A-Za-z][\w-]{0,60}$/.test(id)) {
      steps.push(`${at.tag}#${id}`);
      break;
    }
    steps.push(stepTo(at));
    if (at.tag === 'body') break;
  }
  return steps.reverse().join(' > ');
}
