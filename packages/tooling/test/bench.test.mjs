import { expect, it } from '@jest/globals';
import { operationsIn } from '../../../bench/lib/operations.mjs';

it('the benchmark has variables for every query of the SPA', async () => {
  const found = { query: async () => ({ rows: [{ id: 'found' }] }) };
  const cases = await operationsIn(found, { workspaceId: 'workspace' });
  expect(cases.length).toBeGreaterThan(50);
});
