import { expect, it } from 'vitest';
import { once } from '../../../engine/text/once.ts';

it('makes a thing when it is first asked for, and never again', () => {
  let made = 0;
  const table = once(() => ({ number: ++made }));
  expect(made).toBe(0);
  expect([table(), table()]).toEqual([{ number: 1 }, { number: 1 }]);
  expect(table()).toBe(table());
});
