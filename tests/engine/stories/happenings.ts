import { cleanDecoded, comparable, digestArticle, type StoryArticle, signArticle } from '../../../engine/index.ts';

/** An article as a test writes it. */
export interface Written {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
}

export function storyArticle({ id, at, title, text }: Written): StoryArticle {
  const article = cleanDecoded({ text, mediaType: 'text/plain', title, publishedAt: at });
  const { tokens, signature } = signArticle({ ...article, facts: digestArticle(article).facts });
  return { id, place: `${at}#${id}`, tokens, signature: comparable(signature) };
}

/** Pairs of happenings of one kind that words alone do not tell apart, two or three articles each. */
export const HAPPENINGS: Readonly<Record<string, readonly Written[]>> = {
  'quake in the north': [
    {
      id: 'north-1',
      at: '2025-03-03T06:10:00.000Z',
      title: 'Magnitude 6.1 earthquake strikes Velmora coast',
      text:
        'A magnitude 6.1 earthquake struck off the coast of Velmora early on Monday, damaging houses in the port ' +
        'of Tessaly, the Ondran Seismic Office said. At least four people were killed when a warehouse fell, ' +
        'according to Mayor Brida Kolen. The office said the quake was 12 kilometres deep and that no tsunami was ' +
        'expected.',
    },
    {
      id: 'north-2',
      at: '2025-03-03T09:40:00.000Z',
      title: 'Four dead as quake hits Tessaly',
      text:
        'Rescue teams searched a fallen warehouse in Tessaly on Monday after an earthquake of magnitude 6.1 shook ' +
        'the Velmora coast. Mayor Brida Kolen said four people had died and thirty were hurt. Schools across ' +
        'Velmora will stay shut until Thursday.',
    },
    {
      id: 'north-3',
      at: '2025-03-04T08:00:00.000Z',
      title: 'Velmora quake toll rises to six',
      text:
        'The toll of the earthquake in Velmora rose to six on Tuesday after two men were found under a warehouse ' +
        'in Tessaly, Mayor Brida Kolen said. The Ondran Seismic Office has counted forty aftershocks since the ' +
        'magnitude 6.1 quake on Monday.',
    },
  ],
  'quake in the south': [
    {
      id: 'south-1',
      at: '2025-03-03T17:20:00.000Z',
      title: 'Earthquake of magnitude 5.4 shakes Karsund valley',
      text:
        'An earthquake of magnitude 5.4 shook the Karsund valley on Monday evening and cracked walls in the town ' +
        'of Lindmarka, the Halvian Geology Survey said. Nobody was killed. Police chief Egil Torvane said a bridge ' +
        'over the Rosna was shut. The survey put the depth at 30 kilometres.',
    },
    {
      id: 'south-2',
      at: '2025-03-03T20:00:00.000Z',
      title: 'Bridge over the Rosna shut after quake',
      text:
        'Engineers inspected the Rosna bridge in Lindmarka on Monday night after a magnitude 5.4 earthquake in the ' +
        'Karsund valley. Police chief Egil Torvane said drivers should use the road through Hestby. No deaths were ' +
        'reported.',
    },
    {
      id: 'south-3',
      at: '2025-03-04T10:30:00.000Z',
      title: 'Karsund valley counts cracked walls',
      text:
        'Owners in Lindmarka counted cracked walls on Tuesday, a day after an earthquake of magnitude 5.4 in the ' +
        'Karsund valley. The Halvian Geology Survey expects no stronger quake. The Rosna bridge will open again on ' +
        'Friday, police chief Egil Torvane said.',
    },
  ],
  'film awards': [
    {
      id: 'film-1',
      at: '2025-03-02T23:30:00.000Z',
      title: '"Salt Harbour" wins best film at Copper Lantern awards',
      text:
        '"Salt Harbour" won best film at the Copper Lantern awards in Orvieda on Sunday night. Its director, Nadja ' +
        'Ferhane, took the prize for best direction as well. Tomas Reyland was named best actor for "The Long ' +
        'Ferry".',
    },
    {
      id: 'film-2',
      at: '2025-03-03T07:00:00.000Z',
      title: 'Nadja Ferhane takes two Copper Lanterns',
      text:
        'Nadja Ferhane took two Copper Lantern awards in Orvieda on Sunday night for "Salt Harbour", a film about ' +
        'three dockers. The jury named Tomas Reyland best actor. Ferhane thanked the dockers of Pell, where the ' +
        'film was shot.',
    },
  ],
  'music awards': [
    {
      id: 'music-1',
      at: '2025-03-02T23:50:00.000Z',
      title: 'Ines Valcourt wins best album at Silver Reed awards',
      text:
        'Ines Valcourt won best album at the Silver Reed awards in Brenholt on Sunday night with "Glass Weather". ' +
        'The band Northmoor took best live act. The host, Pia Lundgaard, opened the night with a song for the late ' +
        'Arne Skov.',
    },
    {
      id: 'music-2',
      at: '2025-03-03T08:10:00.000Z',
      title: '"Glass Weather" is album of the year',
      text:
        '"Glass Weather" by Ines Valcourt is album of the year: it won at the Silver Reed awards in Brenholt on ' +
        'Sunday night. Northmoor was named best live act. Host Pia Lundgaard sang for Arne Skov, who died in ' +
        'January.',
    },
  ],
  'fraud trial': [
    {
      id: 'fraud-1',
      at: '2025-03-03T12:00:00.000Z',
      title: 'Banker Oskar Wendel denies fraud as trial opens',
      text:
        'Oskar Wendel, the former head of Halden Savings Bank, denied fraud as his trial opened in Marrow on ' +
        'Monday. Prosecutor Lena Achterberg said he had hidden losses of $40 million from savers. Judge Iris ' +
        'Tolland will hear the first witness on Wednesday.',
    },
    {
      id: 'fraud-2',
      at: '2025-03-03T16:00:00.000Z',
      title: 'Halden Savings: former head pleads not guilty',
      text:
        'The former head of Halden Savings Bank pleaded not guilty to fraud in Marrow on Monday. Oskar Wendel hid ' +
        'losses of $40 million, prosecutor Lena Achterberg told Judge Iris Tolland. The trial is expected to last ' +
        'six weeks.',
    },
  ],
  'arson trial': [
    {
      id: 'arson-1',
      at: '2025-03-03T13:00:00.000Z',
      title: 'Caretaker tells court he did not light school fire',
      text:
        'A caretaker told a court in Fenbury on Monday that he did not light the fire that burnt down Ashgrove ' +
        'School. Colm Dreyer, 51, is charged with arson. Prosecutor Maud Hollis said petrol was found in his van. ' +
        'Judge Peter Anwyl adjourned the trial until Thursday.',
    },
    {
      id: 'arson-2',
      at: '2025-03-03T18:00:00.000Z',
      title: 'Ashgrove School fire: petrol found in van, court told',
      text:
        'Petrol was found in the van of the man accused of burning down Ashgrove School, a court in Fenbury heard ' +
        'on Monday. Colm Dreyer denies arson. Prosecutor Maud Hollis called two firefighters before Judge Peter ' +
        'Anwyl adjourned the case.',
    },
  ],
  'boat accident': [
    {
      id: 'boat-1',
      at: '2025-03-05T06:40:00.000Z',
      title: 'Eight drown as ferry overturns in western Nepal',
      text:
        'Eight people drowned and 19 were rescued when a ferry overturned in western Nepal on Wednesday, police ' +
        'said. The boat was crossing the Karnali from Tikapur when a rope broke. Inspector Hari Bista said it had ' +
        'carried too many passengers.',
    },
    {
      id: 'boat-2',
      at: '2025-03-05T11:15:00.000Z',
      title: 'Broken rope blamed for sinking near Tikapur',
      text:
        'A broken rope was blamed on Wednesday for the sinking of a ferry in the west of Nepal in which eight people ' +
        'drowned. Inspector Hari Bista said 19 passengers had been pulled from the Karnali by villagers of Tikapur.',
    },
  ],
  'cable accident': [
    {
      id: 'cable-1',
      at: '2025-03-05T08:30:00.000Z',
      title: 'Five die as cable car falls in eastern Nepal',
      text:
        'Five people were killed and four injured when a cable car fell in eastern Nepal on Wednesday, police said. ' +
        'Pilgrims were on their way to the temple of Pathibhara when a cable tore. Police officer Maya Tamang said ' +
        'the operator had been arrested in Taplejung.',
    },
    {
      id: 'cable-2',
      at: '2025-03-05T14:20:00.000Z',
      title: 'Operator arrested after pilgrims die near Pathibhara',
      text:
        'Police in eastern Nepal arrested the operator of a cable car on Wednesday after five pilgrims died on the ' +
        'way to the temple of Pathibhara. Officer Maya Tamang said four people were in hospital in Taplejung.',
    },
  ],
};

export const WRITTEN: readonly Written[] = Object.values(HAPPENINGS).flat();
