import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { signedInAgain } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { messagesOf, openPhone, type Phone, someone, turnsOf } from '../../../../test/testkit/phone.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const outcomes = async (phone: Phone) => (await turnsOf(phone)).map((one) => one.outcome);
const conversation = (phone: Phone) =>
  phone.db.read((tx) => tx.conversation.findFirstOrThrow({ include: { handoffs: true } }));

async function say(phone: Phone, number: string, words: string): Promise<void> {
  expect((await phone.say(number, words)).statusCode).toBe(200);
  fd.advance({ seconds: 5 });
  await phone.drain();
}

const flip = async ({ owner }: Phone, field: 'pauseAgent' | 'resumeAgent') =>
  as(fd, await signedInAgain(fd, owner)).ok(`mutation { ${field} { __typename } }`);

async function resume(phone: Phone): Promise<void> {
  await flip(phone, 'resumeAgent');
  await phone.drain();
}

/** Builds a contact whose message arrives while the agent is paused. */
async function wroteDuringPause(words = 'Hello') {
  const phone = await openPhone(fd);
  const number = someone();
  await flip(phone, 'pauseAgent');
  await say(phone, number, words);
  // Precondition: the pause suppressed the reply.
  expect(await outcomes(phone)).toEqual(['SUPPRESSED']);
  expect(phone.fakes.sent).toEqual([]);
  return { phone, number };
}

describe('messages that arrive while the agent is paused', () => {
  it('get one reply after the agent is resumed, and no second one after the next pause [CB-18]', async () => {
    const { phone, number } = await wroteDuringPause();
    await say(phone, number, 'Is anyone there?');
    await resume(phone);
    expect(await outcomes(phone)).toEqual(['SUPPRESSED', 'SUPPRESSED', 'ANSWERED']);
    expect(phone.fakes.sent).toHaveLength(1);
    const prompt = JSON.stringify(phone.fakes.asked.map(({ messages }) => messages));
    for (const words of ['Hello', 'Is anyone there?']) expect(prompt).toContain(words);
    await flip(phone, 'pauseAgent');
    await resume(phone);
    expect(phone.fakes.sent).toHaveLength(1);
  });

  it('hand the conversation off if the reply window has closed [CB-18]', async () => {
    const { phone } = await wroteDuringPause();
    fd.advance({ hours: 25 });
    await resume(phone);
    expect(phone.fakes.sent).toEqual([]);
    expect(await conversation(phone)).toMatchObject({ mode: 'PAUSED', handoffs: [{ code: 'OUTSIDE_WINDOW' }] });
  });

  it('are left to the member who took over [CB-18]', async () => {
    const { phone } = await wroteDuringPause();
    const { id } = await conversation(phone);
    const owner = await signedInAgain(fd, phone.owner);
    expect((await mutate(fd, owner, 'takeOverConversation', { id })).outcome).toBe('ok');
    await resume(phone);
    expect(phone.fakes.sent).toEqual([]);
    expect(await conversation(phone)).toMatchObject({ mode: 'HUMAN', handoffs: [] });
  });

  it('get no reply from the agent if the contact opted out [CB-18]', async () => {
    const { phone, number } = await wroteDuringPause();
    await say(phone, number, 'STOP');
    const before = phone.fakes.sent.length;
    await resume(phone);
    expect(phone.fakes.sent).toHaveLength(before);
    expect(await outcomes(phone)).not.toContain('ANSWERED');
  });
});

it('resuming answers no message that was answered before the pause [CB-18]', async () => {
  const phone = await openPhone(fd);
  const number = someone();
  await say(phone, number, 'Hello');
  expect(phone.fakes.sent).toHaveLength(1);
  await flip(phone, 'pauseAgent');
  await resume(phone);
  expect(await outcomes(phone)).toEqual(['ANSWERED']);
  expect((await messagesOf(phone)).filter(({ direction }) => direction === 'OUT')).toHaveLength(1);
});
