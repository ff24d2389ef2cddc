import { REASON_CODES } from '@frontdesk/agent/engine';
import { HANDOFF_CODE_SENTENCES, HANDOFF_CODES } from '@frontdesk/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isEnumType } from 'graphql';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { sharedGraph } from '../../../graphql/schema.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

it.each(['agent_handoffs', 'escalations', 'escalation_runs'])(
  '%s stores each code, and no handoff without one',
  async (table) => {
    const [check] = await rows<{ definition: string }>(
      fd,
      `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1`,
      [`${table}_code_check`],
    );
    const stored = [...(check?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code);
    expect(stored).toEqual([...HANDOFF_CODES]);
    const nullable = `select is_nullable from information_schema.columns where table_name = $1 and column_name = 'code'`;
    expect(await rows(fd, nullable, [table])).toEqual([{ is_nullable: 'NO' }]);
  },
);

it('the API describes each code, and each code of the engine is one of them', () => {
  const type = sharedGraph().getType('HandoffCode');
  if (!isEnumType(type)) throw new Error('HandoffCode is not an enum.');
  const described = type.getValues().map(({ name, description }) => [name, description]);
  expect(Object.fromEntries(described)).toEqual({ ...HANDOFF_CODE_SENTENCES });
  expect(REASON_CODES.filter((code) => !HANDOFF_CODES.includes(code))).toEqual([]);
});
