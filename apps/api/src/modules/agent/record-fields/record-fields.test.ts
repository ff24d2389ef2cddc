import { RECORD_FIELD_LIMITS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildRecordField } from '../../../../test/testkit/world-model.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const LIST = '{ recordFields { name access } }';
const FIELDS = 'recordFields { name access }';

describe('the access of the agent to a record field', () => {
  it('is set, changed and removed, and is read by members who can view the agent [AG-21]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    await buildRecordField(fd, globex, { name: 'foreign' });
    const set = (name: string, access: string) =>
      mutate(fd, acme.owner, 'updateRecordFieldAccess', { name, access }, FIELDS);
    await set('membership', 'READ');
    expect(await set(' size ', 'WRITE')).toMatchObject({
      recordFields: [
        { name: 'membership', access: 'READ' },
        { name: 'size', access: 'WRITE' },
      ],
    });
    await set('membership', 'WRITE');
    await set('size', 'NONE');
    await set('lead.email', 'WRITE');
    const reader = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'agent.read' }] });
    const { recordFields } = await as(fd, reader).ok(LIST);
    expect(recordFields).toEqual([
      { name: 'lead.email', access: 'WRITE' },
      { name: 'membership', access: 'WRITE' },
    ]);
  });

  it.each([
    ['', 'READ', 'RECORD_FIELD_INVALID'],
    ['member-ship', 'READ', 'RECORD_FIELD_INVALID'],
    ['a'.repeat(65), 'READ', 'RECORD_FIELD_INVALID'],
    ['email', 'WRITE', 'RECORD_FIELD_READ_ONLY'],
    ['lead.phone', 'WRITE', 'RECORD_FIELD_INVALID'],
    ['lead.email', 'READ', 'LEAD_FIELD_WRITE_ONLY'],
  ])('is refused for the name “%s” with the access %s', async (name, access, code) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await outcome(fd, acme.owner, 'updateRecordFieldAccess', { name, access })).toBe(code);
  });

  it('is limited to 50 fields, whose access can still be changed', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { fields } = RECORD_FIELD_LIMITS;
    for (let nth = 0; nth < fields; nth += 1)
      // oxlint-disable-next-line no-await-in-loop -- the fields are created one after the other.
      await buildRecordField(fd, acme, { name: `field_${nth}` });
    const set = (name: string, access: string) => outcome(fd, acme.owner, 'updateRecordFieldAccess', { name, access });
    expect(await set('another', 'READ')).toBe('RECORD_FIELDS_TOO_MANY');
    expect(await set('field_1', 'WRITE')).toBe('ok');
    expect(await set('field_1', 'NONE')).toBe('ok');
    expect(await set('another', 'READ')).toBe('ok');
  });

  it('is not changed by an API key of an owner', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner);
    expect(await outcome(fd, key, 'updateRecordFieldAccess', { name: 'membership', access: 'READ' })).toBe('FORBIDDEN');
    expect(await outcome(fd, acme.owner, 'updateRecordFieldAccess', { name: 'membership', access: 'READ' })).toBe('ok');
  });
});
