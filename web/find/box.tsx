import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import type { NameEntry } from '../api/types.ts';
import type { Place } from '../place.ts';
import { useKeys } from '../ui/keys.ts';
import { useLoaded } from '../ui/loaded.ts';
import { useNavigation } from '../ui/navigation.tsx';
import { useClient, useHost } from '../ui/services.ts';
import { count } from '../ui/words.ts';
import { aboutName, canBeName, isNamePage, mostToldOf, NOBODY, nameWordsIn } from './names.ts';

/** Names offered: a list that is seen whole. */
const OFFERED = 8;
/** Whoever types on is not asked about. */
const PAUSE_MS = 120;

/** What can be chosen below the field. */
interface Choice {
  readonly to: Place;
  readonly label: string;
  /** What it is, for people. */
  readonly about: string;
}

function nameChoice({ key, name, ...about }: NameEntry): Choice {
  return { to: { view: 'name', key }, label: name, about: aboutName(about) };
}

/** What tells a choice from the others: the key of a name, which is never empty; of the search in texts, nothing. */
function keyOf(to: Place): string {
  return to.view === 'name' ? to.key : '';
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** Which choice comes next; past either end lies the field itself, as -1. */
function choiceAfter(at: number, step: 1 | -1, choices: number): number {
  const places = choices + 1;
  return ((at + 1 + step + places) % places) - 1;
}

/** A value once it has rested. */
function useRested(value: string): string {
  const [rested, rest] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => rest(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** Names that have words which begin so. */
function useNames(typed: string): readonly NameEntry[] {
  const client = useClient();
  const words = useRested(nameWordsIn(typed));
  const offered = useLoaded(
    `names ${words}`,
    () => (canBeName(words) ? client.names(words, OFFERED).catch(() => NOBODY) : Promise.resolve(NOBODY)),
    { isOf: isNamePage, lingers: true },
  );
  return canBeName(nameWordsIn(typed)) ? mostToldOf((offered.value ?? NOBODY).names) : [];
}

function finding(words: string): Place {
  return { view: 'find', words, order: 'newest', before: 0 };
}

/** The one search field: names are offered while one types, and Enter finds names and texts. */
export function SearchBox() {
  const { place, go } = useNavigation();
  const host = useHost();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const shown = place.view === 'find' ? place.words : '';
  const [typed, setTyped] = useState(shown);
  const [open, setOpen] = useState(false);
  // By what it leads to: the list may change under the hand that goes through it.
  const [active, setActive] = useState<string | null>(null);
  useEffect(() => setTyped(shown), [shown]);
  const names = useNames(typed);
  const words = typed.trim();
  const last: readonly Choice[] =
    words === ''
      ? []
      : [{ to: finding(words), label: words, about: host.search === null ? 'all names' : 'in the texts' }];
  const choices = [...names.map(nameChoice), ...last];
  const isOpen = open && choices.length > 0;
  const at = choices.findIndex(({ to }) => keyOf(to) === active);

  useKeys(
    useCallback((event) => {
      if (event.key !== '/') return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    }, []),
  );

  const close = () => {
    setOpen(false);
    setActive(null);
  };
  const choose = (to: Place) => {
    close();
    if (to.view !== 'find') setTyped('');
    go(to);
  };
  const pressed = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const closes = event.key === 'Escape' && isOpen;
    if (step === undefined && !closes) return;
    event.preventDefault();
    if (step === undefined) return close();
    const next = choices[choiceAfter(isOpen ? at : -1, step, choices.length)];
    setActive(next === undefined ? null : keyOf(next.to));
    setOpen(true);
  };
  return (
    <search class="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const to = choices[at]?.to ?? (words === '' ? null : finding(words));
          if (to !== null) choose(to);
        }}
      >
        <input
          ref={field}
          type="text"
          enterkeyhint="search"
          role="combobox"
          aria-label={host.search === null ? 'Search names' : 'Search names and texts'}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={`${id}-choices`}
          aria-activedescendant={isOpen && at >= 0 ? `${id}-${at}` : undefined}
          aria-keyshortcuts="/"
          autocomplete="off"
          spellcheck={false}
          placeholder={host.search === null ? 'Search names' : 'Search names, or text: flood "second vote"'}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(null);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={close}
          onKeyDown={pressed}
        />
        <div id={`${id}-choices`} role="listbox" aria-label="Suggestions" hidden={!isOpen}>
          {choices.map(({ to, label, about }, index) => (
            <div
              key={keyOf(to)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              // The field keeps the focus.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(to);
              }}
            >
              {to.view === 'find' ? (
                <span>
                  Find “<bdi>{label}</bdi>”
                </span>
              ) : (
                <bdi class="name">{label}</bdi>
              )}{' '}
              <span class="times">{about}</span>
            </div>
          ))}
        </div>
        <span class="unseen" role="status">
          {isOpen && names.length > 0 ? `${count(names.length, 'name')}, the arrow keys go through them` : ''}
        </span>
      </form>
    </search>
  );
}
