/** Raised figures of a page: powers keep their form, marks of notes go. */

import { NOTE_MARK } from './hints.ts';
import { textOf } from './text-of.ts';
import type { Element } from './tree.ts';

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
};
/** Powers and units before them: "10", "km", "x". */
const BEFORE_POWER = /(?:\d|(?<![\p{L}])(?:[mcdk]?m|ft|s|h|[a-z]|CO|NO|SO))$/iu;

/** What stands for a raised text: a power in figures of its own, nothing for the mark of a note, else the text. */
function superscript(element: Element, before: string): string {
  const text = textOf(element, 40);
  const linked = element.children.some((child) => typeof child !== 'string' && child.tag === 'a');
  if (!linked && /^[+−-]?\d{1,3}$/.test(text) && BEFORE_POWER.test(before))
    return [...text].map((digit) => SUPERSCRIPTS[digit] ?? digit).join('');
  return NOTE_MARK.test(text) ? '' : text;
}

/** Whether an element is the second part of a formula's element: the power of `msup`, the divisor of `mfrac`. */
export function isSecondOf(element: Element, tag: string): boolean {
  const { parent } = element;
  return parent?.tag === tag && parent.children.filter((other) => typeof other !== 'string')[1] === element;
}

/** Whether an element stands raised above what comes before it. */
function isRaised(element: Element): boolean {
  return element.tag === 'sup' || isSecondOf(element, 'msup');
}

/** Whether a link is the mark of a note below, "[2]", that the page does not raise. */
function isMarkOfNote(element: Element): boolean {
  const { href } = element.attributes;
  return element.tag === 'a' && href?.startsWith('#') === true && /^\[\d{1,3}\]$/.test(textOf(element, 8));
}

/** What stands for an element that is raised above what comes before it, or is the mark of a note; null for others. */
export function raisedText(element: Element, before: string): string | null {
  if (isMarkOfNote(element)) return '';
  return isRaised(element) ? superscript(element, before) : null;
}
