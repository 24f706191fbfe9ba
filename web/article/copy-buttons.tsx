import { useState } from 'preact/hooks';
import type { ArticleRecord, SummarySentence } from '../../engine/record.ts';
import { type CopyFormat, summaryAs } from './copies.ts';

const FORMATS: readonly (readonly [CopyFormat, string])[] = [
  ['text', 'Text'],
  ['evidence', 'Text with evidence'],
  ['markdown', 'Markdown'],
  ['json', 'JSON'],
];

/** Copies the summary as it is shown, with the address of this view and, as JSON, the facts; and prints. */
export function CopyButtons({
  record,
  sentences,
}: {
  readonly record: ArticleRecord;
  readonly sentences: readonly SummarySentence[];
}) {
  const [said, say] = useState('');
  const copy = async (format: CopyFormat, name: string) => {
    try {
      await navigator.clipboard.writeText(summaryAs(format, record, sentences, location.href));
      say(`Copied as ${name}`);
    } catch {
      say('The browser did not let the page copy; select the text instead');
    }
  };
  return (
    <div class="actions">
      <span aria-hidden="true">Copy as</span>
      {FORMATS.map(([format, name]) => (
        <button
          key={format}
          type="button"
          class="plain"
          aria-label={`Copy the summary as ${name}`}
          onClick={() => void copy(format, name)}
        >
          {name}
        </button>
      ))}
      <button type="button" class="plain" onClick={() => print()}>
        Print
      </button>
      <span role="status" class="said">
        {said}
      </span>
    </div>
  );
}
