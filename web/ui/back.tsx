import { addressOf, LATEST, LATEST_STORIES } from '../place.ts';
import { Link, useNavigation } from './navigation.tsx';

const WORDS: ReadonlyMap<string, string> = new Map([
  [addressOf(LATEST), 'Latest articles'],
  [addressOf(LATEST_STORIES), 'Latest stories'],
]);

/** The way back to the list one came from, with its filters, its page, and where it was left. */
export function BackToList() {
  const { lastList } = useNavigation();
  return (
    <Link to={lastList} returns>
      ← {WORDS.get(addressOf(lastList)) ?? (lastList.view === 'find' ? 'Back to the search' : 'Back to the list')}
    </Link>
  );
}
