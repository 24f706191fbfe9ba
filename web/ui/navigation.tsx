import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { addressOf, LATEST, type Place, placeOf } from '../place.ts';

export interface Navigation {
  readonly place: Place;
  /** The list that was shown last, with its filters and page. */
  readonly lastList: Place;
  /** @param how.replaces - whether it takes the place of the present entry of the history */
  go(place: Place, how?: { readonly replaces: boolean }): void;
}

const Context = createContext<Navigation | null>(null);

/** Where the page is, and how it goes elsewhere. */
export function useNavigation(): Navigation {
  const navigation = useContext(Context);
  if (navigation === null) throw new Error('there is no navigation around this part of the page');
  return navigation;
}

/** Keeps the place and the address together, both ways. */
export function Navigated({ children }: { readonly children: ComponentChildren }) {
  const [place, setPlace] = useState(() => placeOf(location.search));
  const lastList = useRef(LATEST);
  if (place.view === 'list' || place.view === 'stories') lastList.current = place;
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback<Navigation['go']>((next, how) => {
    if (how?.replaces === true) history.replaceState(null, '', addressOf(next));
    else {
      history.pushState(null, '', addressOf(next));
      scrollTo(0, 0);
    }
    setPlace(next);
  }, []);
  const navigation = useMemo(() => ({ place, lastList: lastList.current, go }), [place, go]);
  return <Context.Provider value={navigation}>{children}</Context.Provider>;
}

interface LinkProps {
  readonly to: Place;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly label?: string;
}

/** A link within the page: an address like any other, that is followed without loading the page again. */
export function Link({ to, children, class: className, label }: LinkProps) {
  const { go } = useNavigation();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={addressOf(to)} onClick={follow} class={className} aria-label={label}>
      {children}
    </a>
  );
}
