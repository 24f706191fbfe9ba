/**
 * Repairs of a plain text before it is parted into blocks: misread encodings, written escapes, marks of mail and wire
 * services, entities, broken words. Each is a module here; their order is below.
 */

import { codeRanges } from '../lines.ts';
import { stripComments } from './comments.ts';
import { decodeEscapes } from './escapes.ts';
import { labelExport } from './exports.ts';
import { decodeEntities, decodeReferences, stripMarks, stripTags, stripUnshown } from './markup.ts';
import { repairMojibake } from './mojibake.ts';
import { stripWireMarks, unquote } from './quoting.ts';
import { aroundRanges, type Rewritten } from './rewrite.ts';
import { joinSubtitles } from './subtitles.ts';
import { closeDoubleSpacing, joinBrokenWords, joinInitials, joinOverPages } from './wrapping.ts';

type Repair = (text: Rewritten) => Rewritten;

/** What copying, exporting, scanning and sending do to a text, put right in this order. */
const PLAIN: readonly Repair[] = [
  repairMojibake,
  decodeEscapes,
  joinSubtitles,
  unquote,
  labelExport,
  stripWireMarks,
  decodeEntities,
  stripTags,
  stripMarks,
  stripComments,
  joinInitials,
  joinOverPages,
  closeDoubleSpacing,
  joinBrokenWords,
];
/** Markdown has marks and tags of its own, which its reader knows. */
const MARKDOWN: readonly Repair[] = [repairMojibake, stripUnshown, decodeReferences, joinBrokenWords];

/** Repairs a text before it is parted into blocks, but for its code. The places in the source stay known. */
export function repairText(source: string, textType: 'text/plain' | 'text/markdown'): Rewritten {
  const repairs = textType === 'text/plain' ? PLAIN : MARKDOWN;
  const repaired = (text: string): Rewritten =>
    repairs.reduce<Rewritten>((before, repair) => repair(before), { text, places: null });
  return aroundRanges(source, codeRanges(source), repaired);
}

/** What UTF-8 read as windows-1252 has in nearly every page: quotation marks or no-break spaces. */
const MISREAD = ['â€', 'Â\u00a0'];

/** A page whose encoding was misread before it was saved, put right. */
export function repairPage(source: string): string {
  return MISREAD.some((mark) => source.includes(mark)) ? repairMojibake({ text: source, places: null }).text : source;
}
