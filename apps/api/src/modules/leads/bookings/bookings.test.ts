import { randomUUID } from 'node:crypto';
import { signCalCom } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildLead, buildMember } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { openPhone, type Phone, refusal, SLOTS, someone } from '../../../../test/testkit/phone.ts';
import { buildWebhook, receivedOutside } from '../../../../test/testkit/webhooks.ts';

const [NINE = '', TEN = ''] = SLOTS;
const SECRET = 'a-webhook-secret-of-tests';

let fd: TestFrontdesk;
let phone: Phone;
/** API key, because access tokens expire when tests advance the clock. */
let key: Caller;
let eventTypeId = 100;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  phone = await openPhone(fd);
  key = await buildApiKey(fd, phone.workspace, phone.owner, {
    scopes: ['lead.read', 'booking.read', 'booking.manage'],
  });
  eventTypeId += 1;
  const integration = { provider: 'CALCOM', eventTypeId: String(eventTypeId), secret: 'cal_live_of_a_test_account' };
  const set = await mutate(fd, phone.owner, 'upsertIntegration', { ...integration, webhookSecret: SECRET });
  expect(set.outcome).toBe('ok');
});
afterAll(() => fd.close());

const FIELDS = 'booking { id status pendingChange failure }';
const ask = (field: string, input: object, who: Caller = phone.owner) => mutate(fd, who, field, input, FIELDS);
const theLead = async () => {
  const { id } = await buildLead(fd, phone.workspace, { phone: someone(), email: 'lena@people.test' });
  return id;
};
/** Creates a contact who has just sent a message, so that the reply window is open. */
async function whoWrites(words: string): Promise<{ number: string; leadId: string }> {
  const number = someone();
  await phone.say(number, words);
  fd.advance({ seconds: 5 });
  await phone.drain();
  const { id: leadId } = await phone.db.read((tx) => tx.lead.findFirstOrThrow({ where: { phone: number } }));
  return { number, leadId };
}
const bookings = () => phone.db.read((tx) => tx.booking.findMany({ orderBy: { createdAt: 'asc' } }));
const only = async () => (await bookings())[0];
const statusOf = async (id: string) =>
  (await phone.db.read((tx) => tx.lead.findFirstOrThrow({ where: { id } }))).status;
const pause = (agentPausedAt: Date | null) =>
  phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt } }));
const bookingEvents = async () =>
  (await phone.db.read((tx) => tx.auditEvent.findMany({ where: { name: { startsWith: 'booking.' } } }))).map(
    ({ name }) => name,
  );

/** Creates a booking that the calendar has confirmed. */
async function booked(who: Caller = phone.owner) {
  const lead = await theLead();
  await ask('createBooking', { leadId: lead, startsAt: NINE }, who);
  await phone.drain();
  const booking = await only();
  expect(booking?.status).toBe('BOOKED');
  return { lead, id: booking?.id ?? '' };
}

describe('a member books [CB-06]', () => {
  it('through the calendar, and the lead and the booking show it', async () => {
    const leadId = await theLead();
    expect(await ask('createBooking', { leadId, startsAt: NINE })).toMatchObject({ booking: { status: 'REQUESTED' } });
    expect(phone.fakes.booked).toEqual([]);
    await phone.drain();
    expect(phone.fakes.booked).toMatchObject([{ startsAt: NINE, attendee: { email: 'lena@people.test' } }]);
    expect(await only()).toMatchObject({ status: 'BOOKED', origin: 'MEMBER', bookedById: phone.owner.memberId });
    expect(await statusOf(leadId)).toBe('BOOKED');
    expect(await bookingEvents()).toEqual(['booking.requested', 'booking.created']);
  });

  it('and the contact is notified on WhatsApp within the reply window, in the name of the member', async () => {
    const { number, leadId } = await whoWrites('Do you have a time for me?');
    const before = phone.fakes.sent.length;
    await ask('createBooking', { leadId, startsAt: NINE });
    await phone.drain();
    expect(phone.fakes.sent.slice(before)).toMatchObject([
      { to: number, body: expect.stringMatching(/^Your appointment is confirmed: Saturday,? 2 March 2126 at 09:00/) },
    ]);
    const confirmation = await phone.db.read((tx) => tx.message.findFirst({ where: { author: 'MEMBER' } }));
    expect(confirmation).toMatchObject({ memberId: phone.owner.memberId, status: 'SENT' });
    // After 25 hours the reply window is closed, so no confirmation is sent.
    fd.advance({ hours: 25 });
    await ask('createBooking', { leadId, startsAt: TEN }, key);
    await phone.drain();
    expect((await bookings()).map(({ status }) => status)).toEqual(['BOOKED', 'BOOKED']);
    expect(phone.fakes.sent.length).toBe(before + 1);
  });

  it('in the language in which the contact writes', async () => {
    const { number, leadId } = await whoWrites('Guten Tag, ich hätte gerne einen Termin nächste Woche.');
    const before = phone.fakes.sent.length;
    await ask('createBooking', { leadId, startsAt: NINE });
    await phone.drain();
    expect(phone.fakes.sent.slice(before)).toMatchObject([
      { to: number, body: expect.stringMatching(/^Ihr Termin ist bestätigt: Samstag,? 2. März 2126/) },
    ]);
  });

  it('is not confirmed if the workspace is paused before the message is sent: the message is suppressed [CB-18]', async () => {
    const { leadId } = await whoWrites('Do you have a time for me?');
    await ask('createBooking', { leadId, startsAt: NINE });
    phone.fakes.duringCall = async (what) => (what === 'book' ? void (await pause(fd.services.clock())) : undefined);
    const before = phone.fakes.sent.length;
    await phone.drain();
    phone.fakes.duringCall = async () => {};
    await pause(null);
    await phone.settle();
    expect((await only())?.status).toBe('BOOKED');
    expect(phone.fakes.sent.length).toBe(before);
    const confirmation = await phone.db.read((tx) => tx.message.findFirst({ where: { author: 'MEMBER' } }));
    expect(confirmation).toMatchObject({ status: 'SUPPRESSED', body: expect.stringContaining('confirmed') });
  });

  it('at no time in the past, and not without a calendar', async () => {
    const leadId = await theLead();
    const input = { leadId, startsAt: '2020-01-01T09:00:00.000Z' };
    expect(await ask('createBooking', input)).toMatchObject({ code: 'BOOKING_IN_THE_PAST' });
    await phone.db.write((tx) => tx.integration.deleteMany({ where: { provider: 'CALCOM' } }));
    expect(await ask('createBooking', { leadId, startsAt: NINE })).toMatchObject({ code: 'CALENDAR_NOT_SET_UP' });
    expect(await bookings()).toEqual([]);
  });

  it('nothing if the slot was taken, and receives the reason', async () => {
    const leadId = await theLead();
    phone.fakes.faults.book.push(refusal('CALCOM', 'SLOT_TAKEN', 'Somebody has it.'));
    await ask('createBooking', { leadId, startsAt: NINE });
    await phone.drain();
    expect(await only()).toMatchObject({ status: 'FAILED', failure: 'Somebody has it.' });
    expect(await statusOf(leadId)).toBe('NEW');
  });

  it('moves and cancels, the lead returns to its stage, and webhooks report each change', async () => {
    await buildWebhook(fd, phone.workspace, phone.owner);
    const { lead, id } = await booked();
    expect(await ask('rescheduleBooking', { id, startsAt: TEN, reason: 'Suits better' })).toMatchObject({
      booking: { status: 'BOOKED', pendingChange: 'RESCHEDULE' },
    });
    expect(await ask('cancelBooking', { id })).toMatchObject({ code: 'BOOKING_BEING_CHANGED' });
    await phone.drain();
    expect(await only()).toMatchObject({ status: 'BOOKED', startsAt: new Date(TEN), pendingChange: null });
    await ask('cancelBooking', { id, reason: 'Ill' });
    await phone.drain();
    expect(await only()).toMatchObject({ status: 'CANCELLED', pendingChange: null, reason: 'Ill' });
    expect(phone.fakes.booked).toEqual([]);
    expect(await statusOf(lead)).toBe('QUALIFIED');
    expect(await ask('cancelBooking', { id })).toMatchObject({ code: 'BOOKING_NOT_OPEN' });
    expect(await receivedOutside(fd, phone.workspace, 'booking.')).toMatchObject([
      { type: 'booking.created', data: { booking: { id, startsAt: NINE } } },
      {
        type: 'booking.rescheduled',
        data: { booking: { startsAt: TEN, reason: 'Suits better' }, previousStartsAt: NINE },
      },
      { type: 'booking.cancelled', data: { booking: { status: 'CANCELLED', reason: 'Ill' } } },
    ]);
    const asked = 'booking.requested';
    expect(await bookingEvents()).toEqual([
      asked,
      'booking.created',
      asked,
      'booking.rescheduled',
      asked,
      'booking.cancelled',
    ]);
  });

  it('keeps the booking if the calendar refuses to move it', async () => {
    const { id } = await booked();
    phone.fakes.faults.book.push(refusal('CALCOM', 'SLOT_TAKEN', 'Somebody has it.'));
    await ask('rescheduleBooking', { id, startsAt: TEN });
    await phone.drain();
    expect(await only()).toMatchObject({ status: 'BOOKED', startsAt: new Date(NINE), failure: 'Somebody has it.' });
  });

  it('sees the free times, or why they are not available', async () => {
    const document = '{ availableSlots(days: 7) { slots timeZone failure } }';
    const free = async () => (await as(fd, phone.owner).ok(document)).availableSlots;
    // Precondition: the workspace has no calendar integration.
    await phone.db.write((tx) => tx.integration.deleteMany({ where: { provider: 'CALCOM' } }));
    expect(await free()).toEqual({
      slots: [],
      timeZone: null,
      failure: 'Cal.com is not set up in this workspace.',
    });
  });
});

describe('a change whose response was lost', () => {
  const lose = () => phone.fakes.faults.book.push(refusal('CALCOM', 'UNCONFIRMED'));

  it.each([
    ['rescheduleBooking', { startsAt: TEN }, { status: 'BOOKED', startsAt: new Date(TEN) }],
    ['cancelBooking', {}, { status: 'CANCELLED' }],
  ] as const)('is found in the calendar and not repeated: %s', async (field, input, expected) => {
    const { id } = await booked();
    lose();
    await ask(field, { id, ...input });
    await phone.drain();
    expect(await only()).toMatchObject({ ...expected, failure: null });
    expect(phone.fakes.booked.map(({ startsAt }) => startsAt)).toEqual(field === 'cancelBooking' ? [] : [TEN]);
  });

  it('stores the time that the calendar booked instead of the requested one', async () => {
    const { id } = await booked();
    const late = '2126-03-02T15:00:00.000Z';
    phone.fakes.duringCall = async () => {
      const moved = phone.fakes.booked.find(({ startsAt }) => startsAt === TEN);
      if (moved) Object.assign(moved, { startsAt: late, endsAt: late });
    };
    await ask('rescheduleBooking', { id, startsAt: TEN });
    await phone.drain();
    phone.fakes.duringCall = async () => {};
    expect(await only()).toMatchObject({ status: 'BOOKED', startsAt: new Date(late) });
  });

  it('does not treat a booking that was moved elsewhere as cancelled', async () => {
    const { id } = await booked(key);
    const [made] = phone.fakes.booked;
    await ask('cancelBooking', { id }, key);
    // State in which a process leaves the booking if it fails before the calendar responds.
    await phone.db.write((tx) => tx.booking.updateMany({ data: { requestedAt: fd.services.clock() } }));
    await phone.fakes.providers.calendar('', {} as never).reschedule(made?.bookingId ?? '', TEN, '');
    await phone.settle();
    expect(await only()).toMatchObject({ status: 'BOOKED', failure: expect.any(String) });
    expect(phone.fakes.booked.map(({ startsAt }) => startsAt)).toEqual([TEN]);
  });
});

describe('while the workspace is paused [CB-18]', () => {
  it('the calendar is not queried, not even afterwards', async () => {
    const { id, lead } = await booked();
    await pause(fd.services.clock());
    expect(await ask('createBooking', { leadId: lead, startsAt: TEN })).toMatchObject({
      booking: { status: 'SUPPRESSED' },
    });
    for (const [field, input] of [
      ['rescheduleBooking', { id, startsAt: TEN }],
      ['cancelBooking', { id }],
    ] as const)
      expect(await ask(field, input)).toMatchObject({ booking: { status: 'BOOKED', pendingChange: null } });
    await pause(null);
    await phone.settle();
    expect(phone.fakes.booked).toMatchObject([{ startsAt: NINE }]);
    expect((await bookingEvents()).filter((name) => name === 'booking.suppressed')).toHaveLength(3);
  });

  it('a request from before the pause is suppressed as well', async () => {
    await ask('createBooking', { leadId: await theLead(), startsAt: NINE });
    await pause(fd.services.clock());
    await phone.drain();
    expect(await only()).toMatchObject({ status: 'SUPPRESSED' });
    await pause(null);
    await phone.settle();
    expect(phone.fakes.booked).toEqual([]);
  });
});

describe('a process that is killed', () => {
  const changes = {
    createBooking: async () => ({ leadId: await theLead(), startsAt: NINE }),
    rescheduleBooking: async () => ({ id: (await booked(key)).id, startsAt: TEN }),
    cancelBooking: async () => ({ id: (await booked(key)).id }),
  };

  it.each(Object.keys(changes) as (keyof typeof changes)[])(
    'leaves a %s that another process reconciles, with at most one effect',
    async (field) => {
      const ends: string[] = [];
      for (let line = 0; ; line += 1) {
        phone.fakes.booked.length = 0;
        await phone.db.write((tx) => tx.booking.deleteMany());
        await ask(field, await changes[field](), key);
        phone.fuse.left = line;
        const survived = await phone.drain();
        phone.fuse.left = Number.POSITIVE_INFINITY;
        await phone.settle();
        const row = await only();
        const outside = phone.fakes.booked.map(({ startsAt }) => startsAt).join();
        ends.push(
          `${row?.status} ${row?.pendingChange} ${row?.status === 'BOOKED' ? row.startsAt.toISOString() : ''}|${outside}`,
        );
        // The stored state must equal the state in the calendar.
        expect(row?.pendingChange).toBeNull();
        expect(outside).toBe(row?.status === 'BOOKED' ? row.startsAt.toISOString() : '');
        if (survived) break;
      }
      // Precondition: the process was killed at several points.
      expect(ends.length).toBeGreaterThan(4);
    },
    120_000,
  );
});

describe('a webhook of Cal.com [CB-06]', () => {
  const deliver = (event: object, secret: string | null = SECRET, to = '') => {
    const payload = JSON.stringify(event);
    const signature = secret === null ? 'no-secret-provided' : signCalCom(secret, payload);
    const headers = { 'content-type': 'application/json', 'x-cal-signature-256': signature };
    return fd.app.inject({ method: 'POST', url: `/api/calendar/events${to}`, headers, payload });
  };
  const event = (triggerEvent: string, booking: object = {}) => ({
    triggerEvent,
    createdAt: '2026-11-21T10:00:00.000Z',
    payload: {
      uid: randomUUID(),
      eventTypeId,
      startTime: NINE,
      endTime: NINE,
      attendees: [{ email: 'lena@people.test', timeZone: 'Europe/London' }],
      metadata: {},
      ...booking,
    },
  });
  const taken = async (payload: object) => {
    expect((await deliver(payload)).statusCode).toBe(204);
    await phone.drain();
  };
  const stored = () => phone.db.read((tx) => tx.inboundEvent.count());

  it('is refused when it is forged, unsigned, or for an event type that is not set up', async () => {
    const created = event('BOOKING_CREATED');
    expect((await deliver(created, 'another secret of somebody')).statusCode).toBe(403);
    expect((await deliver(created, null)).statusCode).toBe(403);
    expect((await deliver(event('BOOKING_CREATED', { eventTypeId: 99 }))).statusCode).toBe(403);
    expect(await stored()).toBe(0);
    // Precondition: the same delivery with a valid signature is accepted.
    expect((await deliver(created)).statusCode).toBe(204);
    expect(await stored()).toBe(1);
  });

  it.each([
    ['its own test', { triggerEvent: 'PING', payload: { type: 'Test' } }],
    [
      'who did not come',
      {
        triggerEvent: 'BOOKING_NO_SHOW_UPDATED',
        createdAt: '2026-11-21T10:00:00.000Z',
        payload: { bookingUid: 'x', attendees: [{ noShow: true }] },
      },
    ],
    ['what is cut', { triggerEvent: 'BOOKING_CREATED' }],
    ['another event type of the account', { triggerEvent: 'BOOKING_CREATED', eventTypeId: 99 }],
  ])('is accepted and not stored at the URL of the workspace with a valid signature: %s', async (_what, given) => {
    const body = 'eventTypeId' in given ? event('BOOKING_CREATED', given) : given;
    const at = (id: string) => `?workspace=${id}`;
    const { id } = phone.workspace;
    expect((await deliver(body, SECRET, at(id))).statusCode).toBe(204);
    expect((await deliver(body, 'another secret of somebody', at(id))).statusCode).toBe(403);
    const another = await openPhone(fd);
    expect((await deliver(body, SECRET, at(another.workspace.id))).statusCode).toBe(403);
    expect(await stored()).toBe(0);
    // Precondition: a valid event with the same URL is stored.
    expect((await deliver(event('BOOKING_CREATED'), SECRET, at(id))).statusCode).toBe(204);
    expect(await stored()).toBe(1);
  });

  it('is accepted for an existing booking although the integration uses another event type since', async () => {
    await booked(key);
    const cancelled = event('BOOKING_CANCELLED', { uid: (await only())?.providerId });
    const integration = { provider: 'CALCOM', eventTypeId: `${eventTypeId}000`, secret: 'cal_live_of_a_test_account' };
    const set = await mutate(fd, phone.owner, 'upsertIntegration', { ...integration, webhookSecret: SECRET });
    expect(set.outcome).toBe('ok');
    expect((await deliver(cancelled, SECRET, `?workspace=${phone.workspace.id}`)).statusCode).toBe(204);
    await phone.drain();
    expect(await only()).toMatchObject({ status: 'CANCELLED' });
  });

  it('has a URL for the owner, where its own test passes', async () => {
    const { workspace } = await as(fd, phone.owner).ok('{ workspace { calendarEventsUrl } }');
    const { search } = new URL(workspace.calendarEventsUrl);
    expect((await deliver({ triggerEvent: 'PING', payload: {} }, SECRET, search)).statusCode).toBe(204);
  });

  it('applies a change of a booking once', async () => {
    const { lead } = await booked();
    const { providerId: uid } = (await only()) ?? {};
    const moved = event('BOOKING_RESCHEDULED', { rescheduleUid: uid, uid: 'moved', startTime: TEN, endTime: TEN });
    for (let count = 0; count < 2; count += 1) await taken(moved);
    expect(await only()).toMatchObject({ status: 'BOOKED', providerId: 'moved', startsAt: new Date(TEN) });
    // The event has the calendar id from before the move, so the event is ignored.
    await taken(event('BOOKING_CANCELLED', { uid }));
    expect(await only()).toMatchObject({ status: 'BOOKED' });
    await taken(event('BOOKING_CANCELLED', { uid: 'moved', cancellationReason: 'Ill' }));
    expect(await only()).toMatchObject({ status: 'CANCELLED', reason: 'Ill' });
    expect(await statusOf(lead)).toBe('QUALIFIED');
    expect((await bookings()).length).toBe(1);
  });

  it.each([
    ['https://video.example.com/1', 'https://video.example.com/1'],
    ['javascript:alert(1)', null],
    ['http://video.example.com/1', null],
  ])('stores the meeting location only as an https URL: %s [S17]', async (videoCallUrl, meetingUrl) => {
    await booked();
    const { providerId: uid = '' } = (await only()) ?? {};
    const metadata = { videoCallUrl };
    await taken(
      event('BOOKING_RESCHEDULED', { rescheduleUid: uid, uid: 'moved', startTime: TEN, endTime: TEN, metadata }),
    );
    expect(await only()).toMatchObject({ providerId: 'moved', meetingUrl });
    // The meeting URL of a booking that was made in the calendar is checked too.
    await taken(event('BOOKING_CREATED', { uid: 'new', metadata }));
    expect(await bookings()).toContainEqual(expect.objectContaining({ providerId: 'new', meetingUrl }));
  });

  it('does not revert a later move when it is late: by its reference or by its former uid', async () => {
    const { lead, id } = await booked();
    const { providerId: uid = '' } = (await only()) ?? {};
    await taken(event('BOOKING_RESCHEDULED', { rescheduleUid: uid, uid: 'moved', startTime: TEN, endTime: TEN }));
    const access = { id, status: 'BOOKED', providerId: 'moved', startsAt: new Date(TEN) };
    await taken(event('BOOKING_CREATED', { uid, metadata: { reference: id } }));
    expect(await bookings()).toMatchObject([access]);
    // The event has no reference, as for bookings made in the calendar.
    await taken(event('BOOKING_CREATED', { uid }));
    await taken(event('BOOKING_CREATED', { uid: 'of the lead, and older', metadata: { reference: id } }));
    await taken(event('BOOKING_RESCHEDULED', { rescheduleUid: uid, uid: 'late' }));
    expect(await bookings()).toMatchObject([access]);
    await taken(event('BOOKING_CANCELLED', { uid: 'moved' }));
    await taken(event('BOOKING_CREATED', { uid }));
    expect((await bookings()).map(({ status }) => status)).toEqual(['CANCELLED']);
    expect(await statusOf(lead)).toBe('QUALIFIED');
    // Precondition: an event for an unknown booking is stored.
    await taken(event('BOOKING_CREATED'));
    expect((await bookings()).map(({ status }) => status)).toEqual(['CANCELLED', 'BOOKED']);
  });

  it('finds a booking after a move whose webhook never arrived', async () => {
    const { id } = await booked();
    const metadata = { reference: id };
    await taken(
      event('BOOKING_RESCHEDULED', { rescheduleUid: 'between', uid: 'last', startTime: TEN, endTime: TEN, metadata }),
    );
    expect(await bookings()).toMatchObject([{ id, providerId: 'last', startsAt: new Date(TEN) }]);
    await taken(event('BOOKING_RESCHEDULED', { rescheduleUid: 'first', uid: 'between', metadata }));
    await taken(event('BOOKING_CREATED', { uid: 'between' }));
    expect(await bookings()).toMatchObject([{ id, providerId: 'last', startsAt: new Date(TEN) }]);
  });

  it('confirms a booking whose response has not arrived', async () => {
    await ask('createBooking', { leadId: await theLead(), startsAt: NINE });
    const { id } = (await only()) ?? {};
    await phone.db.write((tx) => tx.booking.updateMany({ data: { requestedAt: fd.services.clock() } }));
    await taken(event('BOOKING_CREATED', { metadata: { reference: id } }));
    expect(await only()).toMatchObject({ status: 'BOOKED' });
    expect(phone.fakes.booked).toEqual([]);
  });

  it('stores a booking made in the calendar itself, for a known lead', async () => {
    await taken(event('BOOKING_CREATED', { attendees: [{ email: 'nobody@people.test' }] }));
    expect(await bookings()).toEqual([]);
    const leadId = await theLead();
    await taken(event('BOOKING_CREATED'));
    expect(await bookings()).toMatchObject([{ leadId, status: 'BOOKED', origin: 'CALENDAR' }]);
    expect(await statusOf(leadId)).toBe('BOOKED');
  });
});

describe('the list of bookings', () => {
  const LIST = `query ($filter: BookingFilter, $orderBy: BookingOrder) { bookings(first: 10, filter: $filter, orderBy: $orderBy) {
    totalCount edges { node { leadName status startsAt } } } }`;

  it('is filtered by status and start time, and sorted in both directions', async () => {
    const at = fd.services.clock().getTime();
    const leadId = await theLead();
    const day = (days: number) => new Date(at + days * 86_400_000);
    const rows = [
      ['BOOKED', day(2)],
      ['BOOKED', day(1)],
      ['BOOKED', day(-1)],
      ['CANCELLED', day(3)],
    ] as const;
    await phone.db.write(async (tx) => {
      for (const [status, startsAt] of rows) {
        const who = { leadId, timeZone: 'UTC', attendeeName: 'Lena', attendeeEmail: '', createdAt: day(-5) };
        await tx.booking.create({
          data: { workspaceId: phone.workspace.id, status, startsAt, providerId: randomUUID(), ...who },
        });
      }
    });
    const times = async (filter: object, direction = 'DESC') => {
      const data = await as(fd, phone.owner).ok(LIST, { filter, orderBy: { field: 'STARTS_AT', direction } });
      return data.bookings.edges.map(({ node }: { node: { startsAt: string } }) => node.startsAt);
    };
    const now = day(0).toISOString();
    const active = { statuses: ['REQUESTED', 'BOOKED'] };
    const upcoming = [day(1).toISOString(), day(2).toISOString()];
    expect(await times({ ...active, startsAt: { gte: now } }, 'ASC')).toEqual(upcoming);
    expect(await times({ ...active, startsAt: { gte: now } })).toEqual(upcoming.toReversed());
    expect(await times({ ...active, startsAt: { lt: now } })).toEqual([day(-1).toISOString()]);
    expect(await times({ statuses: ['CANCELLED'] })).toEqual([day(3).toISOString()]);
  });

  it('appears on the lead, with the answers, masked for members who see details masked', async () => {
    const { lead } = await booked();
    const answers = { need: 'A check-up', email: 'lena@people.test', phone: '+44 20 7946 0018' };
    await phone.db.write((tx) => tx.lead.updateMany({ data: { answers } }));
    const document =
      'query ($id: ID!) { lead(id: $id) { answers { key value } bookings(last: 5) { nodes { status } } } }';
    const seen = async (who: Parameters<typeof as>[1]) => (await as(fd, who).ok(document, { id: lead })).lead;
    const whole = await seen(phone.owner);
    expect(whole.bookings.nodes).toEqual([{ status: 'BOOKED' }]);
    expect(whole.answers).toContainEqual({ key: 'email', value: 'lena@people.test' });
    const masked = await buildMember(fd, phone.workspace, { role: 'member', maskContactDetails: true });
    const values = (await seen(masked)).answers.map(({ value }: { value: string }) => value);
    expect(values).toContain('A check-up');
    expect(values.join()).not.toMatch(/lena@|7946/);
  });
});
