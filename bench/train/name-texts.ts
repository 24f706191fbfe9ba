import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { EntityType } from '../../engine/analysis.ts';

/** A name in a text, as somebody or some model labelled it. */
export interface LabelledName {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
}

/** A text with all its names; `id` decides in which half of its set it is. */
export interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly names: readonly LabelledName[];
}

const TYPES: Readonly<Record<string, EntityType>> = {
  PERSON: 'person',
  PER: 'person',
  GPE: 'place',
  LOC: 'place',
  ORG: 'organization',
};

interface Row {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

/**
 * Rows {"id", "text", "entities": [{start, end, label}]} of a JSONL file, which may be gzipped; offsets in UTF-16
 * units.
 */
export function labelledRows(file: string): LabelledText[] {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): LabelledText => {
      const row: Row = JSON.parse(line);
      const names = row.entities.flatMap(({ start, end, label }): LabelledName[] => {
        const type = TYPES[label];
        return type === undefined ? [] : [{ start, end, type }];
      });
      return { id: row.id, text: row.text, names };
    });
}

/** So many sentences of a file without texts make one, so that words can be met again in it. */
const SENTENCES = 20;

interface Column {
  readonly token: string;
  readonly tag: string;
}

/** Sentences of a file with one token a line, as many as {@link SENTENCES} to a text. */
export function columnTexts(file: string, tokenColumn: number, tagColumn: number, separator: RegExp): LabelledText[] {
  const sentences: Column[][] = [[]];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    const columns = line.split(separator);
    const token = columns[tokenColumn];
    const tag = columns[tagColumn];
    if (line.trim() === '' || token === undefined || tag === undefined) sentences.push([]);
    else sentences.at(-1)?.push({ token, tag });
  }
  const filled = sentences.filter((sentence) => sentence.length > 0);
  const texts: LabelledText[] = [];
  for (let from = 0; from < filled.length; from += SENTENCES)
    texts.push({ id: `${file} ${from}`, ...joined(filled.slice(from, from + SENTENCES)) });
  return texts;
}

function joined(sentences: readonly (readonly Column[])[]): Pick<LabelledText, 'text' | 'names'> {
  const written = new ColumnText();
  for (const sentence of sentences) written.add(sentence);
  return written;
}

/** Text and names as they are put together from columns. */
class ColumnText {
  text = '';
  readonly names: { start: number; end: number; type: EntityType }[] = [];

  add(sentence: readonly Column[]): void {
    let previous = 'O';
    for (const { token, tag } of sentence) {
      const isTight = this.text === '' || this.text.endsWith('\n\n') || /[($]$/.test(this.text);
      if (!isTight && !/^[.,;:!?)%]$|^['’]s$|^n't$/.test(token)) this.text += ' ';
      const start = this.text.length;
      this.text += token;
      this.label(start, tag, tag.startsWith('I-') && previous.slice(2) === tag.slice(2));
      previous = tag;
    }
    this.text += '\n\n';
  }

  /** Notes the name that the token from `start` on begins, or goes on with. */
  private label(start: number, tag: string, goesOn: boolean): void {
    const type = TYPES[tag.slice(2)];
    const last = this.names.at(-1);
    const end = this.text.length;
    if (type === undefined) return;
    if (goesOn && last !== undefined) last.end = end;
    else this.names.push({ start, end, type });
  }
}
