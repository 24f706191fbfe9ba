import { useEffect, useRef, useState } from 'preact/hooks';
import type { Host } from '../api/types.ts';
import { Link } from '../ui/navigation.tsx';
import { useClient } from '../ui/services.ts';
import { follow, hasTaken, isOver, STEPS, type UploadProgress } from './uploads.ts';

/** So many are watched at a time; a folder of thousands belongs into the inbox. */
const AT_ONCE = 4;

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

function folderRefused(name: string): UploadProgress {
  const detail = 'This is a folder. Drop the files in it, or put the folder into the inbox of the local run.';
  return { name, stage: 'failed', id: null, detail, milliseconds: 0 };
}

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
  readonly host: Host;
  /** Whether the host has said what it is. */
  readonly known: boolean;
  /** Hears of every file that has become an article, or never will. */
  readonly onDone: () => void;
}

/** Takes files, dropped anywhere on the page or chosen, and shows each on its way. */
export function DropZone({ host, known, onDone }: DropZoneProps) {
  const client = useClient();
  const [uploads, setUploads] = useState<readonly UploadProgress[]>([]);
  const [hovering, setHovering] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { uploads: address } = host;

  const take = async (files: readonly File[]) => {
    if (address === null) return;
    const first = uploads.length;
    setUploads((before) => [
      ...before,
      ...files.map(({ name }) => ({ name, stage: 'sending' as const, id: null, detail: null, milliseconds: 0 })),
    ]);
    const waiting = [...files.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, file] = next;
        await follow(client, address, file, (progress) => {
          setUploads((before) => before.map((other, at) => (at === first + index ? progress : other)));
          if (isOver(progress.stage)) onDone();
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  };

  useEffect(() => {
    if (address === null) return;
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
      void take(dropped.files);
      setUploads((before) => [...before, ...dropped.folders.map(folderRefused)]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  });

  if (!known) return <div class="strip" />;
  if (address === null) return <HowToPut />;
  return (
    <section class={hovering ? 'drop drop-over' : 'drop'} aria-label="Add articles">
      <p class="strip">
        Drop an article anywhere on this page, or{' '}
        <button type="button" class="plain" onClick={() => input.current?.click()}>
          choose a file
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Article files"
          onChange={(event) => {
            void take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </p>
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
            setUploads([]);
          }}
        >
          Clear these
        </button>
      ) : null}
    </section>
  );
}
