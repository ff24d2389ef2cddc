import { instantOf } from '@frontdesk/agent/engine';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildLead } from '../../../../test/testkit/build.ts';
import { buildMessagingSettings, buildTemplate } from '../../../../test/testkit/channels.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { obedientModel, understood } from '../../../../test/testkit/obedient-model.ts';
import {
  leadOf,
  messagesOf,
  openPhone,
  type Phone,
  refusal,
  someone,
  turnsOf,
} from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const outcomes = async (phone: Phone) => (await turnsOf(phone)).map((one) => one.outcome);
const conversation = (phone: Phone) =>
  phone.db.read((tx) => tx.conversation.findFirstOrThrow({ include: { handoffs: true } }));
const pause = (phone: Phone, agentPausedAt: Date | null) =>
  phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt } }));
const takeOver = (phone: Phone) =>
  phone.db.write((tx) => tx.conversation.updateMany({ data: { mode: 'HUMAN', heldById: phone.owner.memberId } }));

/** Sends one inbound message and runs all jobs that it causes. */
async function exchange(phone: Phone, number: string, words: string): Promise<void> {
  expect((await phone.say(number, words)).statusCode).toBe(200);
  fd.advance({ seconds: 5 });
  await phone.drain();
}

const STORY = ['A check-up', 'This week', 'lena@people.test', 'The first one'];

describe('the agent on WhatsApp', () => {
  it('takes a lead from the greeting to a booking [CB-13] [CB-14]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    const lead = { name: 'Lena Lead', phone: number, consent: true };
    expect((await mutate(fd, phone.owner, 'createLead', lead)).outcome).toBe('ok');
    await phone.drain();
    expect(phone.fakes.sent).toMatchObject([{ to: number }]);
    expect((await leadOf(phone, number))?.status).toBe('CONTACTED');
    for (const words of STORY) await exchange(phone, number, words);
    expect(await outcomes(phone)).toEqual(Array(5).fill('ANSWERED'));
    expect(phone.fakes.booked).toMatchObject([{ attendee: { email: 'lena@people.test', phone: number } }]);
    expect(await leadOf(phone, number)).toMatchObject({ status: 'BOOKED', answers: { need: 'A check-up' } });
    expect(await phone.db.read((tx) => tx.booking.findMany())).toMatchObject([{ status: 'BOOKED' }]);
  });

  it.each(['twice in one reply', 'again in the next message'])(
    'books once if the model reports a choice %s [CB-14]',
    async (how) => {
      const phone = await openPhone(fd);
      const number = someone();
      const choice = { a: 'choose', n: 1, quote: 'The first one' };
      let repeated = 0;
      phone.fakes.think = (request) => {
        const reply = obedientModel(request);
        if (!reply.text?.includes('"choose"')) return reply;
        repeated += 1;
        return how === 'twice in one reply' ? understood(choice, choice) : understood(choice);
      };
      for (const words of STORY) await exchange(phone, number, words);
      if (how !== 'twice in one reply') await exchange(phone, number, 'The first one');
      expect(repeated).toBe(1);
      expect(phone.fakes.booked).toHaveLength(1);
      expect(await phone.db.read((tx) => tx.booking.findMany())).toMatchObject([{ status: 'BOOKED' }]);
      expect((await outcomes(phone)).at(-1)).toBe('ANSWERED');
    },
  );

  it('greets a contact who never wrote with the template of the workspace, and answers them in free text', async () => {
    const phone = await openPhone(fd);
    const account = { provider: 'TWILIO', accountId: phone.accountSid, providerId: 'HX1' };
    await buildMessagingSettings(fd, phone.workspace, await buildTemplate(fd, phone.workspace, account));
    const number = someone();
    await mutate(fd, phone.owner, 'createLead', { name: 'Lena Lead', phone: number, consent: true });
    await phone.drain();
    expect(phone.fakes.sent).toMatchObject([{ to: number, body: 'HX1: Lena Lead' }]);
    expect((await messagesOf(phone)).map(({ body }) => body)).toEqual(['Hello Lena Lead, see you soon.']);
    await exchange(phone, number, 'Hello');
    expect(phone.fakes.sent).toHaveLength(2);
    expect(phone.fakes.sent[1]?.body).not.toMatch(/^HX1/);
  });

  it('greets the sender of a public form [CB-13]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    const form = { slug: phone.workspace.slug, name: 'Lena Lead', phone: number, consent: true, website: '' };
    expect((await mutate(fd, {}, 'submitForm', form)).outcome).toBe('ok');
    expect(phone.fakes.sent).toEqual([]);
    await phone.drain();
    expect(phone.fakes.sent).toMatchObject([{ to: number }]);
    expect(await leadOf(phone, number)).toMatchObject({ status: 'CONTACTED', source: 'FORM' });
  });

  it('stops replying to a contact after the hourly limit of runs', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await exchange(phone, number, 'Hello');
    expect(phone.fakes.sent).toHaveLength(1);
    const now = fd.services.clock();
    const { id: conversationId, workspaceId } = await conversation(phone);
    const turn = { trigger: 'MESSAGE', step: 'DONE', outcome: 'ANSWERED', startedAt: now, deadlineAt: now };
    const turns = (count: number) => Array.from({ length: count }, () => ({ workspaceId, conversationId, ...turn }));
    await phone.db.write((tx) => tx.agentRun.createMany({ data: turns(28) }));
    // Precondition: the thirtieth message is answered.
    await exchange(phone, number, 'Are you there?');
    expect(phone.fakes.sent).toHaveLength(2);
    await exchange(phone, number, 'And now?');
    expect(phone.fakes.sent).toHaveLength(2);
    const last = (await turnsOf(phone)).at(-1);
    expect(last).toMatchObject({ outcome: 'FAILED', failure: 'More than 30 replies in an hour.' });
    expect(await conversation(phone)).toMatchObject({ mode: 'PAUSED', handoffs: [{ code: 'TOO_LONG' }] });
  });

  it('handles several quick messages in one turn', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await phone.say(number, 'Hello');
    await phone.say(number, 'Are you there?');
    await exchange(phone, number, 'I need a check-up');
    expect(await outcomes(phone)).toEqual(['ANSWERED']);
    expect((await messagesOf(phone)).filter(({ direction }) => direction === 'IN')).toHaveLength(3);
  });

  it('reads each of forty messages in ten seconds once, including those that arrive during a run', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    const texts = Array.from({ length: 40 }, (_, index) => `Message number ${index}.`);
    const write = async (some: readonly string[]) => {
      for (const text of some) expect((await phone.say(number, text)).statusCode).toBe(200);
    };
    await write(texts.slice(0, 30));
    phone.fakes.duringCall = async () => {
      phone.fakes.duringCall = async () => {};
      await write(texts.slice(30));
    };
    fd.advance({ seconds: 10 });
    await phone.settle();
    expect(await outcomes(phone)).toEqual(['ANSWERED', 'ANSWERED']);
    expect(phone.fakes.sent).toHaveLength(2);
    const read = phone.fakes.asked
      .filter(({ format }) => format?.name === 'understand')
      .map(({ messages }) => JSON.parse(String(messages.at(-1)?.content)))
      // Requests that repeat a rejected interpretation list its `problems` and are ignored.
      .filter(({ problems }) => problems.length === 0)
      .flatMap(({ messages }) => messages.join('\n').split('\n'));
    expect(read).toEqual(texts);
    expect((await messagesOf(phone)).filter(({ direction }) => direction === 'IN')).toHaveLength(40);
  });

  it('answers unsupported content and text that is too long', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await phone.say(number, '', { NumMedia: '1', MediaUrl0: 'https://x.test/1', MediaContentType0: 'image/png' });
    await exchange(phone, number, 'x'.repeat(5_000));
    const [image, long] = await messagesOf(phone);
    expect(image?.body).toBe('(Sent an image.)');
    expect(long?.body).toHaveLength(4_096);
    expect(await outcomes(phone)).toEqual(['ANSWERED']);
  });

  it('stops replying at STOP, and replies again after START', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await exchange(phone, number, 'Hello');
    expect(phone.fakes.sent).toHaveLength(1);
    await exchange(phone, number, 'STOP');
    await exchange(phone, number, 'Are you there?');
    expect(phone.fakes.sent).toHaveLength(1);
    expect(await outcomes(phone)).toEqual(['ANSWERED']);
    await exchange(phone, number, 'START');
    expect(phone.fakes.sent).toHaveLength(2);
  });

  it.each(['Australia/Sydney', 'America/New_York', 'UTC'])(
    'searches for free slots from the morning of the requested day, in %s',
    async (timezone) => {
      const phone = await openPhone(fd);
      await phone.db.write((tx) => tx.workspace.updateMany({ data: { timezone } }));
      const number = someone();
      for (const words of STORY.slice(0, 3)) await exchange(phone, number, words);
      const day = new Date(fd.services.clock().getTime() + 60 * 86_400_000).toISOString().slice(0, 10);
      const value = `${day}T00:00/${day}T23:59`;
      phone.fakes.think = (request) =>
        request.format?.name === 'understand'
          ? understood({ a: 'answer', slot: 'preferred_time', value, quote: 'Rather in two months' })
          : obedientModel(request);
      const before = phone.fakes.slotRequests.length;
      await exchange(phone, number, 'Rather in two months');
      expect(phone.fakes.slotRequests[before]).toMatchObject({
        from: instantOf(`${day}T00:00`, timezone),
        timeZone: timezone,
      });
    },
  );

  it('offers another slot if the chosen one was taken in the meantime', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    for (const words of STORY.slice(0, 3)) await exchange(phone, number, words);
    phone.fakes.faults.book.push(refusal('CALCOM', 'SLOT_TAKEN'));
    await exchange(phone, number, 'The first one');
    expect(phone.fakes.booked).toEqual([]);
    await exchange(phone, number, 'Then the other one');
    expect(phone.fakes.booked).toHaveLength(1);
    const bookings = await phone.db.read((tx) => tx.booking.findMany({ orderBy: { createdAt: 'asc' } }));
    expect(bookings.map(({ status }) => status)).toEqual(['FAILED', 'BOOKED']);
  });
});

describe('a Twilio webhook', () => {
  it('is refused when it is forged, truncated, or for an account that is not set up', async () => {
    const phone = await openPhone(fd);
    const form = phone.form(someone(), { Body: 'Hello' });
    const stored = () => phone.db.read((tx) => tx.inboundEvent.count());
    expect((await phone.post('/api/whatsapp/inbound', form, 'Zm9yZ2Vk')).statusCode).toBe(403);
    expect((await phone.post('/api/whatsapp/inbound', { ...form, AccountSid: `AC${'0'.repeat(32)}` })).statusCode).toBe(
      403,
    );
    expect((await phone.post('/api/whatsapp/inbound', { Body: 'Hello' })).statusCode).toBe(403);
    const elsewhere = await openPhone(fd);
    expect((await phone.post('/api/whatsapp/inbound', { ...form, To: 'whatsapp:+15005550006' })).statusCode).toBe(403);
    expect(await stored()).toBe(0);
    // Precondition: with a valid signature, the same request is accepted, but only by its own workspace.
    expect((await phone.post('/api/whatsapp/inbound', form)).statusCode).toBe(200);
    expect(await stored()).toBe(1);
    expect(await elsewhere.db.read((tx) => tx.inboundEvent.count())).toBe(0);
  });

  it('is refused if one workspace signs for another, with the account of either [T6]', async () => {
    const [acme, globex] = [await openPhone(fd), await openPhone(fd)];
    const stored = (phone: Awaited<ReturnType<typeof openPhone>>) => phone.db.read((tx) => tx.inboundEvent.count());
    for (const [signer, named] of [
      [acme, globex],
      [globex, acme],
    ] as const) {
      const form = named.form(someone(), { Body: 'Hello' });
      for (const path of ['/api/whatsapp/inbound', '/api/whatsapp/status']) {
        expect((await signer.post(path, form)).statusCode).toBe(403);
      }
    }
    expect([await stored(acme), await stored(globex)]).toEqual([0, 0]);
    // Precondition: each workspace accepts requests with its own signature.
    for (const phone of [acme, globex]) {
      expect((await phone.post('/api/whatsapp/inbound', phone.form(someone(), { Body: 'Hello' }))).statusCode).toBe(
        200,
      );
    }
    expect([await stored(acme), await stored(globex)]).toEqual([1, 1]);
  });

  it('changes nothing when it is repeated', async () => {
    const phone = await openPhone(fd);
    const form = phone.form(someone(), { Body: 'Hello' });
    for (let count = 0; count < 3; count += 1) await phone.post('/api/whatsapp/inbound', form);
    fd.advance({ seconds: 5 });
    await phone.drain();
    await phone.post('/api/whatsapp/inbound', form);
    await phone.settle();
    expect(await outcomes(phone)).toEqual(['ANSWERED']);
    expect(await messagesOf(phone)).toHaveLength(2);
  });

  it('moves the status of a message forward and never back, in any order of arrival', async () => {
    const phone = await openPhone(fd);
    await exchange(phone, someone(), 'Hello');
    const report = async (MessageStatus: string) => {
      const MessageSid = phone.fakes.sent[0]?.providerId ?? '';
      const form = { ...phone.form('+14155238886'), From: 'whatsapp:+14155238886', MessageSid, MessageStatus };
      expect((await phone.post('/api/whatsapp/status', form)).statusCode).toBe(200);
      await phone.drain();
      return (await messagesOf(phone)).at(-1)?.status;
    };
    expect(await report('queued')).toBe('SENT');
    // A signed report with an unknown status is accepted and ignored.
    expect(await report('partially_delivered')).toBe('SENT');
    expect(await report('read')).toBe('READ');
    expect(await report('delivered')).toBe('READ');
    expect(await report('sent')).toBe('READ');
    expect(await report('failed')).toBe('FAILED');
    expect(await report('read')).toBe('FAILED');
  });

  it('does not store a report of a status that the message already has', async () => {
    const phone = await openPhone(fd);
    await exchange(phone, someone(), 'Hello');
    const { id, providerId: MessageSid } = (await messagesOf(phone)).at(-1) ?? { id: '', providerId: '' };
    const stored = () => phone.db.read((tx) => tx.inboundEvent.count({ where: { kind: 'STATUS' } }));
    const report = async (MessageStatus: string) => {
      const form = { ...phone.form('+14155238886'), From: 'whatsapp:+14155238886', MessageSid: MessageSid ?? '' };
      const answer = await phone.post(`/api/whatsapp/status?message=${id}`, { ...form, MessageStatus });
      expect(answer.statusCode).toBe(200);
      await phone.drain();
    };
    await report('sent');
    expect(await stored()).toBe(0);
    await report('delivered');
    expect(await stored()).toBe(1);
    expect((await messagesOf(phone)).at(-1)?.status).toBe('DELIVERED');
    await report('sent');
    expect(await stored()).toBe(1);
  });
});

describe('a contact who writes again during a turn', () => {
  /** Sends one message of the contact when the provider has just completed a request for which `when` returns true. */
  function interrupts(phone: Phone, number: string, when: (what: string) => boolean): void {
    let done = false;
    phone.fakes.duringCall = async (what) => {
      if (done || !when(what)) return;
      done = true;
      await phone.say(number, 'Thanks!');
      await phone.drain();
    };
  }

  it('confirms the appointment if they wrote during the booking request [CB-14]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    for (const words of STORY.slice(0, 3)) await exchange(phone, number, words);
    interrupts(phone, number, (what) => what === 'book' && phone.fakes.booked.length === 1);
    await exchange(phone, number, 'The first one');
    expect(phone.fakes.booked).toHaveLength(1);
    const messages = await messagesOf(phone);
    const thanks = messages.findIndex(({ body }) => body === 'Thanks!');
    const confirmation = messages.findIndex(({ body }) => body.startsWith('Booked:'));
    // Precondition: the contact wrote before the confirmation was sent.
    expect(thanks).toBeGreaterThan(0);
    expect(thanks).toBeLessThan(confirmation);
    expect(messages[confirmation]).toMatchObject({ author: 'AGENT', status: 'SENT' });
    expect((await outcomes(phone))[3]).toBe('ANSWERED');
    await phone.settle();
    // The message that arrived during the booking request is answered by a run of its own, and nothing is handed off.
    expect(await outcomes(phone)).toEqual(Array(5).fill('ANSWERED'));
    expect((await conversation(phone)).handoffs).toEqual([]);
  });

  it('still gets the handoff that the agent requested [CB-37]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    interrupts(phone, number, (what) => what === 'model');
    await exchange(phone, number, 'A person, please');
    await phone.settle();
    expect(phone.fakes.sent).toHaveLength(1);
    const handoffs = [{ code: 'REQUESTED', detail: null }];
    expect(await conversation(phone)).toMatchObject({ mode: 'PAUSED', handoffs });
  });

  it('gets one reply, without the unsent one', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    interrupts(phone, number, () => phone.fakes.asked.length === 2);
    await exchange(phone, number, 'A crown');
    expect(await outcomes(phone)).toEqual(['SUPERSEDED', 'ANSWERED']);
    expect(phone.fakes.sent).toHaveLength(1);
    // The reply does not ask the question that the first message already answered.
    expect(phone.fakes.sent[0]?.body).toContain('How soon would you like to come in?');
    expect(phone.fakes.sent[0]?.body).not.toContain('What can we help you with?');
  });

  it('receives the booking confirmation after a pause that began before the reply [CB-18]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    for (const words of STORY.slice(0, 3)) await exchange(phone, number, words);
    phone.fakes.duringCall = async (what) => void (what === 'book' && (await pause(phone, fd.services.clock())));
    await exchange(phone, number, 'The first one');
    expect((await outcomes(phone))[3]).toBe('SUPPRESSED');
    expect(phone.fakes.booked).toHaveLength(1);
    phone.fakes.duringCall = async () => {};
    await pause(phone, null);
    await exchange(phone, number, 'Is it booked?');
    expect((await outcomes(phone)).slice(3)).toEqual(['SUPPRESSED', 'ANSWERED']);
    const start = phone.fakes.booked[0]?.startsAt ?? '';
    expect(phone.fakes.sent.at(-1)?.body).toContain(`${new Date(start).getUTCDate()}`);
    expect(await conversation(phone)).toMatchObject({ mode: 'AGENT', handoffs: [] });
  });
});

describe('a reply that WhatsApp would refuse', () => {
  /** Sets the contact's last message to more than 24 hours ago. */
  const longAgo = (phone: Phone) => {
    const lastInboundAt = new Date(fd.services.clock().getTime() - 24 * 60 * 60_000 - 1);
    return phone.db.write((tx) => tx.conversation.updateMany({ data: { lastInboundAt } }));
  };

  it('is left to a member who can choose a template, a day after the contact wrote [AM-32]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await exchange(phone, number, 'Hello');
    const { id } = await conversation(phone);
    await mutate(fd, phone.owner, 'takeOverConversation', { id });
    await exchange(phone, number, 'A check-up');
    await longAgo(phone);
    await mutate(fd, phone.owner, 'returnConversation', { id });
    const asked = phone.fakes.asked.length;
    await phone.drain();
    expect(phone.fakes.sent).toHaveLength(1);
    // The model was not called.
    expect(phone.fakes.asked).toHaveLength(asked);
    const words = expect.stringMatching(/24 hours.*template/);
    expect((await turnsOf(phone)).at(-1)).toMatchObject({ outcome: 'FAILED', failure: words });
    expect(await conversation(phone)).toMatchObject({
      mode: 'PAUSED',
      handoffs: [{ code: 'OUTSIDE_WINDOW', detail: words }],
    });
  });

  it('is returned without a message a day after the contact wrote, if they were answered', async () => {
    const phone = await openPhone(fd);
    await exchange(phone, someone(), 'Hello');
    const { id } = await conversation(phone);
    await mutate(fd, phone.owner, 'takeOverConversation', { id });
    await longAgo(phone);
    await mutate(fd, phone.owner, 'returnConversation', { id });
    await phone.drain();
    expect(await outcomes(phone)).toEqual(['ANSWERED', 'QUIET']);
    expect((await conversation(phone)).mode).toBe('AGENT');
  });

  it('is not sent if the window closed first', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await exchange(phone, number, 'Hello');
    phone.fakes.faults.send.push(refusal('TWILIO', 'RETRY'));
    await exchange(phone, number, 'A check-up');
    await longAgo(phone);
    await phone.settle();
    expect(phone.fakes.sent).toHaveLength(1);
    expect((await messagesOf(phone)).at(-1)).toMatchObject({ author: 'AGENT', status: 'SUPPRESSED' });
    expect((await conversation(phone)).mode).toBe('PAUSED');
  });

  it.each([false, true])(
    'requests a handoff if the refusal arrives later, unless the contact cannot be written to (%s)',
    async (silent) => {
      const phone = await openPhone(fd);
      const number = someone();
      await exchange(phone, number, 'Hello');
      const MessageSid = phone.fakes.sent[0]?.providerId ?? '';
      if (silent) await exchange(phone, number, 'STOP');
      const report = { ...phone.form('+14155238886'), From: 'whatsapp:+14155238886', MessageSid, ErrorCode: '63016' };
      expect((await phone.post('/api/whatsapp/status', { ...report, MessageStatus: 'failed' })).statusCode).toBe(200);
      await phone.drain();
      expect((await messagesOf(phone))[1]).toMatchObject({ author: 'AGENT', status: 'FAILED' });
      expect((await conversation(phone)).mode).toBe(silent ? 'AGENT' : 'PAUSED');
      const handoffs = silent ? [] : [{ code: 'NOT_DELIVERED', detail: expect.any(String) }];
      expect((await conversation(phone)).handoffs).toMatchObject(handoffs);
    },
  );
});

describe('an inbound message', () => {
  it('is processed in order if the worker died during the first one', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await phone.say(number, 'One');
    phone.fuse.left = 0;
    expect(await phone.drain()).toBe(false);
    phone.fuse.left = Number.POSITIVE_INFINITY;
    await exchange(phone, number, 'Two');
    // Precondition: the first job is still locked by the worker that crashed.
    expect(await rows(fd, `select from graphile_worker.jobs where locked_at is not null`)).toHaveLength(1);
    expect((await messagesOf(phone)).map(({ body }) => body).slice(0, 2)).toEqual(['One', 'Two']);
    await phone.settle();
    expect((await messagesOf(phone)).filter(({ direction }) => direction === 'IN')).toHaveLength(2);
    expect(await outcomes(phone)).toEqual(['ANSWERED']);
  });

  it('has its delivery report applied while the provider’s response is being stored', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await exchange(phone, number, 'Hello');
    const { id, providerId } = (await messagesOf(phone)).at(-1) ?? { id: '', providerId: '' };
    const nameless = { providerId: null, status: 'QUEUED' };
    await phone.db.write((tx) => tx.message.updateMany({ where: { id }, data: nameless }));
    const form = { ...phone.form('+14155238886'), From: 'whatsapp:+14155238886', MessageSid: providerId ?? '' };
    await phone.post(`/api/whatsapp/status?message=${id}`, { ...form, MessageStatus: 'delivered' });
    const reported = await phone.db.write(async (tx) => {
      await tx.message.updateMany({ where: { id }, data: { providerId, status: 'SENT' } });
      const report = phone.drain();
      await until('a report that waits for the message', async () => (await waiting()).length > 0);
      return { report };
    });
    expect(await reported.report).toBe(true);
    expect((await messagesOf(phone)).at(-1)).toMatchObject({ status: 'DELIVERED', providerId });
  });
});

const waiting = () =>
  rows(fd, `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);

describe('provider failures', () => {
  it('retries temporary ones, and answers once [AM-32]', async () => {
    const phone = await openPhone(fd);
    phone.fakes.faults.model.push(refusal('OPENAI', 'RETRY'), refusal('OPENAI', 'RETRY'));
    phone.fakes.faults.send.push(refusal('TWILIO', 'RETRY'));
    await exchange(phone, someone(), 'Hello');
    expect(phone.fakes.sent).toEqual([]);
    await phone.settle();
    expect(await outcomes(phone)).toEqual(['ANSWERED']);
    expect(phone.fakes.sent).toHaveLength(1);
  });

  it('requests a handoff when a provider is down for an hour, and gives the reason [CB-37]', async () => {
    const phone = await openPhone(fd);
    phone.fakes.faults.model.push(...Array(200).fill(refusal('OPENAI', 'RETRY', 'OpenAI is down.')));
    await exchange(phone, someone(), 'Hello');
    await phone.settle();
    await phone.settle();
    expect(await turnsOf(phone)).toMatchObject([{ outcome: 'FAILED', failure: 'OpenAI is down.' }]);
    expect(await conversation(phone)).toMatchObject({
      mode: 'PAUSED',
      handoffs: [{ code: 'DEADLINE', detail: 'OpenAI is down.' }],
    });
  });

  it('marks the integration when credentials are revoked, and requests a handoff', async () => {
    const phone = await openPhone(fd);
    phone.fakes.faults.model.push(refusal('OPENAI', 'CREDENTIALS', 'Invalid key.'));
    await exchange(phone, someone(), 'Hello');
    expect(await turnsOf(phone)).toMatchObject([{ outcome: 'FAILED', failure: 'Invalid key.' }]);
    const integration = await phone.db.read((tx) => tx.integration.findFirst({ where: { provider: 'OPENAI' } }));
    expect(integration).toMatchObject({ state: 'FAILING', failure: 'Invalid key.' });
  });

  it('looks up a message whose response was lost, and never sends it again', async () => {
    const phone = await openPhone(fd);
    phone.fakes.faults.send.push(refusal('TWILIO', 'UNCONFIRMED'));
    await exchange(phone, someone(), 'Hello');
    expect((await messagesOf(phone)).at(-1)?.status).toBe('UNCONFIRMED');
    await phone.settle();
    expect(phone.fakes.sent).toHaveLength(1);
    expect((await messagesOf(phone)).at(-1)).toMatchObject({
      status: 'SENT',
      providerId: phone.fakes.sent[0]?.providerId,
    });
    expect(await outcomes(phone)).toEqual(['ANSWERED']);
  });

  it.each([
    ['nonsense', { text: '{"a":1}', toolCalls: [] }],
    ['nothing', { text: '', toolCalls: [] }],
    ['a tool call', { text: null, toolCalls: [{ id: '1', name: 'dropTables', arguments: '{}' }] }],
  ])(
    'answers from templates when the model answers with %s, and requests a handoff after three turns',
    async (_, reply) => {
      const phone = await openPhone(fd);
      const number = someone();
      phone.fakes.think = () => reply;
      await exchange(phone, number, 'Hello');
      expect(phone.fakes.sent).toHaveLength(1);
      expect(phone.fakes.sent[0]?.body).toContain('What can we help you with?');
      await exchange(phone, number, 'Is anyone there?');
      await exchange(phone, number, 'A check-up');
      const { mode, handoffs } = await conversation(phone);
      expect({ mode, handoffs }).toMatchObject({
        mode: 'PAUSED',
        handoffs: [{ code: expect.stringMatching(/^(MODEL_FAILED|NOT_UNDERSTOOD)$/) }],
      });
      expect(phone.fakes.sent).toHaveLength(3);
    },
  );
});

describe('what a member writes', () => {
  /** Builds a conversation that the owner has taken over. */
  async function held() {
    const phone = await openPhone(fd);
    const number = someone();
    await exchange(phone, number, 'Hello');
    await takeOver(phone);
    const { id: conversationId } = await conversation(phone);
    const write = async (body: string) => {
      expect((await mutate(fd, phone.owner, 'sendMessage', { conversationId, body })).outcome).toBe('ok');
      await phone.drain();
      return (await messagesOf(phone)).at(-1);
    };
    const report = async (MessageStatus: string, more: Record<string, string> = {}) => {
      const MessageSid = phone.fakes.sent.at(-1)?.providerId ?? '';
      const form = { ...phone.form('+14155238886'), From: 'whatsapp:+14155238886', MessageSid, MessageStatus, ...more };
      expect((await phone.post('/api/whatsapp/status', form)).statusCode).toBe(200);
      await phone.drain();
      return (await messagesOf(phone)).at(-1);
    };
    return { phone, number, write, report };
  }

  it('is sent and delivered [CB-37]', async () => {
    const { phone, number, write, report } = await held();
    expect(await write('Tuesday at six is free.')).toMatchObject({ status: 'SENT', author: 'MEMBER' });
    expect(phone.fakes.sent.at(-1)).toMatchObject({ to: number, body: 'Tuesday at six is free.' });
    expect((await report('delivered'))?.status).toBe('DELIVERED');
  });

  it('shows the provider’s error if it was not delivered', async () => {
    const { phone, write, report } = await held();
    phone.fakes.faults.send.push(refusal('TWILIO', 'REFUSED', 'This number has no WhatsApp.'));
    expect(await write('Tuesday?')).toMatchObject({ status: 'FAILED', failureMessage: 'This number has no WhatsApp.' });
    await write('Or Wednesday?');
    const failed = await report('undelivered', { ErrorCode: '63016', ErrorMessage: 'Outside the window.' });
    expect(failed).toMatchObject({ status: 'FAILED', failureCode: '63016' });
    expect(failed?.failureMessage).toBeTruthy();
  });
});

describe('the kill switch and takeovers', () => {
  it.each(['model', 'send'] as const)(
    'no message is sent after a pause during the %s request [CB-18]',
    async (when) => {
      const phone = await openPhone(fd);
      phone.fakes.duringCall = async (what) => void (what === when && (await pause(phone, fd.services.clock())));
      const number = someone();
      await exchange(phone, number, 'Hello');
      expect(phone.fakes.sent).toHaveLength(when === 'send' ? 1 : 0);
      await exchange(phone, number, 'Anybody?');
      expect(await outcomes(phone)).toEqual([when === 'send' ? 'ANSWERED' : 'SUPPRESSED', 'SUPPRESSED']);
      await pause(phone, null);
      await phone.settle();
      expect(phone.fakes.sent).toHaveLength(when === 'send' ? 1 : 0);
    },
  );

  it('replies again after a pause between the two requests to the model [CB-18]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    phone.fakes.duringCall = async (what) => void (what === 'model' && (await pause(phone, fd.services.clock())));
    await exchange(phone, number, 'Hello');
    const [kept] = await turnsOf(phone);
    // Precondition: the pause suppressed the run.
    expect(kept).toMatchObject({ outcome: 'SUPPRESSED' });
    phone.fakes.duringCall = async () => {};
    await pause(phone, null);
    await exchange(phone, number, 'Anybody?');
    expect(await outcomes(phone)).toEqual(['SUPPRESSED', 'ANSWERED']);
    expect(phone.fakes.sent).toHaveLength(1);
  });

  it('records in the conversation that the agent was paused, until a message is sent [CB-18]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await pause(phone, fd.services.clock());
    await exchange(phone, number, 'Hello');
    const { id } = await conversation(phone);
    const suppression = async () => {
      const data = await as(fd, phone.owner).ok(
        'query ($id: ID!) { conversation(id: $id) { mode agentSuppressedAt agentSuppressedReason } }',
        { id },
      );
      return data.conversation;
    };
    expect(await suppression()).toEqual({
      mode: 'AGENT',
      agentSuppressedAt: expect.any(String),
      agentSuppressedReason: 'The workspace is paused.',
    });
    const inWaiting = async () => {
      const asked = '{ conversations(first: 5, filter: { isWaiting: true }) { edges { node { waitingSince } } } }';
      const tab = '{ conversationCounts { tab count } }';
      const { conversations } = await as(fd, phone.owner).ok(asked);
      const { conversationCounts } = await as(fd, phone.owner).ok(tab);
      const { count } = conversationCounts.find((one: { tab: string }) => one.tab === 'WAITING');
      expect(conversations.edges).toHaveLength(count);
      return conversations.edges.map(({ node }: { node: { waitingSince: string } }) => node.waitingSince);
    };
    expect(await inWaiting()).toEqual([expect.any(String)]);
    // Ending the pause in the database enqueues no run, so the reply stays suppressed and visible in the inbox.
    await pause(phone, null);
    await phone.drain();
    expect(await suppression()).toMatchObject({ agentSuppressedAt: expect.any(String) });
    expect(await inWaiting()).toHaveLength(1);
    const [{ contact_id } = { contact_id: '' }] = await rows<{ contact_id: string }>(
      fd,
      `update contacts set blocked_at = now() where id = (select contact_id from conversations where id = '${id}')
        returning id as contact_id`,
    );
    // A contact who cannot receive messages is not shown as waiting.
    expect(await inWaiting()).toEqual([]);
    await rows(fd, `update contacts set blocked_at = null where id = '${contact_id}'`);
    await exchange(phone, number, 'Anybody?');
    expect(phone.fakes.sent).toHaveLength(1);
    expect(await suppression()).toEqual({ mode: 'AGENT', agentSuppressedAt: null, agentSuppressedReason: null });
    expect(await inWaiting()).toEqual([]);
  });

  it('a message that arrived while paused is answered when a member hands it back [CB-18]', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await pause(phone, fd.services.clock());
    await exchange(phone, number, 'Hello');
    await phone.drain();
    expect(await outcomes(phone)).toEqual(['SUPPRESSED']);
    await pause(phone, null);
    const { id } = await conversation(phone);
    await mutate(fd, phone.owner, 'takeOverConversation', { id });
    expect((await mutate(fd, phone.owner, 'returnConversation', { id })).outcome).toBe('ok');
    await phone.drain();
    expect(await outcomes(phone)).toEqual(['SUPPRESSED', 'ANSWERED']);
    expect(phone.fakes.sent.map(({ to }) => to)).toEqual([number]);
  });

  it('a member who takes over cancels a reply that is being generated [CB-37]', async () => {
    const phone = await openPhone(fd);
    phone.fakes.duringCall = async (what) => void (what === 'model' && (await takeOver(phone)));
    await exchange(phone, someone(), 'Hello');
    await phone.settle();
    expect(await outcomes(phone)).toEqual(['SUPERSEDED']);
    expect(phone.fakes.sent).toEqual([]);
  });

  it('a member who takes over cancels a reply that is stored and not yet sent [CB-37]', async () => {
    const phone = await openPhone(fd);
    phone.fakes.faults.send.push(refusal('TWILIO', 'RETRY'));
    await exchange(phone, someone(), 'Hello');
    expect((await messagesOf(phone)).at(-1)?.status).toBe('QUEUED');
    await takeOver(phone);
    await phone.settle();
    expect(phone.fakes.sent).toEqual([]);
    expect((await messagesOf(phone)).at(-1)?.status).toBe('SUPPRESSED');
    expect(await outcomes(phone)).toEqual(['SUPERSEDED']);
  });
});

/** Builds a contact with the given agent memory, such as one who has answered every question. */
async function qualifiedContact(phone: Phone, state: object): Promise<string> {
  const number = someone();
  const { id: leadId } = await buildLead(fd, phone.workspace, { phone: number, email: 'lena@people.test' });
  const { id } = await buildConversation(fd, phone.workspace, { contact: { phone: number }, words: [] });
  const row = { workspaceId: phone.workspace.id, id, leadId, state, updatedAt: fd.services.clock() };
  await phone.db.write((tx) => tx.agentMemory.create({ data: row }));
  return number;
}

describe('a process that is killed', () => {
  it('leaves a run that another process completes, with one effect, after a kill at any point', async () => {
    const phone = await openPhone(fd);
    const first = someone();
    for (const words of STORY.slice(0, 3)) await exchange(phone, first, words);
    const known = await phone.db.read((tx) => tx.agentMemory.findFirstOrThrow());
    let deaths = 0;
    for (let line = 0; ; line += 1) {
      const number = await qualifiedContact(phone, known.state as object);
      const before = { sent: phone.fakes.sent.length, booked: phone.fakes.booked.length };
      phone.fakes.booked.forEach((one) => Object.assign(one, { startsAt: 'earlier' }));
      await phone.say(number, 'The first one');
      fd.advance({ seconds: 5 });
      phone.fuse.left = line;
      const survived = await phone.drain();
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await phone.settle();
      const after = { sent: phone.fakes.sent.length, booked: phone.fakes.booked.length };
      expect({ line, ...after }).toEqual({ line, sent: before.sent + 1, booked: before.booked + 1 });
      expect(await leadOf(phone, number)).toMatchObject({ status: 'BOOKED' });
      if (survived) break;
      deaths += 1;
    }
    // Precondition: the worker crashed many times, each time at a different point.
    expect(deaths).toBeGreaterThan(15);
    expect(new Set(await outcomes(phone))).toEqual(new Set(['ANSWERED']));
  }, 300_000);
});
