import type { Analysis, Entity } from '../../analysis.ts';
import type { QuoteFact } from '../../record.ts';
import { textSpan } from '../../text/spans.ts';

/** A turn of an interview that is set as questions and answers. */
interface Turn {
  readonly label: 'Q' | 'A';
  readonly labelStart: number;
  readonly start: number;
  readonly end: number;
}

const LABEL = /^([QA])[:.]\s+(?=\S)/;
/** An interview has at least this many answers. */
const MIN_ANSWERS = 2;
/** How sure it is that a labelled turn is said by whom the label stands for. */
const SCORE = 0.9;

/**
 * The questions and answers of an interview ("Q: …", "A: …"), whole turns, with the one person asked where that is
 * certain; else none.
 */
export function interviewTurns(analysis: Analysis): Omit<QuoteFact, 'utterance'>[] {
  const turns = turnsOf(analysis);
  const [first] = turns;
  if (first === undefined || turns.filter(({ label }) => label === 'A').length < MIN_ANSWERS) return [];
  const asked = personAsked(analysis, first.labelStart);
  return turns.map(({ label, labelStart, start, end }) => {
    const named = label === 'A' ? asked : null;
    const speaker = {
      ...textSpan(analysis.text, labelStart, labelStart + 1),
      name: named?.name ?? null,
      key: named?.key ?? null,
    };
    return { ...textSpan(analysis.text, start, end), kind: 'direct', cue: null, speaker, score: SCORE };
  });
}

function turnsOf({ text, paragraphs }: Analysis): Turn[] {
  return paragraphs.flatMap((paragraph) => {
    const line = text.slice(paragraph.start, paragraph.end).trimEnd();
    const found = LABEL.exec(line);
    if (found === null) return [];
    const start = paragraph.start + found[0].length;
    const label = found[1] === 'Q' ? 'Q' : 'A';
    return [{ label, labelStart: paragraph.start, start, end: paragraph.start + line.length }];
  });
}

/** The only person named before the first turn, or in the title. */
function personAsked({ entities, title }: Analysis, before: number): Entity | null {
  const people = entities.filter(({ type }) => type === 'person');
  const introduced = people.filter(
    ({ name, mentions }) =>
      title?.includes(name) === true || mentions.some(({ kind, start }) => kind === 'name' && start < before),
  );
  const [only] = introduced;
  return introduced.length === 1 && only !== undefined ? only : null;
}
