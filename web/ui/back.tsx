import { addressOf, LATEST } from '../place.ts';
import { Link, useNavigation } from './navigation.tsx';

/** The way back to the list one came from, with its filters, its page, and where it was left. */
export function BackToList() {
  const { lastList } = useNavigation();
  const isLatest = addressOf(lastList) === addressOf(LATEST);
  const words = isLatest ? 'Latest articles' : lastList.view === 'find' ? 'Back to the search' : 'Back to the list';
  return (
    <Link to={lastList} returns>
      ← {words}
    </Link>
  );
}
