import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { addressOf, LATEST, type Place, placeOf } from '../place.ts';

/** Where somebody was in a view when they left it. */
interface Left {
  /** How far it was scrolled, in CSS pixels. */
  readonly y: number;
  /** Address of the link that was followed; null where none was. */
  readonly link: string | null;
}

const TOP: Left = { y: 0, link: null };
/** A view that is scrolled is noted when it comes to rest. */
const REST_MS = 120;

export interface Navigation {
  readonly place: Place;
  /** The list that was shown last, with its filters and page. */
  readonly lastList: Place;
  /** Whether the view is come back to: then the focus goes to where it was left, and not to the heading. */
  readonly returns: boolean;
  /**
   * @param how.replaces - whether it takes the place of the present entry of the history
   * @param how.returns - whether it is the last list, to be shown as it was left
   */
  go(place: Place, how?: { readonly replaces?: boolean; readonly returns?: boolean }): void;
}

const Context = createContext<Navigation | null>(null);

/** Where the page is, and how it goes elsewhere. */
export function useNavigation(): Navigation {
  const navigation = useContext(Context);
  if (navigation === null) throw new Error('there is no navigation around this part of the page');
  return navigation;
}

function isList({ view }: Place): boolean {
  return view === 'list' || view === 'stories' || view === 'find';
}

function leftIn(state: unknown): Left {
  const y: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'y') : 0;
  const link: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'link') : null;
  return { y: typeof y === 'number' ? y : 0, link: typeof link === 'string' ? link : null };
}

/** Brings a view to where it was left. Views that were shown lately are there at once. */
function restore({ y, link }: Left): void {
  requestAnimationFrame(() => {
    scrollTo(0, y);
    if (link === null) return;
    document.querySelector<HTMLElement>(`#content a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
  });
}

/** Keeps the place and the address together, both ways. */
export function Navigated({ children }: { readonly children: ComponentChildren }) {
  const [{ place, left }, set] = useState(() => ({ place: placeOf(location.search), left: leftIn(history.state) }));
  const lastList = useRef(LATEST);
  const listLeft = useRef(TOP);
  if (isList(place)) lastList.current = place;
  useEffect(() => {
    history.scrollRestoration = 'manual';
    const follow = () => set({ place: placeOf(location.search), left: leftIn(history.state) });
    let resting: ReturnType<typeof setTimeout>;
    const scrolled = () => {
      clearTimeout(resting);
      resting = setTimeout(() => history.replaceState({ ...leftIn(history.state), y: scrollY }, ''), REST_MS);
    };
    addEventListener('popstate', follow);
    addEventListener('scroll', scrolled, { passive: true });
    return () => {
      clearTimeout(resting);
      removeEventListener('popstate', follow);
      removeEventListener('scroll', scrolled);
    };
  }, []);
  useEffect(() => restore(left), [left]);
  const go = useCallback<Navigation['go']>((next, { replaces = false, returns = false } = {}) => {
    const address = addressOf(next);
    if (replaces) {
      history.replaceState(history.state, '', address);
      set((before) => ({ ...before, place: next }));
      return;
    }
    const leaving = { y: scrollY, link: address };
    history.replaceState(leaving, '');
    if (isList(placeOf(location.search))) listLeft.current = leaving;
    const arriving = returns ? listLeft.current : { ...TOP };
    history.pushState(arriving, '', address);
    set({ place: next, left: arriving });
  }, []);
  const navigation = useMemo(
    () => ({ place, lastList: lastList.current, returns: left.link !== null, go }),
    [place, left, go],
  );
  return <Context.Provider value={navigation}>{children}</Context.Provider>;
}

interface LinkProps {
  readonly to: Place;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly label?: string;
  /** It leads to the last list, as it was left. */
  readonly returns?: boolean;
  /** It is the one of several that is shown. */
  readonly current?: boolean;
}

/** A link within the page: an address like any other, that is followed without loading the page again. */
export function Link({ to, children, class: className, label, returns = false, current = false }: LinkProps) {
  const { go } = useNavigation();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to, { returns });
  };
  return (
    <a
      href={addressOf(to)}
      onClick={follow}
      class={className}
      aria-label={label}
      aria-current={current ? 'true' : undefined}
    >
      {children}
    </a>
  );
}
