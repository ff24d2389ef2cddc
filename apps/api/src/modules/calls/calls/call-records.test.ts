import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { type ContextGraph, composeGraph } from '@frontdesk/agent/engine';
import { CONTACT_SYSTEM } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { answerOf, openVoiceLine, startCallExchange, type VoiceLine, YES } from '../../../../test/testkit/voice.ts';
import { buildEntity, buildRecordField } from '../../../../test/testkit/world-model.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

const done = { kind: 'end', outcome: 'ANSWERED' } as const;
const OWN: ContextGraph = {
  version: 2,
  goal: 'Help.',
  flows: {
    membership: {
      description: 'The contact asks which membership they have.',
      entry: [{ intent: 'The contact asks which membership they have.', examples: [] }],
      start: 'read',
      states: {
        read: { kind: 'tool', tool: 'read_record', args: { fields: "['membership']" }, next: 'tell', onError: {} },
        tell: { kind: 'say', words: 'Your membership is {result.membership}.', next: 'done' },
        done,
      },
    },
    size: {
      description: 'The contact changes the shirt size.',
      entry: [{ intent: 'The contact changes the shirt size.', examples: [] }],
      start: 'ask',
      states: {
        ask: { kind: 'ask', slot: 'size', required: true, next: 'change' },
        change: {
          kind: 'tool',
          tool: 'update_record',
          args: { field: "'shirt_size'", value: 'answers.size' },
          next: 'done',
          onError: {},
        },
        done,
      },
    },
    invoice: {
      description: 'The contact changes the email address.',
      entry: [{ intent: 'The contact changes the email address.', examples: [] }],
      start: 'ask',
      states: {
        ask: { kind: 'ask', slot: 'invoice', required: true, next: 'change' },
        change: {
          kind: 'tool',
          tool: 'update_record',
          args: { field: "'lead.email'", value: 'answers.invoice' },
          next: 'done',
          onError: {},
        },
        done,
      },
    },
  },
  slots: {
    size: { type: 'TEXT', words: 'Which shirt size?', scope: 'episode' },
    invoice: { type: 'EMAIL', words: 'Which email address?', scope: 'episode' },
  },
  builtins: {},
};
const start = (flow: string) => ({ a: 'start', flow });

/** Opens a line whose agent reads the membership and can change the shirt size and the lead's email address. */
async function openWithRecords(): Promise<VoiceLine> {
  const { fd } = exchange;
  const line = await openVoiceLine(exchange);
  await buildRecordField(fd, line.workspace, { name: 'membership' });
  await buildRecordField(fd, line.workspace, { name: 'shirt_size', access: 'WRITE' });
  await buildRecordField(fd, line.workspace, { name: 'lead.email', access: 'WRITE' });
  const source = JSON.stringify(composeGraph({ questions: DEFAULT_QUESTIONS, goal: 'BOOK', own: OWN }));
  const revision = await draftOf(fd, line.workspace);
  const updated = await mutate(fd, line.owner, 'updateContextGraph', { revision, goal: 'BOOK', source });
  expect(updated).toMatchObject({ outcome: 'ok' });
  const version = { revision: await draftOf(fd, line.workspace), note: '' };
  expect(await mutate(fd, line.owner, 'publishAgent', version)).toMatchObject({ outcome: 'ok' });
  return line;
}

async function ring(line: VoiceLine, from: string) {
  const call = exchange.simulators.vapi.ring(line.account.vapi.apiKey, from);
  await exchange.simulators.vapi.events.assistantRequest(call);
  await line.answer();
}

const contactOf = (line: VoiceLine, phone: string) =>
  line.db.read((tx) => tx.contact.findFirstOrThrow({ where: { phone } }));

describe('a caller’s record', () => {
  it('is read in a call, and changed after a spoken yes [AG-21]', async () => {
    const line = await openWithRecords();
    const number = someone();
    await ring(line, number);
    const { id } = await contactOf(line, number);
    const entity = { system: CONTACT_SYSTEM, externalId: id };
    await buildEntity(exchange.fd, line.workspace, { entity, fields: { membership: 'Gold', shirt_size: 'Small' } });
    expect((await line.hear('Which membership do I have?', start('membership'))).say).toContain(
      'Your membership is Gold.',
    );
    const size = () =>
      line.db.read((tx) => tx.entityField.findFirst({ where: { name: 'shirt_size' }, select: { value: true } }));
    const asked = await line.hear('I need size Large', start('size'), answerOf('size', 'Large'));
    expect(asked.say).toContain('Shall I save “Large”?');
    expect(await size()).toEqual({ value: 'Small' });
    expect((await line.hear('yes', YES)).say).toContain('Saved: Large.');
    expect(await size()).toEqual({ value: 'Large' });
  });

  it('includes the lead, whose fields are changed after a yes, and never for a withheld number [AG-21]', async () => {
    const line = await openWithRecords();
    const number = someone();
    await ring(line, number);
    const emails = async () =>
      (await line.db.read((tx) => tx.lead.findMany({ select: { email: true } }))).map(({ email }) => email);
    const change = async (email: string) => {
      await line.hear(`I am ${number}. My email is ${email}`, start('invoice'), answerOf('invoice', email));
      await line.hear('yes', YES);
    };
    await change('ana@example.test');
    expect(await emails()).toEqual(['ana@example.test']);
    await line.hangUp();
    await ring(line, '');
    await change('other@example.test');
    expect(await emails()).not.toContain('other@example.test');
    const audited = await line.db.read((tx) =>
      tx.auditEvent.findMany({ where: { name: 'lead.updated', actorLabel: 'Agent' } }),
    );
    expect(audited).toMatchObject([{ after: { email: 'changed' } }]);
  });

  it('is not read for a caller who withholds the number, even if they state the number of another contact', async () => {
    const line = await openWithRecords();
    const number = someone();
    await ring(line, number);
    const { id } = await contactOf(line, number);
    const entity = { system: CONTACT_SYSTEM, externalId: id };
    await buildEntity(exchange.fd, line.workspace, { entity, fields: { membership: 'Gold' } });
    const ask = () => line.hear(`I am ${number}. Which membership do I have?`, start('membership'));
    expect((await ask()).say).toContain('Gold'); // Precondition: the agent reads the field.
    await line.hangUp();
    await ring(line, '');
    expect((await ask()).say).not.toContain('Gold');
  });
});
