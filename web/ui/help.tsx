import { useCallback, useState } from 'preact/hooks';
import { Dialog } from './dialog.tsx';
import { useKeys, useKeysSwitch } from './keys.ts';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['/', 'search'],
  ['j, k', 'go to the next article of a list, to the one before'],
  ['o, Enter', 'open it'],
  ['?', 'show these keys'],
];
/** These are no single letters, and stay. */
const OTHERS: readonly (readonly [keys: string, does: string])[] = [
  ['Tab', 'go through what can be lit up, followed or pressed'],
  ['Enter, Space', 'keep lit what is in focus; again, no longer'],
  ['Escape', 'no longer keep it lit; close what is open'],
];

function Rows({ rows }: { readonly rows: typeof KEYS }) {
  return (
    <>
      {rows.map(([keys, does]) => (
        <div key={keys}>
          <dt>
            {keys.split(', ').map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </>
  );
}

/** A button, and the key "?", that tell the keys and can turn the single ones off. */
export function KeysHelp() {
  const [open, setOpen] = useState(false);
  const [on, turn] = useKeysSwitch();
  useKeys(
    useCallback((event) => {
      if (event.key === '?') setOpen(true);
    }, []),
  );
  return (
    <>
      <button type="button" class="plain" onClick={() => setOpen(true)}>
        Keys
      </button>
      {open ? (
        <Dialog title="Keys" onClose={() => setOpen(false)}>
          <dl class="keys">
            <Rows rows={[...(on ? KEYS : []), ...OTHERS]} />
          </dl>
          <label class="toggle">
            <input type="checkbox" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
            Single keys are commands
          </label>
          <form method="dialog">
            <button type="submit" class="button">
              Close
            </button>
          </form>
        </Dialog>
      ) : null}
    </>
  );
}
