import { useEffect, useState } from 'preact/hooks';
import type { Filters } from '../api/client.ts';
import type { NamePage } from '../api/types.ts';
import { NO_FILTERS } from '../place.ts';
import { useLoaded } from '../ui/loaded.ts';
import { useClient } from '../ui/services.ts';
import { languageName, OFFERED_LANGUAGES, STATUS_WORDS } from '../ui/words.ts';

/** What a list can be asked for; an article on its way is in no list. */
const LISTED = ['ready', 'rejected', 'failed', 'deleted'] as const;
const NOBODY: NamePage = { names: [], cursor: null };

function isNamePage(value: unknown): value is NamePage {
  return typeof value === 'object' && value !== null && 'names' in value;
}

/** Names that are in the news, offered while one is typed. */
function NameField({
  value,
  onPick,
}: {
  readonly value: string | null;
  readonly onPick: (name: string | null) => void;
}) {
  const client = useClient();
  const [typed, setTyped] = useState(value ?? '');
  // Somebody went back, or cleared the filters: the field follows, and keeps the focus if it has it.
  useEffect(() => setTyped(value ?? ''), [value]);
  const words = typed.trim().toLowerCase();
  const offered = useLoaded(
    `names ${words}`,
    () => (words.length < 2 ? Promise.resolve(NOBODY) : client.names(words).catch(() => NOBODY)),
    { isOf: isNamePage, lingers: true },
  );
  const pick = () => {
    const name = typed.trim() || null;
    if (name !== value) onPick(name);
  };
  return (
    <label class="field field-name">
      <span>Name</span>
      <input
        type="search"
        list="names"
        autocomplete="off"
        spellcheck={false}
        placeholder="person, organisation, place"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={pick}
      />
      <datalist id="names">
        {(offered.value ?? NOBODY).names.map(({ key, name }) => (
          <option key={key} value={name} />
        ))}
      </datalist>
    </label>
  );
}

/** Whether anything is filtered at all. */
export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== null);
}

interface FilterBarProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** The filters of the list. Each takes effect when it is set; all of them stand in the address. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const set = (name: keyof Filters) => (event: { readonly currentTarget: { readonly value: string } }) =>
    onChange({ ...filters, [name]: event.currentTarget.value || null });
  const languages =
    filters.language === null || OFFERED_LANGUAGES.includes(filters.language)
      ? OFFERED_LANGUAGES
      : [filters.language, ...OFFERED_LANGUAGES];
  return (
    <form class="filters" aria-label="Filter the list" onSubmit={(event) => event.preventDefault()}>
      <NameField
        value={filters.name}
        // Only ready articles are found by name.
        onPick={(name) => onChange({ ...filters, name, status: name === null ? filters.status : null })}
      />
      <label class="field field-date">
        <span>From</span>
        <input type="date" value={filters.from ?? ''} max={filters.to ?? undefined} onChange={set('from')} />
      </label>
      <label class="field field-date">
        <span>To</span>
        <input type="date" value={filters.to ?? ''} min={filters.from ?? undefined} onChange={set('to')} />
      </label>
      <label class="field">
        <span>Language</span>
        <select value={filters.language ?? ''} onChange={set('language')}>
          <option value="">any</option>
          {languages.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>Status{filters.name === null ? '' : ' (names: ready only)'}</span>
        <select value={filters.status ?? 'ready'} disabled={filters.name !== null} onChange={set('status')}>
          {LISTED.map((status) => (
            <option key={status} value={status}>
              {STATUS_WORDS[status].toLowerCase()}
            </option>
          ))}
        </select>
      </label>
      {isFiltered(filters) ? (
        <button
          type="button"
          class="plain"
          onClick={(event) => {
            // This button goes with the filters, and would take the focus with it.
            event.currentTarget.form?.querySelector('input')?.focus();
            onChange(NO_FILTERS);
          }}
        >
          Clear
        </button>
      ) : null}
    </form>
  );
}
