import { usePutting } from '../drop/putting.ts';
import { Notice } from '../ui/states.tsx';

/** What is seen before there is an article: what will happen, and how to begin. */
export function Welcome() {
  const putting = usePutting();
  return (
    <Notice title="No articles yet">
      <p>An article that you put in is here a moment later, with a summary and its key facts.</p>
      <p>Point at a sentence or a fact, and the words of the article that it comes from light up beside it.</p>
      {putting === null ? null : (
        <p class="choices">
          {putting.trySample === null ? null : (
            <button type="button" class="button" onClick={putting.trySample}>
              Try a sample
            </button>
          )}
          <button type="button" class="button" onClick={putting.paste}>
            Paste an article
          </button>
        </p>
      )}
    </Notice>
  );
}
