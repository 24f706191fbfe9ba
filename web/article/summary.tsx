import type { Cut, SummarySentence } from '../../engine/record.ts';
import { count } from '../ui/words.ts';
import { Drawn } from './drawn.tsx';
import { itemId } from './items.ts';
import { memo } from './memo.ts';

interface Part {
  readonly start: number;
  readonly text: string;
  readonly cut: Cut | null;
}

/** What was kept and what was cut, in the order of the article. */
function partsOf({ text, spans, cut }: SummarySentence): readonly Part[] {
  let at = 0;
  const kept = spans.map(([start, end]) => {
    const part = { start, text: text.slice(at, at + end - start), cut: null };
    at += end - start;
    return part;
  });
  return [...kept, ...cut.map((part) => ({ start: part.start, text: part.text, cut: part }))].sort(
    (a, b) => a.start - b.start,
  );
}

function Sentence({
  sentence,
  lang,
  showCuts,
}: {
  readonly sentence: SummarySentence;
  readonly lang: string | undefined;
  readonly showCuts: boolean;
}) {
  const { order, reasons, cut } = sentence;
  const trimmed = [...new Set(cut.map(({ why }) => why))].join(', ');
  return (
    <li>
      <Drawn id={itemId.sentence(order)} class="sentence" lang={lang}>
        {showCuts
          ? partsOf(sentence).map((part) => (part.cut === null ? part.text : <del key={part.start}>{part.text}</del>))
          : sentence.text}
      </Drawn>
      <p class="reasons">
        {reasons.join(' · ')}
        {trimmed === '' ? '' : `${reasons.length === 0 ? '' : ' · '}trimmed: ${trimmed}`}
      </p>
    </li>
  );
}

interface SummaryProps {
  readonly sentences: readonly SummarySentence[];
  /** The length that is asked for; some lengths cannot be met, because a sentence needs another. */
  readonly wanted: number;
  readonly most: number;
  readonly lang: string | undefined;
  readonly showCuts: boolean;
  readonly onLength: (sentences: number) => void;
  readonly onSettled: (sentences: number) => void;
}

function wordsIn(sentences: readonly SummarySentence[]): number {
  return sentences.reduce(
    (sum, { text }) => sum + text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    0,
  );
}

/** The summary at a length one drags. */
export const Summary = memo(function Summary({
  sentences,
  wanted,
  most,
  lang,
  showCuts,
  onLength,
  onSettled,
}: SummaryProps) {
  return (
    <section class="summary" aria-labelledby="summary-heading">
      <div class="panel-head">
        <h2 id="summary-heading">Summary</h2>
        <p class="small" role="status">
          {count(sentences.length, 'sentence')}, {count(wordsIn(sentences), 'word')}
        </p>
      </div>
      {most > 1 ? (
        <label class="length">
          <span>Shorter</span>
          <input
            type="range"
            min={1}
            max={most}
            value={wanted}
            aria-label="Length of the summary"
            aria-valuetext={`${count(wanted, 'sentence')} of ${most}`}
            onInput={(event) => onLength(Number(event.currentTarget.value))}
            onChange={(event) => onSettled(Number(event.currentTarget.value))}
          />
          <span>longer</span>
        </label>
      ) : null}
      <ol class="sentences">
        {sentences.map((sentence) => (
          <Sentence key={sentence.order} sentence={sentence} lang={lang} showCuts={showCuts} />
        ))}
      </ol>
    </section>
  );
});
