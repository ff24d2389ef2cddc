import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildVisitor } from '../../../../test/testkit/build.ts';
import { buildMessagingSettings, buildTemplate } from '../../../../test/testkit/channels.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { leadOf, messagesOf, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const DAY_MS = 86_400_000;
const dayIn = (days: number): string =>
  new Date(fd.services.clock().getTime() + days * DAY_MS).toISOString().slice(0, 10);
const weekdayIn = (days: number): string =>
  new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(dayIn(days)));
const slotsOf = (day: string) => ['09:00', '10:00', '14:00', '15:00'].map((time) => `${day}T${time}:00.000Z`);

const submit = (phone: Phone, number: string, message: string) =>
  mutate(
    fd,
    buildVisitor(),
    'submitForm',
    { name: 'Vera Visitor', phone: number, message, consent: true, slug: phone.workspace.slug },
    'workspaceName',
  );

const bookingsOf = (phone: Phone) => phone.db.read((tx) => tx.booking.findMany({ orderBy: { createdAt: 'asc' } }));

/**
 * Builds a workspace with a greeting template, the demo's simulated model and free times on several of the next days.
 */
async function openFrontDesk() {
  const phone = await openPhone(fd);
  const account = { provider: 'TWILIO', accountId: phone.accountSid, providerId: 'HX1' };
  await buildMessagingSettings(fd, phone.workspace, await buildTemplate(fd, phone.workspace, account));
  phone.fakes.think = simulatedModel;
  phone.fakes.slots = [2, 3, 4, 5, 6, 10, 11, 12].flatMap((days) => slotsOf(dayIn(days)));
  const number = someone();
  return {
    phone,
    number,
    /** Sends a message and returns the reply. */
    async say(words: string): Promise<string> {
      const before = phone.fakes.sent.length;
      expect((await phone.say(number, words)).statusCode).toBe(200);
      fd.advance({ seconds: 5 });
      await phone.drain();
      expect(phone.fakes.sent).toHaveLength(before + 1);
      return phone.fakes.sent.at(-1)?.body ?? '';
    },
  };
}

/** Builds a contact who submitted the form and has an appointment in two days at nine o'clock. */
async function bookedContact() {
  const thread = await openFrontDesk();
  await submit(thread.phone, thread.number, 'I would like a trial lesson');
  await thread.phone.drain();
  expect(thread.phone.fakes.sent).toMatchObject([{ body: 'HX1: Vera Visitor' }]);
  // The form says what the contact wants, so it is not asked.
  expect(await thread.say('Hi')).toContain('How soon would you like to come in?');
  expect(await thread.say('This week')).toContain('These times are free');
  expect(await thread.say('The first one')).toContain('Which email address');
  expect(await thread.say('vera@people.test')).toContain('Booked:');
  return thread;
}

const handoffsOf = (phone: Phone) => phone.db.read((tx) => tx.agentHandoff.findMany({ select: { code: true } }));

describe('a callback in a conversation', () => {
  const ASK = 'Please call me back tomorrow at 3 pm.';
  const passCallback = () => fd.advance({ hours: 48 });

  it('is confirmed, and the conversation is handed off at that time, once [AG-06] [AG-21]', async () => {
    const { phone, say } = await openFrontDesk();
    expect(await say(ASK)).toContain('call you back');
    expect(await handoffsOf(phone)).toEqual([]);
    await say('And bring the forms, please. Call me back tomorrow at 4 pm.');
    passCallback();
    await phone.drain();
    expect(await handoffsOf(phone)).toEqual([{ code: 'CALLBACK_DUE' }]);
    const requested = { workspaceId: phone.workspace.id, conversationId: (await messagesOf(phone))[0]!.conversationId };
    await phone.jobs['request_callback']?.(requested, {} as never);
    expect(await handoffsOf(phone)).toHaveLength(1);
  });

  it('is requested once if the process dies at any point', async () => {
    let deaths = 0;
    for (let at = 0; ; at += 1) {
      const { phone, number } = await openFrontDesk();
      await phone.say(number, ASK);
      fd.advance({ seconds: 5 });
      phone.fuse.left = at;
      const survived = await phone.drain();
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await phone.settle();
      passCallback();
      await phone.settle();
      expect({ at, handoffs: (await handoffsOf(phone)).length }).toEqual({ at, handoffs: 1 });
      if (survived) break;
      deaths += 1;
    }
    // Precondition: the worker crashed at many points.
    expect(deaths).toBeGreaterThan(5);
  });

  it('is dropped if the contact opts out first', async () => {
    const { phone, number, say } = await openFrontDesk();
    await say(ASK);
    await phone.say(number, 'STOP');
    await phone.settle();
    passCallback();
    await phone.settle();
    expect(await handoffsOf(phone)).toEqual([]);
  });
});

describe('the front desk on WhatsApp with the model of the demo', () => {
  it('books, answers afterwards, moves, cancels and welcomes the contact again a week later [AG-01] [AG-04] [AG-05]', async () => {
    const { phone, number, say } = await bookedContact();
    expect(phone.fakes.booked).toMatchObject([{ startsAt: slotsOf(dayIn(2))[0] }]);
    const first = await leadOf(phone, number);

    expect(await say('thank you!')).toBe('You are welcome!');
    expect(await say('when is my appointment?')).toContain('09:00');
    const offer = await say(`can we move it to ${weekdayIn(3)} afternoon?`);
    expect(offer).toContain('14:00');
    expect(offer).not.toContain('09:00');
    expect(await say('the first one')).toContain('Shall I move your appointment');
    // Nothing changes before the contact confirms.
    expect(phone.fakes.booked).toMatchObject([{ startsAt: slotsOf(dayIn(2))[0] }]);
    expect(await say('yes')).toContain('Your appointment was moved');
    expect(phone.fakes.booked).toMatchObject([{ startsAt: slotsOf(dayIn(3))[2] }]);
    expect(await say('cancel it')).toContain('Shall I cancel this appointment');
    expect(phone.fakes.booked).toHaveLength(1);
    expect(await say('yes please')).toContain('Your appointment was cancelled');
    expect(phone.fakes.booked).toEqual([]);
    expect(await bookingsOf(phone)).toMatchObject([{ status: 'CANCELLED' }]);

    fd.advance({ days: 8 });
    await submit(phone, number, 'Another lesson, please');
    await phone.settle();
    const again = await leadOf(phone, number);
    expect(again?.id).not.toBe(first?.id);
    expect((await phone.db.read((tx) => tx.agentMemory.findFirstOrThrow())).leadId).toBe(again?.id);
    expect(phone.fakes.sent.at(-1)?.body).toBe('HX1: Vera Visitor');
    const welcome = await say('Hello');
    expect(welcome).toContain('These times are free');
    expect(welcome).not.toMatch(/What can we help you with|How soon|Which email/);
    expect(await say('The first one')).toContain('Booked:');
    expect(await bookingsOf(phone)).toMatchObject([
      { status: 'CANCELLED', leadId: first?.id },
      { status: 'BOOKED', leadId: again?.id },
    ]);
    const { mode } = await phone.db.read((tx) => tx.conversation.findFirstOrThrow());
    expect(mode).toBe('AGENT');
    expect((await messagesOf(phone)).filter(({ direction }) => direction === 'OUT')).toHaveLength(
      phone.fakes.sent.length,
    );
  });

  it('moves an appointment that an earlier lead of the contact made [AG-04]', async () => {
    const { phone, number, say } = await bookedContact();
    const day = dayIn(5);
    phone.fakes.slots = slotsOf(day);
    fd.advance({ hours: 25 });
    await submit(phone, number, 'A question about my lesson');
    await phone.settle();
    expect(await say('can you move it to another day?')).toContain('10:00');
    await say('the second one');
    expect(await say('yes')).toMatch(/^Your appointment was moved[^?]+$/);
    expect(phone.fakes.booked).toMatchObject([{ startsAt: slotsOf(day)[1] }]);
    expect(await bookingsOf(phone)).toHaveLength(1);
  });
});
