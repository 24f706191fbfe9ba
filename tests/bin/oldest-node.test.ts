import { expect, test } from 'vitest';
import { tooOld } from '../../bin/oldest-node.ts';
import pack from '../../package.json' with { type: 'json' };

test('the command says which Node it needs, as the package does', () => {
  const [, oldest = ''] = /^>=(\d+)$/.exec(pack.engines.node) ?? [];
  expect(tooOld(`v${oldest}.0.0`)).toBeNull();
  expect(tooOld(`v${Number(oldest) + 2}.3.1`)).toBeNull();
  expect(tooOld(`v${Number(oldest) - 1}.9.9`)).toBe(
    `nutgraf needs Node ${oldest} or newer; this is v${Number(oldest) - 1}.9.9`,
  );
});
