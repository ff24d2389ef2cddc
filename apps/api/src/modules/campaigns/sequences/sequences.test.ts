import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildBooking } from '../../../../test/testkit/bookings.ts';
import { signedInAgain } from '../../../../test/testkit/build.ts';
import { buildTemplate } from '../../../../test/testkit/channels.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { buildOutreach, setLimits } from '../../../../test/testkit/outreach.ts';
import { KilledError, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { buildSequence, runSequences, startSequences } from '../../../../test/testkit/sequences.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const HOUR = 3_600_000;
const later = (hours: number) => new Date(fd.services.clock().getTime() + hours * HOUR);
const log = (phone: Phone) => phone.db.read((tx) => tx.sequenceMessage.findMany({ orderBy: { createdAt: 'asc' } }));
const statuses = async (phone: Phone) => (await log(phone)).map(({ status, blocker }) => blocker ?? status);
const texts = ({ fakes }: Phone) => fakes.sent.map(({ body }) => body);

/** Creates a contact who has written, and a booking of the contact. `before` is the number of messages sent so far. */
async function patient(phone: Phone, { hours = 25, ...booking }: { hours?: number; startsAt?: Date } = {}) {
  const number = someone();
  await phone.say(number, 'Hello, I have a question about prices');
  fd.advance({ seconds: 5 });
  await phone.drain();
  const { id: leadId } = await phone.db.read((tx) => tx.lead.findFirstOrThrow({ where: { phone: number } }));
  const id = await buildBooking(fd, phone.workspace, leadId, { startsAt: later(hours), ...booking });
  return { number, leadId, id, before: phone.fakes.sent.length };
}

const REMINDER = /^See you on \w+,? \d+ \w+ at \d\d:\d\d\.$/;

describe('a reminder of an appointment [AG-38]', () => {
  it('is sent once when it is due, by any number of runs', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace);
    const { number, before, id } = await patient(phone);
    await runSequences(phone);
    expect(phone.fakes.sent).toHaveLength(before);
    fd.advance({ hours: 2 });
    await Promise.all([runSequences(phone), runSequences(phone)]);
    await runSequences(phone);
    expect(phone.fakes.sent.slice(before)).toMatchObject([{ to: number, body: expect.stringMatching(REMINDER) }]);
    expect(await log(phone)).toMatchObject([{ status: 'SENT', bookingId: id, blocker: null, step: 1 }]);
  });

  it('is sent once, although the worker is killed at every step', async () => {
    for (const steps of [0, 1, 2, 3, 4, 5]) {
      const phone = await openPhone(fd);
      await buildSequence(fd, phone.workspace);
      const { before } = await patient(phone, { hours: 23 });
      await phone.db.write((tx) => tx.sequence.updateMany({ data: { enabledAt: later(-48) } }));
      await phone.db.write((tx) => tx.booking.updateMany({ data: { createdAt: later(-48) } }));
      phone.fuse.left = steps;
      const isKilled = (error: unknown) => {
        if (!(error instanceof KilledError)) throw error;
      };
      await startSequences(phone).catch(isKilled);
      await phone.drain();
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await runSequences(phone);
      await phone.settle();
      expect(texts(phone).slice(before)).toEqual([expect.stringMatching(REMINDER)]);
    }
  });

  it('moves with the appointment, and is not sent for a canceled one', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace);
    const [moved, canceled] = [await patient(phone), await patient(phone)];
    await phone.db.write((tx) => tx.booking.updateMany({ where: { id: moved.id }, data: { startsAt: later(30) } }));
    await phone.db.write((tx) => tx.booking.updateMany({ where: { id: canceled.id }, data: { status: 'CANCELLED' } }));
    const before = phone.fakes.sent.length;
    fd.advance({ hours: 2 });
    await runSequences(phone);
    expect(phone.fakes.sent).toHaveLength(before);
    fd.advance({ hours: 5 });
    await runSequences(phone);
    expect(phone.fakes.sent.slice(before)).toMatchObject([{ to: moved.number }]);
    // The reminder of the new time is another occasion.
    await phone.db.write((tx) => tx.booking.updateMany({ where: { id: moved.id }, data: { startsAt: later(25) } }));
    fd.advance({ hours: 2 });
    await runSequences(phone);
    expect(phone.fakes.sent.slice(before)).toHaveLength(2);
  });

  it.each([
    [
      'the booking is moved',
      'The booking was moved or canceled.',
      (phone: Phone) => phone.db.write((tx) => tx.booking.updateMany({ data: { startsAt: later(72) } })),
    ],
    [
      'the booking is canceled',
      'The booking was moved or canceled.',
      (phone: Phone) => phone.db.write((tx) => tx.booking.updateMany({ data: { status: 'CANCELLED' } })),
    ],
    [
      'the sequence is deleted',
      'The sequence was deleted.',
      (phone: Phone) => phone.db.write((tx) => tx.sequence.deleteMany({})),
    ],
    [
      'the contact opts out',
      'The contact opted out.',
      (phone: Phone) =>
        phone.db.write(async (tx) => {
          const { workspaceId, id: contactId } = await tx.contact.findFirstOrThrow();
          await tx.optOut.create({ data: { workspaceId, contactId, at: later(0) } });
        }),
    ],
    [
      'the workspace is paused',
      'The workspace is paused.',
      (phone: Phone) => phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: later(0) } })),
    ],
  ])('is not sent if %s between the decision and the sending', async (_what, failureMessage, change) => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace);
    await patient(phone);
    fd.advance({ hours: 2 });
    await startSequences(phone);
    expect(await statuses(phone)).toEqual(['SENT']);
    await change(phone);
    await phone.drain();
    expect(texts(phone)).not.toContainEqual(expect.stringMatching(REMINDER));
    const message = await phone.db.read((tx) => tx.message.findFirst({ where: { clientId: { not: null } } }));
    expect(message).toMatchObject({ status: 'SUPPRESSED', failureMessage });
  });

  it.each([
    ['Europe/London', ''],
    ['Asia/Kolkata', ' (Asia/Kolkata)'],
  ])('names the time in %s, with the time zone if the contact is elsewhere', async (timezone, suffix) => {
    const phone = await openPhone(fd);
    await phone.db.write((tx) => tx.workspace.updateMany({ data: { timezone } }));
    await buildSequence(fd, phone.workspace);
    // The number is British.
    const { before, id } = await patient(phone);
    const { startsAt } = await phone.db.read((tx) => tx.booking.findFirstOrThrow({ where: { id } }));
    fd.advance({ hours: 2 });
    await runSequences(phone);
    const inZone = (format: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-GB', { ...format, timeZone: timezone }).format(startsAt);
    const date = inZone({ weekday: 'long', day: 'numeric', month: 'long' });
    const time = inZone({ hour: '2-digit', minute: '2-digit' });
    expect(texts(phone).slice(before)).toEqual([`See you on ${date} at ${time}${suffix}.`]);
  });

  it('is not sent again after the contact was merged with a contact with a newer conversation', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace);
    const { number } = await patient(phone);
    fd.advance({ hours: 2 });
    await runSequences(phone);
    const other = someone();
    await phone.say(other, 'Hello');
    fd.advance({ minutes: 10 });
    await phone.drain();
    const contact = (of: string) => phone.db.read((tx) => tx.contact.findFirstOrThrow({ where: { phone: of } }));
    const [{ id: primaryId }, { id: mergeId }] = [await contact(number), await contact(other)];
    const owner = await signedInAgain(fd, phone.owner);
    await mutate(fd, owner, 'mergeContacts', { primaryId, mergeId, take: [] });
    // The limit on the messages to a number is over.
    fd.advance({ hours: 3 });
    await runSequences(phone);
    expect(await statuses(phone)).toEqual(['SENT']);
    expect(texts(phone).filter((text) => REMINDER.test(text))).toHaveLength(1);
  });

  it('is not sent late: neither for a booking made afterwards, nor for a sequence switched on afterwards', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace);
    const { before } = await patient(phone, { hours: 5 });
    await phone.db.write((tx) => tx.booking.updateMany({ data: { createdAt: later(-48) } }));
    await runSequences(phone);
    expect(phone.fakes.sent).toHaveLength(before);
    // Precondition: if the sequence was switched on earlier, the step is sent.
    await phone.db.write((tx) => tx.sequence.updateMany({ data: { enabledAt: later(-24) } }));
    await runSequences(phone);
    expect(phone.fakes.sent).toHaveLength(before + 1);
  });

  it('uses the template while the reply window is closed, and is skipped without one', async () => {
    const phone = await openPhone(fd);
    const account = { provider: 'TWILIO', accountId: phone.accountSid, providerId: 'HXreminder' };
    const templateId = await buildTemplate(fd, phone.workspace, account);
    const variables = [{ name: '1', text: '{{first_name}}' }];
    await buildSequence(fd, phone.workspace, { steps: [{ templateId, variables }] });
    await buildSequence(fd, phone.workspace, { name: 'Text only' });
    const { before } = await patient(phone, { hours: 50 });
    fd.advance({ hours: 27 });
    await runSequences(phone);
    expect(texts(phone).slice(before)).toEqual(['HXreminder: Lena']);
    expect((await statuses(phone)).toSorted()).toEqual(['SENT', 'WINDOW_CLOSED']);
  });

  it('fills the address of a button, and is skipped if the value is empty [AG-37]', async () => {
    const phone = await openPhone(fd);
    const button = { type: 'URL', text: 'Your visit', url: 'https://acme.test/{{2}}', phoneNumber: null };
    const account = { provider: 'TWILIO', accountId: phone.accountSid, providerId: 'HXvisit' };
    const content = { variables: ['1', '2'], buttons: [button] };
    const templateId = await buildTemplate(fd, phone.workspace, { ...account, ...content });
    const stepOf = (text: string) => ({
      templateId,
      text: null,
      variables: [
        { name: '1', text: 'x' },
        { name: '2', text },
      ],
    });
    await buildSequence(fd, phone.workspace, { steps: [stepOf('{{first_name}}')] });
    await buildSequence(fd, phone.workspace, { name: 'Empty', steps: [stepOf('')] });
    await patient(phone);
    fd.advance({ hours: 2 });
    await runSequences(phone);
    expect((await statuses(phone)).toSorted()).toEqual(['SENT', 'VARIABLE_EMPTY']);
    expect(await phone.db.read((tx) => tx.message.findMany({ where: { templateId } }))).toMatchObject([
      { templateVariables: { '2': 'Lena' }, templateButtons: [{ ...button, url: 'https://acme.test/Lena' }] },
    ]);
  });

  it('waits for the contact window, and is sent when it opens', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace);
    const { before } = await patient(phone, { hours: 25 });
    fd.advance({ hours: 2 });
    const minute = fd.services.clock().getUTCHours() * 60;
    const from = (minute + 120) % 1380;
    await setLimits(fd, phone.workspace, { messageFrom: from, messageUntil: from + 60 });
    await runSequences(phone);
    const [waiting] = await log(phone);
    expect(waiting).toMatchObject({ status: 'WAITING', blocker: 'OUTSIDE_HOURS' });
    expect(phone.fakes.sent).toHaveLength(before);
    fd.advance({ seconds: Math.ceil(((waiting?.retryAt?.getTime() ?? 0) - fd.services.clock().getTime()) / 1000) + 1 });
    await runSequences(phone);
    expect(phone.fakes.sent).toHaveLength(before + 1);
    expect(await statuses(phone)).toEqual(['SENT']);
  });

  it.each([
    [
      'an opted-out contact',
      'OPTED_OUT',
      async (phone: Phone, number: string) => {
        await phone.say(number, 'STOP');
        await phone.drain();
      },
    ],
    [
      'a blocked contact',
      'BLOCKED',
      (phone: Phone, number: string) =>
        phone.db.write((tx) => tx.contact.updateMany({ where: { phone: number }, data: { blockedAt: later(0) } })),
    ],
    [
      'a paused workspace',
      'PAUSED',
      (phone: Phone) => phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: later(0) } })),
    ],
    [
      'a conversation that waits for a member',
      'HANDED_OFF',
      (phone: Phone) => phone.db.write((tx) => tx.conversation.updateMany({ data: { mode: 'PAUSED' } })),
    ],
    [
      'a number above a daily limit',
      'DAILY_LIMIT',
      async (phone: Phone) => {
        await buildOutreach(fd, phone.workspace);
        await setLimits(fd, phone.workspace, { dailyPerWorkspace: 1 });
      },
    ],
  ])('is not sent to %s', async (_whom, blocker, prevent) => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace);
    const { number } = await patient(phone);
    const other = await patient(phone, { hours: 40 });
    await prevent(phone, number);
    const before = phone.fakes.sent.length;
    fd.advance({ hours: 2 });
    await runSequences(phone);
    expect(phone.fakes.sent).toHaveLength(before);
    expect(await statuses(phone)).toEqual([blocker]);
    expect(other.number).not.toBe(number);
  });

  it('is skipped when it waited until the appointment', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace, { steps: [{ delayMinutes: 60 }] });
    await patient(phone, { hours: 2 });
    await phone.db.write((tx) => tx.conversation.updateMany({ data: { mode: 'PAUSED' } }));
    fd.advance({ minutes: 61 });
    await runSequences(phone);
    expect(await log(phone)).toMatchObject([{ status: 'WAITING', blocker: 'HANDED_OFF' }]);
    fd.advance({ hours: 2 });
    await runSequences(phone);
    expect(await log(phone)).toMatchObject([{ status: 'SKIPPED', blocker: 'HANDED_OFF', retryAt: null }]);
  });
});

describe('the other occasions of sequences [AG-38]', () => {
  /** Replaces the text of the agent's latest message to the number, by default with a question. */
  const asked = (phone: Phone, number: string, body = 'Which day suits you?') =>
    phone.db.write(async (tx) => {
      const { id } = await tx.message.findFirstOrThrow({
        where: { author: 'AGENT', conversation: { contact: { phone: number } } },
        orderBy: { sentAt: 'desc' },
      });
      await tx.message.updateMany({ where: { id }, data: { body } });
    });

  it('follow up a question without a reply, and stop when the contact answers', async () => {
    const phone = await openPhone(fd);
    const steps = [
      { delayMinutes: 60, text: 'Still there?' },
      { delayMinutes: 240, text: 'A last try.' },
    ];
    await buildSequence(fd, phone.workspace, { trigger: 'NO_REPLY', steps });
    const [silent, awake] = [await patient(phone), await patient(phone)];
    for (const { number } of [silent, awake]) await asked(phone, number);
    fd.advance({ minutes: 62 });
    const before = phone.fakes.sent.length;
    await runSequences(phone);
    expect(phone.fakes.sent.slice(before)).toHaveLength(2);
    await phone.say(awake.number, 'On Friday');
    fd.advance({ seconds: 5 });
    await phone.drain();
    await asked(phone, awake.number, 'Noted.');
    fd.advance({ hours: 4 });
    const replied = phone.fakes.sent.length;
    await runSequences(phone);
    expect(phone.fakes.sent.slice(replied)).toMatchObject([{ to: silent.number, body: 'A last try.' }]);
  });

  it('are not sent if the contact answers between the decision and the sending', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace, {
      trigger: 'NO_REPLY',
      steps: [{ delayMinutes: 60, text: 'Still there?' }],
    });
    const { number, before } = await patient(phone);
    await asked(phone, number);
    fd.advance({ minutes: 62 });
    await startSequences(phone);
    expect(await statuses(phone)).toEqual(['SENT']);
    await phone.db.write((tx) => tx.conversation.updateMany({ data: { lastInboundAt: later(1) } }));
    await phone.drain();
    expect(phone.fakes.sent).toHaveLength(before);
    const message = await phone.db.read((tx) => tx.message.findFirst({ where: { clientId: { not: null } } }));
    expect(message).toMatchObject({ status: 'SUPPRESSED', failureMessage: 'The contact answered.' });
  });

  it('do not follow up a statement, a message of a member, or a question that was answered', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace, {
      trigger: 'NO_REPLY',
      steps: [{ delayMinutes: 60, text: 'Still there?' }],
    });
    const [told, human, known] = [await patient(phone), await patient(phone), await patient(phone)];
    await asked(phone, told.number, 'We are open until six.');
    for (const { number } of [human, known]) await asked(phone, number);
    await phone.db.write((tx) =>
      tx.message.updateMany({
        where: { body: { endsWith: '?' }, author: 'AGENT', conversation: { contact: { phone: human.number } } },
        data: { author: 'MEMBER' },
      }),
    );
    fd.advance({ minutes: 62 });
    const before = phone.fakes.sent.length;
    await runSequences(phone);
    // Precondition: the question without an answer is followed up.
    expect(phone.fakes.sent.slice(before)).toMatchObject([{ to: known.number }]);
  });

  it('offer new times after a no-show, unless the contact has booked again', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace, {
      trigger: 'NO_SHOW',
      steps: [{ delayMinutes: 30, text: 'We missed you.' }],
    });
    const [missed, again] = [await patient(phone, { hours: 1 }), await patient(phone, { hours: 1 })];
    fd.advance({ hours: 2 });
    for (const { id } of [missed, again])
      await phone.db.write((tx) => tx.booking.updateMany({ where: { id }, data: { noShowAt: later(0) } }));
    await buildBooking(fd, phone.workspace, again.leadId, { startsAt: later(72) });
    const before = phone.fakes.sent.length;
    await runSequences(phone);
    expect(phone.fakes.sent).toHaveLength(before);
    fd.advance({ minutes: 31 });
    await runSequences(phone);
    expect(phone.fakes.sent.slice(before)).toMatchObject([{ to: missed.number, body: 'We missed you.' }]);
  });

  it('follow a visit, and not a missed one', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace, {
      trigger: 'AFTER_VISIT',
      steps: [{ delayMinutes: 60, text: 'Thank you.' }],
    });
    const [came, missed] = [await patient(phone, { hours: 1 }), await patient(phone, { hours: 1 })];
    await phone.db.write((tx) => tx.booking.updateMany({ where: { id: missed.id }, data: { noShowAt: later(1) } }));
    fd.advance({ minutes: 125 });
    const before = phone.fakes.sent.length;
    await runSequences(phone);
    expect(phone.fakes.sent.slice(before)).toMatchObject([{ to: came.number, body: 'Thank you.' }]);
  });

  it('remind a lead without a booking, counted from the last message, and not one with a booking', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace, {
      trigger: 'NO_BOOKING',
      steps: [{ delayMinutes: 120, text: 'Book now?' }],
    });
    const [open, booked] = [await patient(phone), await patient(phone)];
    await phone.db.write((tx) => tx.booking.deleteMany({ where: { id: open.id } }));
    fd.advance({ minutes: 90 });
    await phone.say(open.number, 'Thanks');
    fd.advance({ seconds: 5 });
    await phone.drain();
    fd.advance({ minutes: 60 });
    const before = phone.fakes.sent.length;
    await runSequences(phone);
    expect(phone.fakes.sent).toHaveLength(before);
    fd.advance({ minutes: 70 });
    await runSequences(phone);
    expect(phone.fakes.sent.slice(before)).toMatchObject([{ to: open.number, body: 'Book now?' }]);
    expect(booked.number).not.toBe(open.number);
  });

  it('are not sent to imported leads without a greeting', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace, {
      trigger: 'NO_BOOKING',
      steps: [{ delayMinutes: 120, text: 'Book now?' }],
    });
    const [silent, greeted] = [await patient(phone), await patient(phone)];
    await phone.db.write(async (tx) => {
      await tx.booking.deleteMany({});
      await tx.lead.updateMany({ data: { source: 'IMPORT' } });
      await tx.lead.updateMany({ where: { id: silent.leadId }, data: { greetedAt: null } });
      await tx.lead.updateMany({ where: { id: greeted.leadId }, data: { greetedAt: later(0) } });
    });
    fd.advance({ hours: 3 });
    const before = phone.fakes.sent.length;
    await runSequences(phone);
    expect(phone.fakes.sent.slice(before)).toMatchObject([{ to: greeted.number, body: 'Book now?' }]);
  });

  it('apply to the conversations of their service only', async () => {
    const phone = await openPhone(fd);
    const service = await phone.db.write(async (tx) => {
      const agent = await tx.agent.findFirstOrThrow();
      const made = { workspaceId: phone.workspace.id, agentId: agent.id, createdAt: later(0) };
      return tx.service.create({ data: { ...made, name: 'Dental', channel: 'WHATSAPP' } });
    });
    await buildSequence(fd, phone.workspace, { serviceId: service.id });
    await buildSequence(fd, phone.workspace, { name: 'For all' });
    const { before } = await patient(phone);
    fd.advance({ hours: 2 });
    await runSequences(phone);
    expect(phone.fakes.sent).toHaveLength(before + 1);
    expect(await log(phone)).toHaveLength(1);
  });
});

describe('the reply to a reminder [AG-38]', () => {
  /** Sends a reminder, and then receives a reply to it. Returns the messages that were sent afterwards. */
  async function remind(phone: Phone, number: string, reply: string) {
    fd.advance({ hours: 2 });
    await runSequences(phone);
    const before = phone.fakes.sent.length;
    await phone.say(number, reply);
    fd.advance({ seconds: 10 });
    await phone.drain();
    return texts(phone).slice(before);
  }
  const bookingOf = (phone: Phone, id: string) => phone.db.read((tx) => tx.booking.findFirst({ where: { id } }));

  it.each(['Confirm', 'Yes, confirmed!', '👍🏽', 'Ja, passt'])('confirms the booking with “%s”', async (reply) => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace);
    const { number, id } = await patient(phone);
    const asked = phone.fakes.asked.length;
    const replies = await remind(phone, number, reply);
    expect(replies).toEqual([expect.stringMatching(/^(Your appointment is confirmed|Ihr Termin ist bestätigt)/)]);
    expect(await bookingOf(phone, id)).toMatchObject({ confirmedAt: expect.any(Date), status: 'BOOKED' });
    // The model is not asked.
    expect(phone.fakes.asked).toHaveLength(asked);
    const event = { where: { name: 'booking.confirmed', subjectId: id } };
    expect(await phone.db.read((tx) => tx.auditEvent.count(event))).toBe(1);
  });

  it('does not confirm with another text, or after a later message to the contact', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace);
    const [asks, late] = [await patient(phone), await patient(phone)];
    await remind(phone, asks.number, 'Where do I park?');
    expect(await bookingOf(phone, asks.id)).toMatchObject({ confirmedAt: null });
    await phone.db.write(async (tx) => {
      const reminder = await tx.message.findFirstOrThrow({
        where: { clientId: { not: null }, conversation: { contact: { phone: late.number } } },
      });
      const { workspaceId, conversationId, direction, author, body, status } = reminder;
      const sentAt = new Date(reminder.sentAt.getTime() + 1);
      await tx.message.create({ data: { workspaceId, conversationId, direction, author, body, status, sentAt } });
    });
    await phone.say(late.number, 'Yes');
    fd.advance({ seconds: 10 });
    await phone.drain();
    expect(await bookingOf(phone, late.id)).toMatchObject({ confirmedAt: null });
  });

  it('tells the agent which appointment “reschedule” refers to', async () => {
    const phone = await openPhone(fd);
    await buildSequence(fd, phone.workspace);
    const { number, id, leadId } = await patient(phone);
    // Another appointment of the contact.
    await buildBooking(fd, phone.workspace, leadId, { startsAt: later(24 * 20) });
    await remind(phone, number, 'Where do I park?');
    const memory = await phone.db.read((tx) => tx.agentMemory.findFirstOrThrow());
    expect(memory.state).toMatchObject({ reminded: id });
  });
});
