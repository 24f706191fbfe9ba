import verbs from '../english/data/report-verbs.json' with { type: 'json' };
import { WordTable } from '../text/listed.ts';
import { formsOf } from './verbs.ts';

/** What a verb of reporting makes of the words it reports. */
export type ReportKind = keyof typeof verbs.kinds;

/** A verb of reporting by its plain form. */
export interface ReportVerb {
  readonly lemma: string;
  readonly kind: ReportKind;
}

const KINDS: readonly ReportKind[] = [
  'alleged',
  'denied',
  'admitted',
  'charged',
  'convicted',
  'announced',
  'predicted',
  'said',
];

function gerundOf(verb: string): string {
  return /[^eo]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

function formTable(): ReadonlyMap<string, ReportVerb> {
  const table = new Map<string, ReportVerb>();
  for (const kind of KINDS)
    for (const lemma of verbs.kinds[kind].split(' '))
      for (const form of [lemma, ...formsOf(lemma), gerundOf(lemma)]) table.set(form, { lemma, kind });
  for (const [form, lemma] of Object.entries(verbs.irregular)) {
    const verb = table.get(lemma);
    if (verb !== undefined) table.set(form, verb);
  }
  return table;
}

const FORMS = new WordTable(formTable());

/** The verb of reporting a word is a form of, or undefined. */
export function reportVerb(lower: string): ReportVerb | undefined {
  return FORMS.get(lower);
}
