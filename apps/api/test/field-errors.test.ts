import { REFUSALS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from './testkit/as.ts';
import { type BuiltWorkspace, buildLead, twoWorkspaces } from './testkit/build.ts';
import { buildContact } from './testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { documentFor, variablesFor } from './testkit/mutate.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const VALID = { name: 'Nora', phone: '+442079460099', email: 'nora@example.com' };
const WRONG = { name: '', phone: '12', email: 'nora' };
const ERRORS = [
  { field: 'name', code: 'NAME_INVALID', message: REFUSALS.NAME_INVALID },
  { field: 'phone', code: 'PHONE_INVALID', message: REFUSALS.PHONE_INVALID },
  { field: 'email', code: 'EMAIL_INVALID', message: REFUSALS.EMAIL_INVALID },
];

/** For each mutation that reports every wrong field, the other fields of its input. */
const MUTATIONS: Readonly<Record<string, (workspace: BuiltWorkspace) => Promise<object> | object>> = {
  createLead: () => ({ consent: true }),
  updateLead: async (workspace) => ({ id: (await buildLead(fd, workspace)).id }),
  submitForm: ({ slug }) => ({ slug, consent: true }),
  createContact: () => ({}),
  updateContact: async (workspace) => ({ id: (await buildContact(fd, workspace)).id }),
};

describe('a mutation with three wrong fields', () => {
  it.each(Object.keys(MUTATIONS))('returns three errors: %s [API-07]', async (name) => {
    const { acme } = await twoWorkspaces(fd);
    const others = await MUTATIONS[name]?.(acme);
    const run = (input: object) =>
      as(fd, acme.owner)
        .ok(documentFor(name), variablesFor(name, { ...others, ...input }))
        .then((data) => data[name].errors);
    expect(await run(WRONG)).toEqual(ERRORS);
    expect(await run(VALID)).toEqual([]); // Precondition: the other fields are valid.
  });

  it('returns an error without a field if the whole input is refused', async () => {
    const { acme } = await twoWorkspaces(fd);
    const query = 'mutation { leaveWorkspace { errors { code field } } }';
    expect((await as(fd, acme.owner).ok(query)).leaveWorkspace).toEqual({
      errors: [{ code: 'LAST_OWNER', field: null }],
    });
  });
});
