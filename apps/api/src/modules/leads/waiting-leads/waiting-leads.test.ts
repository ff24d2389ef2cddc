import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, buildVisitor, signedInAgain } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { leadOf, messagesOf, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const submit = (phone: Phone, number: string, message = '') =>
  mutate(
    fd,
    buildVisitor(),
    'submitForm',
    { name: 'Vera Visitor', phone: number, message, consent: true, slug: phone.workspace.slug },
    'workspaceName',
  );
const greeted = ({ fakes: world }: Phone) => world.sent.map(({ to }) => to);
const pause = ({ db }: Phone, isPaused: boolean) =>
  db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: isPaused ? fd.services.clock() : null } }));
/** Signs in again, because the tests advance the clock past the expiry of access tokens. */
const ownerOf = async ({ owner }: Phone) => as(fd, await signedInAgain(fd, owner));
const backlogOf = async (phone: Phone) =>
  (await (await ownerOf(phone)).ok('{ leadBacklog { count oldestAt preview } }')).leadBacklog;
const greet = async (phone: Phone, perMinute = 60) =>
  mutate(fd, await signedInAgain(fd, phone.owner), 'scheduleGreetings', { perMinute }, 'count lastAt');
const waitingOf = async (phone: Phone) => {
  const query = '{ leads(first: 10, filter: { isWaiting: true }) { edges { node { phone waitingReason } } } }';
  const { leads } = await (await ownerOf(phone)).ok(query);
  return leads.edges.map(({ node }: { node: object }) => node);
};
const noticesOf = (phone: Phone) =>
  rows<{ kind: string; conversation_id: string }>(
    fd,
    "select kind, conversation_id from notifications where workspace_id = $1 and kind = 'LEAD_RETURNED'",
    [phone.workspace.id],
  );

describe('a lead that arrives during a pause', () => {
  it('waits, and is greeted once after the pause when a member starts the greetings [AG-14]', async () => {
    const phone = await openPhone(fd);
    await pause(phone, true);
    const [first, second] = [someone(), someone()];
    await submit(phone, first);
    fd.advance({ minutes: 1 });
    await submit(phone, second);
    await phone.settle();
    expect(await backlogOf(phone)).toMatchObject({ count: 2, preview: 'Hello Vera Visitor, may we ask?' });
    expect(await waitingOf(phone)).toEqual([
      { phone: second, waitingReason: 'PAUSED' },
      { phone: first, waitingReason: 'PAUSED' },
    ]);
    expect(await greet(phone)).toMatchObject({ code: 'AGENT_PAUSED' });
    await pause(phone, false);
    await phone.settle();
    expect(greeted(phone)).toEqual([]);
    expect(await greet(phone)).toMatchObject({ count: 2 });
    await phone.settle();
    expect(greeted(phone)).toEqual([first, second]);
    expect(await backlogOf(phone)).toEqual({ count: 0, oldestAt: null, preview: null });
    expect(await greet(phone)).toMatchObject({ code: 'NO_WAITING_LEADS' });
  });

  it('is greeted at the chosen rate', async () => {
    const phone = await openPhone(fd);
    await pause(phone, true);
    const numbers = [someone(), someone(), someone()];
    for (const number of numbers) await submit(phone, number);
    await phone.drain();
    await pause(phone, false);
    fd.advance({ hours: 5 });
    const { lastAt } = await greet(phone, 1);
    expect((new Date(lastAt).getTime() - fd.services.clock().getTime()) / 1000).toBeCloseTo(120, 0);
    await phone.drain();
    expect(greeted(phone)).toEqual(numbers.slice(0, 1));
    fd.advance({ minutes: 2 });
    await phone.drain();
    expect(greeted(phone)).toHaveLength(3);
  });

  it('gets an apology for the wait if the reply window is open, because the agent then writes the greeting', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await phone.say(number, 'Hello');
    await phone.settle();
    await pause(phone, true);
    await submit(phone, number, 'A crown');
    await phone.drain();
    await pause(phone, false);
    fd.advance({ hours: 5 });
    expect(await greet(phone)).toMatchObject({ count: 1 });
    await phone.drain();
    expect(greeted(phone)).toEqual([number, number]);
    expect(JSON.stringify(phone.fakes.asked.at(-1)?.messages)).toContain('5 hours');
  });

  it('is not greeted when the contact writes first, and its message is answered', async () => {
    const phone = await openPhone(fd);
    await pause(phone, true);
    const number = someone();
    await submit(phone, number);
    await phone.drain();
    await pause(phone, false);
    await phone.say(number, 'Hello?');
    await phone.settle();
    expect(greeted(phone)).toEqual([number]);
    expect((await backlogOf(phone)).count).toBe(0);
    expect((await messagesOf(phone)).map(({ direction }) => direction)).toEqual(['IN', 'OUT']);
  });

  it('waits again when the pause begins after the agent started to greet it', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    const greetLead = phone.jobs.greet_lead;
    phone.jobs.greet_lead = async (payload, helpers) => {
      await greetLead?.(payload, helpers);
      await pause(phone, true);
    };
    await submit(phone, number);
    await phone.settle();
    phone.jobs.greet_lead = greetLead;
    // Precondition: the agent started to greet the lead.
    expect(await phone.db.read((tx) => tx.agentRun.count())).toBe(1);
    expect(greeted(phone)).toEqual([]);
    expect((await backlogOf(phone)).count).toBe(1);
    await pause(phone, false);
    await greet(phone);
    await phone.settle();
    expect(greeted(phone)).toEqual([number]);
  });
});

it('lists leads that arrive before a channel is set up, and previews the greeting template', async () => {
  const phone = await openPhone(fd);
  const { id: workspaceId } = phone.workspace;
  const integrations = await phone.db.read((tx) => tx.integration.findMany());
  const twilio = integrations.find(({ provider }) => provider === 'TWILIO');
  await phone.db.write((tx) => tx.integration.deleteMany({ where: { provider: 'TWILIO' } }));
  await submit(phone, someone());
  await phone.settle();
  expect(await waitingOf(phone)).toMatchObject([{ waitingReason: 'NOT_SET_UP' }]);
  expect(await greet(phone)).toMatchObject({ code: 'CHANNEL_NOT_SET_UP' });
  expect((await backlogOf(phone)).preview).toContain('Hello Vera Visitor');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the deleted row was read from this table, so its columns are valid input.
  await phone.db.write((tx) => tx.integration.create({ data: { ...twilio, workspaceId } as never }));
  expect(await greet(phone)).toMatchObject({ count: 1 });
});

it('offers the greetings only to members who manage leads', async () => {
  const phone = await openPhone(fd);
  const viewer = await buildMember(fd, phone.workspace, { role: 'viewer' });
  expect(await outcome(fd, viewer, 'scheduleGreetings', { perMinute: 6 })).toBe('FORBIDDEN');
  expect(await outcome(fd, phone.owner, 'scheduleGreetings', { perMinute: 61 })).toBe('GREETING_RATE_INVALID');
});

describe('a known contact who sends the form again', () => {
  async function greetedContact(phone: Phone) {
    const number = someone();
    await submit(phone, number, 'A check-up');
    await phone.settle();
    const conversation = await phone.db.read((tx) =>
      tx.conversation.findFirstOrThrow({ where: { contact: { phone: number } } }),
    );
    return { number, conversationId: conversation.id };
  }
  const conversationIds = async (phone: Phone) => {
    const { leads } = await (await ownerOf(phone)).ok('{ leads(first: 10) { edges { node { conversationId } } } }');
    return leads.edges.map(({ node }: { node: { conversationId: string } }) => node.conversationId);
  };

  it('is linked to the conversation, and the team is notified; within a day nothing is sent [AG-04]', async () => {
    const phone = await openPhone(fd);
    const { number, conversationId } = await greetedContact(phone);
    fd.advance({ hours: 2 });
    await submit(phone, number, 'And a crown');
    await phone.settle();
    expect(await conversationIds(phone)).toEqual([conversationId, conversationId]);
    expect(await noticesOf(phone)).toEqual([{ kind: 'LEAD_RETURNED', conversation_id: conversationId }]);
    expect(greeted(phone)).toEqual([number]);
    expect((await phone.db.read((tx) => tx.agentMemory.findFirst()))?.leadId).toBe((await leadOf(phone, number))?.id);
  });

  it('is greeted again after a day, with the new request', async () => {
    const phone = await openPhone(fd);
    const { number } = await greetedContact(phone);
    fd.advance({ hours: 25 });
    await submit(phone, number, 'And a crown');
    await phone.settle();
    expect(greeted(phone)).toEqual([number, number]);
    // The agent interprets the new request, although the greeting is a template.
    const understood = phone.fakes.asked.findLast(({ format }) => format?.name === 'understand');
    expect(JSON.stringify(understood?.messages)).toContain('And a crown');
  });

  it('gets text within the reply window, and the template outside', async () => {
    const phone = await openPhone(fd);
    const { number } = await greetedContact(phone);
    fd.advance({ hours: 30 });
    await phone.say(number, 'Hello');
    await phone.settle();
    await submit(phone, number);
    await phone.settle();
    fd.advance({ hours: 30 });
    await submit(phone, number);
    await phone.settle();
    const sent = (await messagesOf(phone)).filter(({ direction }) => direction === 'OUT');
    expect(sent.map(({ templateId }) => templateId !== null)).toEqual([true, false, false, true]);
  });

  it('is not written to after a takeover by a member, who is notified', async () => {
    const phone = await openPhone(fd);
    const { number, conversationId } = await greetedContact(phone);
    const held = { mode: 'HUMAN', heldById: phone.owner.memberId };
    await phone.db.write((tx) => tx.conversation.updateMany({ where: { id: conversationId }, data: held }));
    fd.advance({ hours: 25 });
    await submit(phone, number);
    await phone.settle();
    expect(greeted(phone)).toEqual([number]);
    expect(await noticesOf(phone)).toHaveLength(1);
    expect((await backlogOf(phone)).count).toBe(0);
  });

  it('is not written to after an opt-out', async () => {
    const phone = await openPhone(fd);
    const { number } = await greetedContact(phone);
    await phone.say(number, 'STOP');
    fd.advance({ hours: 25 });
    await submit(phone, number);
    await phone.settle();
    expect(greeted(phone)).toEqual([number]);
    expect(await noticesOf(phone)).toHaveLength(1);
  });
});
