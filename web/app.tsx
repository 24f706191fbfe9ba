import { useCallback, useState } from 'preact/hooks';
import type { Client } from './api/client.ts';
import type { Host } from './api/types.ts';
import { ArticleView } from './article/view.tsx';
import { DescriptionView } from './description/view.tsx';
import { PuttingContext, useUploads } from './drop/putting.ts';
import { DropZone } from './drop/zone.tsx';
import { SearchBox } from './find/box.tsx';
import { FindView } from './find/view.tsx';
import { ListView } from './list/view.tsx';
import { keyOfName } from './name/key.ts';
import { NameView } from './name/view.tsx';
import { LATEST } from './place.ts';
import { StoriesView } from './story/list.tsx';
import { StoryView } from './story/view.tsx';
import { KeysHelp } from './ui/help.tsx';
import { useLoaded } from './ui/loaded.ts';
import { Link, Navigated, useNavigation } from './ui/navigation.tsx';
import { API_ONLY, ClientContext, HostContext, useClient } from './ui/services.ts';

function isHost(value: unknown): value is Host {
  return typeof value === 'object' && value !== null && 'uploads' in value;
}

function View({ revision }: { readonly revision: number }) {
  const { place } = useNavigation();
  switch (place.view) {
    case 'list':
      return <ListView place={place} revision={revision} />;
    case 'find':
      return <FindView place={place} />;
    case 'article':
      return <ArticleView key={place.id} id={place.id} sentences={place.sentences} at={place.at ?? null} />;
    case 'stories':
      return <StoriesView cursor={place.cursor} revision={revision} />;
    case 'story':
      return <StoryView key={place.id} id={place.id} />;
    case 'name':
      return <NameView key={place.key} name={keyOfName(place.key) || place.key} />;
    case 'api':
      return <DescriptionView />;
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
      <SearchBox />
    </header>
  );
}

/** Masthead, what can be put in, and one view. */
function Page() {
  const client = useClient();
  const loaded = useLoaded('host', () => client.host(), { isOf: isHost });
  const host = loaded.value ?? API_ONLY;
  // Raised by every article that was put in here: the list asks again.
  const [revision, setRevision] = useState(0);
  const revise = useCallback(() => setRevision((count) => count + 1), []);
  const uploads = useUploads(host, revise);
  return (
    <HostContext.Provider value={host}>
      <PuttingContext.Provider value={uploads.putting}>
        <Masthead host={host} />
        <DropZone uploads={uploads} known={loaded.state !== 'loading'} />
        <main id="content" tabIndex={-1}>
          <View revision={revision} />
        </main>
        <footer class="foot">
          <p>
            Nothing here is invented: each line is cut from the article beside it.{' '}
            <Link to={{ view: 'api' }}>The API</Link> · <KeysHelp />
          </p>
        </footer>
      </PuttingContext.Provider>
    </HostContext.Provider>
  );
}

/** The page as a whole. */
export function App({ client }: { readonly client: Client }) {
  return (
    <ClientContext.Provider value={client}>
      <Navigated>
        <Page />
      </Navigated>
    </ClientContext.Provider>
  );
}
