import { useState } from 'preact/hooks';
import type { Filters } from '../api/client.ts';
import { keyOfName } from '../name/key.ts';
import { NO_FILTERS, PAGE_SIZES } from '../place.ts';
import { Link } from '../ui/navigation.tsx';
import { languageName, OFFERED_LANGUAGES, STATUS_WORDS } from '../ui/words.ts';

/** What a list can be asked for; an article on its way is in no list. */
const LISTED = ['ready', 'rejected', 'failed', 'deleted'] as const;

/** Whether anything is filtered at all. */
export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== null);
}

interface FilterBarProps {
  readonly filters: Filters;
  readonly size: number;
  readonly onChange: (filters: Filters, size: number) => void;
}

/** The name that the list is of: it comes from the search, and goes by its button. */
function NameChosen({ name, onClear }: { readonly name: string; readonly onClear: () => void }) {
  return (
    <p class="name-chosen">
      Articles with{' '}
      <Link to={{ view: 'name', key: keyOfName(name) }}>
        <bdi>{name}</bdi>
      </Link>
      <button type="button" class="plain" aria-label={`No longer only articles with ${name}`} onClick={onClear}>
        ✕
      </button>
    </p>
  );
}

/**
 * The filters of the list. Each takes effect when it is set; all of them stand in the address. On a narrow screen they
 * are folded until one is set or they are asked for: the articles come first.
 */
export function FilterBar({ filters, size, onChange }: FilterBarProps) {
  const set = (name: keyof Filters) => (event: { readonly currentTarget: { readonly value: string } }) =>
    onChange({ ...filters, [name]: event.currentTarget.value || null }, size);
  const languages =
    filters.language === null || OFFERED_LANGUAGES.includes(filters.language)
      ? OFFERED_LANGUAGES
      : [filters.language, ...OFFERED_LANGUAGES];
  const [open, setOpen] = useState(isFiltered({ ...filters, name: null }));
  return (
    <form class="filters" data-open={open} aria-label="Filter the list" onSubmit={(event) => event.preventDefault()}>
      {filters.name === null ? null : (
        <NameChosen name={filters.name} onClear={() => onChange({ ...filters, name: null }, size)} />
      )}
      <button type="button" class="plain filters-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        Filters
      </button>
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
      <label class="field">
        <span>On a page</span>
        <select value={size} onChange={(event) => onChange(filters, Number(event.currentTarget.value))}>
          {PAGE_SIZES.map((one) => (
            <option key={one} value={one}>
              {one}
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
            onChange(NO_FILTERS, size);
          }}
        >
          Clear
        </button>
      ) : null}
    </form>
  );
}
