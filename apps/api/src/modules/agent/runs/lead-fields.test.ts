import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { type ContextGraph, composeGraph } from '@frontdesk/agent/engine';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildLead, signedInAgain } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { leadOf, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const done = { kind: 'end', outcome: 'ANSWERED' } as const;
const OWN: ContextGraph = {
  version: 2,
  goal: 'Help.',
  flows: {
    company: {
      description: 'The contact changes the invoice name.',
      entry: [{ intent: 'I need another invoice name.', examples: ['I need another invoice name.'] }],
      start: 'ask',
      states: {
        ask: { kind: 'ask', slot: 'invoice', required: true, options: 'choices', next: 'change' },
        change: {
          kind: 'tool',
          tool: 'update_record',
          args: { field: "'lead.name'", value: 'answers.invoice' },
          next: 'done',
          onError: {},
        },
        done,
      },
    },
  },
  slots: { invoice: { type: 'CHOICE', words: 'Which name?', choices: ['Private', 'Company'], scope: 'episode' } },
  builtins: {},
};
const INVALID = 'problems { flow state message }';
const setAccess = ({ owner }: Phone, access: string) =>
  outcome(fd, owner, 'updateRecordFieldAccess', { name: 'lead.name', access });
const publish = async (phone: Phone) =>
  mutate(fd, phone.owner, 'publishAgent', { revision: await draftOf(fd, phone.workspace), note: '' }, INVALID);

/** Builds a workspace whose agent changes the name of the lead. */
async function openWithLeadField(): Promise<Phone> {
  const phone = await openPhone(fd);
  phone.fakes.think = simulatedModel;
  const source = JSON.stringify(composeGraph({ questions: DEFAULT_QUESTIONS, goal: 'BOOK', own: OWN }));
  const revision = await draftOf(fd, phone.workspace);
  await mutate(fd, phone.owner, 'updateContextGraph', { revision, goal: 'BOOK', source });
  expect(await setAccess(phone, 'WRITE')).toBe('ok');
  expect(await publish(phone)).toEqual({ outcome: 'ok', problems: null });
  return phone;
}

/**
 * Asks the agent for another name on the invoice, up to the question for confirmation. Returns functions to write as
 * the contact and to read the results.
 */
async function askForCompany(phone: Phone) {
  const number = someone();
  const say = async (words: string): Promise<string> => {
    await phone.say(number, words);
    fd.advance({ seconds: 5 });
    await phone.drain();
    return phone.fakes.sent.findLast(({ to }) => to.endsWith(number))?.body ?? '';
  };
  await say('Hello');
  const other = await buildLead(fd, phone.workspace, { name: 'Another lead' });
  await say('I need another invoice name.');
  expect(await say('Company')).toContain('Company'); // Precondition: the agent reads the value back.
  const name = async () => (await leadOf(phone, number))?.name;
  const audited = () =>
    phone.db.read((tx) =>
      tx.auditEvent.findMany({ where: { name: 'lead.updated', after: { path: ['name'], equals: 'changed' } } }),
    );
  return { number, say, name, audited, other };
}

describe('an agent that changes a field of the lead', () => {
  it('changes it after a yes, with an audit event without the value and an entry in the timeline [AG-21]', async () => {
    const phone = await openWithLeadField();
    const { number, say, name, audited, other } = await askForCompany(phone);
    expect(await name()).not.toBe('Company');
    await say('yes');
    expect(await name()).toBe('Company');
    const lead = await leadOf(phone, number);
    expect(await audited()).toMatchObject([
      { subjectId: lead?.id, actorLabel: 'Agent', before: { name: 'changed' }, after: { name: 'changed' } },
    ]);
    const unchanged = await phone.db.read((tx) => tx.lead.findFirst({ where: { id: other.id } }));
    expect(unchanged?.name).toBe('Another lead');
    const contact = await phone.db.read((tx) => tx.contact.findFirstOrThrow({ where: { phone: number } }));
    const { contactTimeline } = await as(fd, await signedInAgain(fd, phone.owner)).ok(
      'query ($id: ID!) { contactTimeline(id: $id, first: 20) { kind detail text } }',
      { id: contact.id },
    );
    expect(contactTimeline).toContainEqual({ kind: 'AUDIT', detail: 'Agent', text: 'lead.updated' });
  });

  it('changes nothing after a no', async () => {
    const phone = await openWithLeadField();
    const { say, name, audited } = await askForCompany(phone);
    await say('no');
    expect(await name()).not.toBe('Company');
    expect(await audited()).toEqual([]);
  });

  it('changes nothing after the workspace removed the access, and hands off', async () => {
    const phone = await openWithLeadField();
    const { say, name } = await askForCompany(phone);
    expect(await setAccess(phone, 'NONE')).toBe('ok');
    await say('yes');
    expect(await name()).not.toBe('Company');
    expect(await phone.db.read((tx) => tx.agentHandoff.findMany())).toMatchObject([{ code: 'TOOL_FAILED' }]);
  });

  it('changes it once if the process dies at any point', async () => {
    let deaths = 0;
    for (let at = 0; ; at += 1) {
      const phone = await openWithLeadField();
      const { number, name, audited } = await askForCompany(phone);
      await phone.say(number, 'yes');
      fd.advance({ seconds: 5 });
      phone.fuse.left = at;
      const survived = await phone.drain();
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await phone.settle();
      expect({ at, changes: (await audited()).length, name: await name() }).toEqual({
        at,
        changes: 1,
        name: 'Company',
      });
      if (survived) break;
      deaths += 1;
    }
    // Precondition: the worker crashed at several points.
    expect(deaths).toBeGreaterThan(2);
  }, 180_000);
});

it('publishing is refused while a flow changes a field of the lead without access [AG-21]', async () => {
  const phone = await openWithLeadField();
  await setAccess(phone, 'NONE');
  const revision = await draftOf(fd, phone.workspace);
  const source = JSON.stringify({ ...OWN, goal: 'Help and answer.' });
  await mutate(fd, phone.owner, 'updateContextGraph', { revision, goal: 'BOOK', source });
  expect(await publish(phone)).toMatchObject({
    problems: [
      {
        flow: 'company',
        state: 'change',
        message: 'The agent cannot change the field “lead.name”. Allow it under Record fields.',
      },
    ],
  });
});
