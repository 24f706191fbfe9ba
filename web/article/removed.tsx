import type { ArticleRecord } from '../../engine/record.ts';
import { count, ruleWords } from '../ui/words.ts';

/** Only as much is kept of each. */
const KEPT_CHARACTERS = 200;

function where({
  start,
  end,
  path,
}: {
  readonly start: number | null;
  readonly end: number | null;
  readonly path?: string;
}): string {
  if (start !== null && end !== null) return `characters ${start} to ${end} of the file`;
  return path ?? 'place not recorded';
}

/**
 * What cleaning took out, struck through, with the rule that took it. Its places count in the file as it was uploaded,
 * which is not stored here: a place in the clean text would be a guess. So it lies over the text, which stays where it
 * is; what trimming cut from the sentences of the summary has its place, and is struck through there.
 */
export function Removed({ record, onClose }: { readonly record: ArticleRecord; readonly onClose: () => void }) {
  const { removed = [], removedTotals } = record;
  const missing = removedTotals.entries - removed.length;
  return (
    <section class="removed" aria-labelledby="removed-heading">
      <div class="panel-head">
        <h3 id="removed-heading">
          {removedTotals.entries === 0 ? 'Cleaning took nothing out of this file' : 'Taken out by cleaning'}
        </h3>
        <button type="button" class="plain" onClick={onClose}>
          Close
        </button>
      </div>
      {removedTotals.entries === 0 ? null : (
        <p class="small">
          {count(removedTotals.entries, 'piece')}, {count(removedTotals.characters, 'character')}, in the order of the
          file.
          {record.source?.mediaType === 'text/html' ? ' For pages, the place is the element it stood in.' : ''}
          {missing > 0 ? ` ${count(missing, 'more piece')} ${missing === 1 ? 'is' : 'are'} counted but not kept.` : ''}
        </p>
      )}
      <ol>
        {removed.map((entry, index) => (
          <li key={index}>
            <del dir="auto">
              {entry.text}
              {entry.text.length >= KEPT_CHARACTERS ? '…' : ''}
            </del>
            <span class="rule">
              {ruleWords(entry.rule)} <span class="where">{where(entry)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
