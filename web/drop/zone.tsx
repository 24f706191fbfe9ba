import { useEffect, useRef, useState } from 'preact/hooks';
import { Link } from '../ui/navigation.tsx';
import { PasteDialog } from './paste.tsx';
import { fileOf, pastedIn } from './pasted.ts';
import type { Uploads } from './putting.ts';
import { hasTaken, isOver, STEPS, type UploadProgress } from './uploads.ts';

function stepWords(progress: UploadProgress): string {
  const { stage, milliseconds } = progress;
  const seconds = `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0)} s`;
  switch (stage) {
    case 'sending':
      return 'being sent';
    case 'received':
      return 'received, being cleaned';
    case 'cleaned':
      return 'cleaned, being digested';
    case 'ready':
      return `ready after ${seconds}`;
    case 'rejected':
      return 'rejected';
    case 'failed':
      return 'not done';
  }
}

/** What was dropped. A folder comes as a file that cannot be read, so it is told apart first. */
function filesIn(data: DataTransfer | null): { readonly files: readonly File[]; readonly folders: readonly string[] } {
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === 'file');
  const folders = new Set(
    items.flatMap((item) => {
      const entry = item.webkitGetAsEntry();
      return entry?.isDirectory === true ? [entry.name] : [];
    }),
  );
  return { files: [...(data?.files ?? [])].filter(({ name }) => !folders.has(name)), folders: [...folders] };
}

const FOLDER = 'This is a folder. Drop the files in it, or put the folder into the inbox of the local run.';

/** Whether there are no more steps to be taken. */
function isLost(stage: UploadProgress['stage']): boolean {
  return stage === 'rejected' || stage === 'failed';
}

function Upload({ progress }: { readonly progress: UploadProgress }) {
  const { name, stage, id, detail } = progress;
  return (
    <li class={`upload upload-${stage}`}>
      <p class="upload-name">
        {stage === 'ready' && id !== null ? (
          <Link to={{ view: 'article', id, sentences: null }}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi>{name}</bdi>
        )}
      </p>
      <ol class="steps" aria-hidden="true">
        {STEPS.filter((step) => !isLost(stage) || hasTaken(stage, step)).map((step) => (
          <li key={step} class={hasTaken(stage, step) ? 'taken' : ''}>
            {step}
          </li>
        ))}
      </ol>
      <p class="upload-state">{stepWords(progress)}</p>
      {detail === null ? null : (
        <p class="upload-detail">
          <bdi>{detail}</bdi>
        </p>
      )}
    </li>
  );
}

/** How to put articles in where this page cannot. */
function HowToPut() {
  return (
    <p class="strip">
      To add an article: <code>nutgraf put article.txt --stack Nutgraf</code>
    </p>
  );
}

interface DropZoneProps {
  readonly uploads: Uploads;
  /** Whether the host has said what it is. */
  readonly known: boolean;
}

/** A field takes what is pasted into it. */
function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}

/**
 * Hears of files that are dropped, and of texts and files that are pasted, anywhere on the page.
 *
 * @returns whether files hover over it
 */
function useDropped({ putting, refuse }: Uploads): boolean {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    if (putting === null) return;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setHovering(false);
      const dropped = filesIn(event.dataTransfer);
      putting.take(dropped.files);
      for (const folder of dropped.folders) refuse(folder, FOLDER);
    };
    const paste = (event: ClipboardEvent) => {
      if (isField(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const file = files.length > 0 ? null : fileOf(pastedIn(event.clipboardData));
      if (file !== null) putting.take([file]);
      else if (files.length > 0) putting.take(files);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
      removeEventListener('paste', paste);
    };
  });
  return hovering;
}

/** Takes files and texts, dropped or pasted anywhere on the page, chosen or typed, and shows each on its way. */
export function DropZone({ uploads: all, known }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const hovering = useDropped(all);
  const { uploads, putting, asks, stopAsking, clear } = all;
  if (!known) return <div class="strip" />;
  if (putting === null) return <HowToPut />;
  return (
    <section class={hovering ? 'drop drop-over' : 'drop'} aria-label="Add articles">
      <p class="strip">
        Drop or paste an article anywhere on this page,{' '}
        <button type="button" class="plain" onClick={() => input.current?.click()}>
          choose a file
        </button>{' '}
        or{' '}
        <button type="button" class="plain" onClick={() => putting.paste()}>
          write one in
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Article files"
          onChange={(event) => {
            putting.take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </p>
      {asks ? <PasteDialog onFile={(file) => putting.take([file])} onClose={stopAsking} /> : null}
      <div role="status">
        {uploads.length === 0 ? null : (
          <ul class="uploads">
            {uploads.toReversed().map((progress, index) => (
              <Upload key={uploads.length - index} progress={progress} />
            ))}
          </ul>
        )}
      </div>
      {uploads.length > 0 && uploads.every(({ stage }) => isOver(stage)) ? (
        <button
          type="button"
          class="plain"
          onClick={(event) => {
            event.currentTarget.parentElement?.querySelector('button')?.focus();
            clear();
          }}
        >
          Clear these
        </button>
      ) : null}
    </section>
  );
}
