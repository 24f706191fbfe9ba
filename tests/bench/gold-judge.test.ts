import { describe, expect, it } from 'vitest';
import { type JudgedRecord, judge, type Question } from '../../bench/gold/judge.ts';
import type { GoldAnswers, GoldArticle } from '../../bench/gold/rows.ts';

const article: GoldArticle = {
  id: 'sample-01',
  genre: 'sample',
  title: 'Quarry to close',
  date: '2025-03-04',
  text:
    'The quarry will close, Ilka Mørch said. "We are sorry to see it go," said Mørch, 51. She denied that the ' +
    'pumps had failed.',
};

const gold: GoldAnswers = {
  id: 'sample-01',
  form: 'news',
  event: { who: ['The quarry'], what: ['will close', 'to close'], when: null, where: null, why: ['pumps'], how: null },
  status: 'announced',
  claimant: ['Ilka Mørch'],
  people: [{ name: 'Ilka Mørch', role: ['director'], age: 51 }],
  speakers: [{ quote: 'We are sorry to see', speaker: 'Ilka Mørch' }],
  statements: [{ content: 'the pumps had failed', claimant: 'Ilka Mørch', kind: 'denied' }],
  noise: [],
};

const NOTHING = { who: null, what: null, when: null, where: null, why: null, how: null };
const emptyRecord: JudgedRecord = { facts: { event: NOTHING, people: [], quotes: [] } };
const quote = { text: '“We are sorry to see it go,”', start: 40, end: 68, kind: 'direct' };

function verdictOf(question: Question, record: JudgedRecord): string | undefined {
  return judge(article, gold, record).find((judgement) => judgement.question === question)?.verdict;
}

function withEvent(event: Partial<JudgedRecord['facts']['event']>): JudgedRecord {
  return { facts: { ...emptyRecord.facts, event: { ...NOTHING, ...event } } };
}

describe('judging a record against gold answers', () => {
  it('takes any accepted wording, articles aside, and counts a longer one as partly right', () => {
    expect(verdictOf('who', withEvent({ who: { text: 'quarry' } }))).toBe('right');
    expect(verdictOf('what', withEvent({ what: { text: 'to close' } }))).toBe('right');
    expect(verdictOf('what', withEvent({ what: { text: 'will close, Ilka Mørch said' } }))).toBe('partly');
    expect(verdictOf('what', withEvent({ what: { text: 'denied' } }))).toBe('wrong');
  });

  it('knows a wrong answer from a missing one and from one rightly left out', () => {
    expect(verdictOf('when', withEvent({ when: { text: 'Tuesday' } }))).toBe('wrong');
    expect(verdictOf('when', emptyRecord)).toBe('none');
    expect(verdictOf('why', emptyRecord)).toBe('missing');
  });

  it('compares status and claimant', () => {
    const record = withEvent({ status: 'reported', claimant: { text: 'she', name: 'Mørch' } });
    expect(verdictOf('status', record)).toBe('wrong');
    expect(verdictOf('claimant', record)).toBe('right');
    expect(verdictOf('status', emptyRecord)).toBe('missing');
  });

  it.each([
    ['the surname', { text: 'Mørch', name: 'Mørch' }, 'right'],
    ['a phrase without a name', { text: 'she', name: null }, 'open'],
    ['somebody else', { text: 'she', name: 'Bo Lindal' }, 'wrong'],
  ])('judges a speaker: %s', (_, speaker, verdict) => {
    const record = { facts: { ...emptyRecord.facts, quotes: [{ ...quote, speaker }] } };
    expect(verdictOf('speakers', record)).toBe(verdict);
  });

  it('finds people by their last word or an alias, and judges role and age', () => {
    const person = { name: 'Morch', aliases: ['Mørch'], role: { text: 'the director' }, age: { value: 15 } };
    const record = { facts: { ...emptyRecord.facts, people: [person] } };
    expect(verdictOf('people', record)).toBe('right');
    expect(verdictOf('roles', record)).toBe('right');
    expect(verdictOf('ages', record)).toBe('wrong');
    expect(verdictOf('people', emptyRecord)).toBe('missing');
  });

  it('finds statements by half of their characters, among claims, else among indirect quotes', () => {
    const start = article.text.indexOf('the pumps');
    const claim = { text: 'the pumps had failed', start, end: start + 20, kind: 'denied' };
    const claims = [{ ...claim, claimant: { text: 'She', name: 'Ilka Mørch' } }];
    const indirect = [{ ...claim, kind: 'indirect', speaker: null }];
    expect(verdictOf('statements', { facts: { ...emptyRecord.facts, claims } })).toBe('right');
    expect(verdictOf('statement claimants', { facts: { ...emptyRecord.facts, claims } })).toBe('right');
    expect(verdictOf('statement claimants', { facts: { ...emptyRecord.facts, quotes: indirect } })).toBe('open');
    const elsewhere = [{ ...claim, start: 0, end: 20 }];
    expect(verdictOf('statements', { facts: { ...emptyRecord.facts, claims: elsewhere } })).toBe('missing');
  });
});
