import { addressOf, LATEST } from '../place.ts';
import { Link, useNavigation } from './navigation.tsx';

/** The way back to the list one came from, with its filters and its page. */
export function BackToList() {
  const { lastList } = useNavigation();
  const isLatest = addressOf(lastList) === addressOf(LATEST);
  return <Link to={lastList}>{isLatest ? '← Latest articles' : '← Back to the list'}</Link>;
}
