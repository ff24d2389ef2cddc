import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { failureOf, kindOf, type SimulatorHarness, startHarness } from './harness.ts';

let harness: SimulatorHarness;
// A Monday.
let now = new Date('2026-03-02T10:30:00Z');
const NINE = '2026-03-03T09:00:00.000Z';
const TEN = '2026-03-03T10:00:00.000Z';
const ELEVEN = '2026-03-03T11:00:00.000Z';
beforeAll(async () => {
  harness = await startHarness({ now: () => now });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  now = new Date('2026-03-02T10:30:00Z');
  await fetch(`${harness.simulators.calcom.url}/_control/reset`, { method: 'POST' });
  harness.product.received.length = 0;
});

const ana = { name: 'Ana', email: 'ana@example.com', phone: '+447700900123', timeZone: 'Europe/London' };
const calendar = () => harness.acme.calendar;
const book = (over: object = {}) => calendar().book({ startsAt: NINE, attendee: ana, reference: 'booking-1', ...over });
const stored = () => harness.simulators.calcom.state().bookings.map(({ start, status }) => [start, status]);
const faults = () => harness.simulators.calcom.faults;
const changesSent = (verb: string) =>
  harness.simulators.calcom.requests.filter(({ method, path }) => method === 'POST' && path.endsWith(verb)).length;

describe('list bookings [AG-21]', () => {
  const range = { from: '2026-03-02T00:00:00Z', to: '2026-03-09T00:00:00Z', attendee: ana };

  it('returns the active bookings of one attendee, earliest first', async () => {
    await book({ startsAt: TEN, reference: 'later' });
    await book();
    await book({ startsAt: ELEVEN, attendee: { ...ana, email: 'ben@example.com' }, reference: 'ben' });
    const cancelled = await book({ startsAt: '2026-03-04T09:00:00.000Z', reference: 'cancelled' });
    expect((await calendar().listBookings(range)).length).toBe(3); // Precondition: the three bookings exist.
    await calendar().cancel(cancelled.bookingId, '');
    const listed = await calendar().listBookings(range);
    expect(listed.map(({ startsAt }) => startsAt)).toEqual([NINE, TEN]);
  });

  it('finds an attendee without email by phone number', async () => {
    await book({ attendee: { ...ana, email: null } });
    await book({ startsAt: TEN, attendee: { ...ana, email: null, phone: '+447700900999' }, reference: 'other' });
    const listed = await calendar().listBookings({ ...range, attendee: { email: null, phone: ana.phone } });
    expect(listed.map(({ startsAt }) => startsAt)).toEqual([NINE]);
  });

  it('reads every page', async () => {
    const first = Date.parse('2026-03-03T00:00:00Z');
    const starts = Array.from({ length: 24 * 60 }, (_, hour) => new Date(first + hour * 3_600_000))
      .filter((at) => at.getUTCDay() % 6 !== 0 && at.getUTCHours() >= 9 && at.getUTCHours() < 17)
      .slice(0, 260);
    for (const start of starts)
      harness.simulators.calcom.takeSlot(harness.acme.sandbox.calcom.eventTypeId, start.toISOString());
    const other = { email: 'other@example.com', phone: null };
    const listed = await calendar().listBookings({ from: NINE, to: '2026-06-09T00:00:00Z', attendee: other });
    expect(listed).toHaveLength(260);
  });

  it('reads a booking of only its own account by id', async () => {
    const { bookingId } = await book();
    expect(await calendar().getBooking(bookingId)).toMatchObject({ bookingId, startsAt: NINE, status: 'ACCEPTED' });
    expect(await harness.globex.calendar.getBooking(bookingId)).toBeNull();
    expect(await calendar().getBooking('unknown')).toBeNull();
  });
});

describe('reschedule [AG-21]', () => {
  it('replaces the booking, and repeats without moving it twice', async () => {
    const { bookingId } = await book();
    const moved = await calendar().reschedule(bookingId, TEN, 'It suits better');
    expect((await calendar().reschedule(bookingId, TEN, 'It suits better')).bookingId).toBe(moved.bookingId);
    expect(await calendar().getBooking(bookingId)).toMatchObject({
      status: 'CANCELLED',
      rescheduledTo: moved.bookingId,
    });
    expect(stored()).toEqual([
      [NINE, 'cancelled'],
      [TEN, 'accepted'],
    ]);
  });

  it('refuses to move a booking that was moved to another time, or cancelled', async () => {
    const { bookingId } = await book();
    const moved = await calendar().reschedule(bookingId, TEN, '');
    const refusal = await failureOf(calendar().reschedule(bookingId, ELEVEN, ''));
    expect(refusal).toMatchObject({ kind: 'REFUSED', httpStatus: 400 });
    expect(refusal.words).toContain(`rescheduled already to booking with uid=${moved.bookingId}`);
    await calendar().cancel(moved.bookingId, '');
    expect((await failureOf(calendar().reschedule(moved.bookingId, ELEVEN, ''))).words).toContain(
      'because it has been cancelled',
    );
  });

  it('keeps the former time when the slot is taken at that moment', async () => {
    const { bookingId } = await book();
    faults().add({ kind: 'SLOT_TAKEN', path: '/reschedule' });
    expect(await kindOf(calendar().reschedule(bookingId, TEN, ''))).toBe('SLOT_TAKEN');
    expect(await calendar().getBooking(bookingId)).toMatchObject({ status: 'ACCEPTED', startsAt: NINE });
    expect(stored()).toEqual([
      [NINE, 'accepted'],
      [TEN, 'accepted'],
    ]);
  });

  it('reports the time that the calendar booked instead', async () => {
    const { bookingId } = await book();
    faults().add({ kind: 'OTHER_TIME', path: '/reschedule' });
    expect((await calendar().reschedule(bookingId, TEN, '')).startsAt).toBe(ELEVEN);
    faults().add({ kind: 'OTHER_TIME', path: '/v2/bookings' });
    expect((await book({ reference: 'second' })).startsAt).toBe(TEN);
  });

  it.each(['DROP_AFTER', 'STATUS_AFTER', 'GARBLED', 'HALF'] as const)(
    'reports a lost response (%s) as unconfirmed, and the replacement is found by the former id',
    async (kind) => {
      const { bookingId } = await book();
      faults().add({ kind, method: 'POST', path: '/reschedule' });
      expect(await kindOf(calendar().reschedule(bookingId, TEN, ''))).toBe('UNCONFIRMED');
      expect(changesSent('/reschedule')).toBe(1);
      const { rescheduledTo } = (await calendar().getBooking(bookingId)) ?? {};
      expect(await calendar().getBooking(rescheduledTo ?? '')).toMatchObject({ startsAt: TEN, status: 'ACCEPTED' });
    },
  );

  it('never happened when the request was lost', async () => {
    const { bookingId } = await book();
    faults().add({ kind: 'DROP_BEFORE', method: 'POST', path: '/reschedule' });
    expect(await kindOf(calendar().reschedule(bookingId, TEN, ''))).toBe('UNCONFIRMED');
    expect(await calendar().getBooking(bookingId)).toMatchObject({ status: 'ACCEPTED', rescheduledTo: null });
  });

  it('answers late within the deadline', async () => {
    const { bookingId } = await book();
    faults().add({ kind: 'LATENCY', ms: 300, path: '/reschedule' });
    expect((await calendar().reschedule(bookingId, TEN, '')).startsAt).toBe(TEN);
  });

  it('reports each change once, or twice when the delivery is duplicated', async () => {
    harness.simulators.calcom.subscribe(true);
    faults().add({ kind: 'DUPLICATE' });
    const { bookingId } = await book();
    await calendar().reschedule(bookingId, TEN, '');
    await harness.simulators.settled();
    harness.simulators.calcom.subscribe(false);
    const triggers = harness.product.received.map(({ body }) => JSON.parse(body).triggerEvent);
    expect(triggers).toEqual(['BOOKING_CREATED', 'BOOKING_CREATED', 'BOOKING_RESCHEDULED']);
  });
});

describe('cancel [AG-21]', () => {
  it('is idempotent', async () => {
    const { bookingId } = await book();
    expect((await calendar().cancel(bookingId, 'Ill')).status).toBe('CANCELLED');
    expect((await calendar().cancel(bookingId, 'Ill')).status).toBe('CANCELLED');
    expect(changesSent('/cancel')).toBe(2); // Precondition: two requests to cancel were sent.
  });

  it('refuses a booking that was moved, since its replacement is still active', async () => {
    const { bookingId } = await book();
    await calendar().reschedule(bookingId, TEN, '');
    expect(await kindOf(calendar().cancel(bookingId, ''))).toBe('REFUSED');
    expect(stored()).toContainEqual([TEN, 'accepted']);
  });

  it('refuses a booking that has ended', async () => {
    const { bookingId } = await book();
    now = new Date('2026-03-03T12:00:00Z');
    expect((await failureOf(calendar().cancel(bookingId, ''))).words).toContain('already ended');
  });
});

describe('invalid requests [AG-21]', () => {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${harness.simulators.calcom.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${harness.acme.sandbox.calcom.apiKey}`,
        'cal-api-version': '2024-08-13',
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const { error } = (await response.json()) as { error?: { code: string; message: string } };
    return { status: response.status, code: error?.code, message: error?.message };
  };

  it.each([
    ['an unknown property', { start: TEN, rescheduleReason: 'x' }, 'property rescheduleReason should not exist'],
    ['a date without a time', { start: '2026-03-03' }, 'start must be a valid ISO 8601 date string'],
    ['no start', {}, 'start property is wrong'],
    ['a time in the past', { start: '2026-03-01T09:00:00Z' }, 'in the past'],
  ])('are refused as Cal.com refuses them: %s', async (_name, body, message) => {
    const { bookingId } = await book();
    const refusal = await post(`/v2/bookings/${bookingId}/reschedule`, body);
    expect(refusal).toMatchObject({ status: 400, code: 'BadRequestException' });
    expect(refusal.message).toContain(message);
    expect(stored()).toEqual([[NINE, 'accepted']]);
  });

  it('answers 404 for an unknown uid, as Cal.com does', async () => {
    expect(await post('/v2/bookings/unknown/cancel', {})).toMatchObject({
      status: 404,
      message: 'Booking with uid=unknown not found',
    });
  });
});
