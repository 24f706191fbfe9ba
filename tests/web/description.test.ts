import { describe, expect, it } from 'vitest';
import document from '../../lambdas/read/openapi.json' with { type: 'json' };
import { describedBy } from '../../web/description/document.ts';

describe('the API for people', () => {
  const described = describedBy(document);

  it('has every operation of the document that is no HEAD, and every schema', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'head' && method !== 'parameters')
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.operations.map(({ method, path }) => `${method} ${path}`)).toEqual(operations);
    expect(described.schemas.map(({ name }) => name)).toEqual(Object.keys(document.components.schemas));
  });

  it('says what each parameter takes and each answer gives, in words', () => {
    const names = described.operations.find(({ id }) => id === 'listNames');
    expect(names?.parameters.find(({ name }) => name === 'limit')).toMatchObject({
      where: 'query',
      takes: 'integer, 1 to 100',
    });
    expect(names?.parameters.slice(0, 2)).toMatchObject([
      { name: 'prefix', need: 'one of these', takes: 'string, at least 2 characters' },
      { name: 'q', need: 'one of these', takes: 'string, at least 2 characters' },
    ]);
    expect(names?.outcomes.find(({ status }) => status === '200')?.gives).toEqual(['NamePage']);
    const entry = described.schemas.find(({ name }) => name === 'NamePage');
    expect(entry?.members.find(({ name }) => name === 'names')?.takes).toBe('list of NameEntry');
    for (const { parameters, outcomes } of described.operations) {
      for (const { name, takes } of parameters) expect(takes, name).not.toBe('');
      expect(outcomes.length).toBeGreaterThan(0);
    }
  });

  it('takes whatever comes for no document, and is empty', () => {
    for (const value of [null, [], 'text', { paths: { '/x': null }, components: 3 }])
      expect(describedBy(value).operations).toEqual([]);
  });
});
