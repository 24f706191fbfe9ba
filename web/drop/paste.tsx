import { useState } from 'preact/hooks';
import { Dialog } from '../ui/dialog.tsx';
import { fileOf, pastedIn } from './pasted.ts';

interface PasteDialogProps {
  readonly onFile: (file: File) => void;
  readonly onClose: () => void;
}

/** Takes the text of an article. A page that is pasted goes in as it is, since a field would keep only its words. */
export function PasteDialog({ onFile, onClose }: PasteDialogProps) {
  const [text, setText] = useState('');
  const [short, setShort] = useState(false);
  const put = (file: File | null) => {
    setShort(file === null);
    if (file === null) return;
    onFile(file);
    onClose();
  };
  return (
    <Dialog title="Paste an article" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          put(fileOf({ html: '', text }));
        }}
      >
        <label class="field">
          <span>Its text, with the title on the first line; or a part of a web page</span>
          <textarea
            rows={10}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onPaste={(event) => {
              const file = fileOf(pastedIn(event.clipboardData));
              if (file === null || !file.name.endsWith('.html')) return;
              event.preventDefault();
              put(file);
            }}
          />
        </label>
        <p class="said-short" role="alert">
          {short ? 'This is too short for an article: paste a sentence at least.' : ''}
        </p>
        <p class="choices">
          <button type="submit" class="button">
            Read it
          </button>
          <button type="button" class="plain" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </Dialog>
  );
}
