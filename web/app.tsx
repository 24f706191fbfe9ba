import { useCallback, useState } from 'preact/hooks';
import type { Client } from './api/client.ts';
import type { Host } from './api/types.ts';
import { ArticleView } from './article/view.tsx';
import { DropZone } from './drop/zone.tsx';
import { ListView } from './list/view.tsx';
import { keyOfName } from './name/key.ts';
import { NameView } from './name/view.tsx';
import { LATEST } from './place.ts';
import { StoriesView } from './story/list.tsx';
import { StoryView } from './story/view.tsx';
import { useLoaded } from './ui/loaded.ts';
import { Link, Navigated, useNavigation } from './ui/navigation.tsx';
import { ClientContext } from './ui/services.ts';

/** Until the host has said more, and where it says nothing, nothing can be written. */
const READ_ONLY: Host = { uploads: null, from: null };

function isHost(value: unknown): value is Host {
  return typeof value === 'object' && value !== null && 'uploads' in value;
}

function View({ revision }: { readonly revision: number }) {
  const { place } = useNavigation();
  switch (place.view) {
    case 'list':
      return <ListView filters={place.filters} cursor={place.cursor} revision={revision} />;
    case 'article':
      return <ArticleView key={place.id} id={place.id} sentences={place.sentences} at={place.at ?? null} />;
    case 'stories':
      return <StoriesView cursor={place.cursor} revision={revision} />;
    case 'story':
      return <StoryView key={place.id} id={place.id} />;
    case 'name':
      return <NameView key={place.key} name={keyOfName(place.key) || place.key} />;
  }
}

function Masthead({ host }: { readonly host: Host }) {
  return (
    <header class="masthead">
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <Link to={LATEST} class="wordmark" label="Nutgraf, latest articles">
        Nutgraf
      </Link>
      <p class="motto">Every sentence and every fact, and where the article says it</p>
      {host.from === null ? null : (
        <p class="motto">
          From <bdi>{host.from}</bdi>
        </p>
      )}
    </header>
  );
}

/** The page: masthead, what can be put in, and one view. */
export function App({ client }: { readonly client: Client }) {
  const loaded = useLoaded('host', () => client.host(), { isOf: isHost });
  const host = loaded.value ?? READ_ONLY;
  // Raised by every article that was put in here: the list asks again.
  const [revision, setRevision] = useState(0);
  const revise = useCallback(() => setRevision((count) => count + 1), []);
  return (
    <ClientContext.Provider value={client}>
      <Navigated>
        <Masthead host={host} />
        <DropZone host={host} known={loaded.state !== 'loading'} onDone={revise} />
        <main id="content" tabIndex={-1}>
          <View revision={revision} />
        </main>
        <footer class="foot">
          <p>
            Nothing here is invented: each line is cut from the article beside it.{' '}
            <a href="./openapi.json">The API, for machines</a>
          </p>
        </footer>
      </Navigated>
    </ClientContext.Provider>
  );
}
