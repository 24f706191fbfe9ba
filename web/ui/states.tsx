import type { ComponentChildren } from 'preact';
import type { ApiFailure } from '../api/failure.ts';
import { sentence } from './words.ts';

/** Lines where text will be. It shows only after a moment, so quick answers do not flicker. */
export function Waiting({ what }: { readonly what: string }) {
  return (
    <div class="waiting" role="status">
      <span class="unseen">Loading {what}</span>
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <i aria-hidden="true" />
    </div>
  );
}

/** What went wrong, what to do, and what to quote. */
export function Failed({
  failure,
  retry,
  children,
}: {
  readonly failure: ApiFailure;
  readonly retry: (() => void) | null;
  /** What else can be done. */
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="notice notice-bad" role="alert">
      <h2>{failure.title}</h2>
      <p>{sentence(failure.detail)}</p>
      {children}
      {failure.requestId === null ? null : (
        <p class="small">
          Request <code>{failure.requestId}</code>
        </p>
      )}
      {retry === null ? null : (
        <button
          type="button"
          class="button"
          onClick={() => {
            // This button goes with what it says.
            document.getElementById('content')?.focus();
            retry();
          }}
        >
          Try again
        </button>
      )}
    </div>
  );
}

/** Something that is no failure: nothing is there, or not yet. */
export function Notice({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class="notice">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
