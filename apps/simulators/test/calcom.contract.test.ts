import { readCalComEvent, verifyCalCom } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { failureOf, kindOf, type SimulatorHarness, startHarness } from './harness.ts';

let harness: SimulatorHarness;
// A Monday.
const NOW = new Date('2026-03-02T10:30:00Z');
const NINE = '2026-03-03T09:00:00.000Z';
const TEN = '2026-03-03T10:00:00.000Z';
beforeAll(async () => {
  harness = await startHarness({ now: () => NOW });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await fetch(`${harness.simulators.calcom.url}/_control/reset`, { method: 'POST' });
  harness.product.received.length = 0;
});

const ana = { name: 'Ana', email: 'ana@example.com', phone: null, timeZone: 'Europe/London' };
const book = (over: object = {}) =>
  harness.acme.calendar.book({ startsAt: NINE, attendee: ana, reference: 'booking-1', ...over });
const week = { from: NOW.toISOString(), to: '2026-03-09T00:00:00Z', timeZone: 'Europe/London' };
const slots = async () => (await harness.acme.calendar.slots(week)).map(({ startsAt }) => startsAt);
const made = () => harness.simulators.calcom.state().bookings.map(({ start, status }) => [start, status]);

describe('Cal.com [CB-15]', () => {
  it('is verified by its event type, which belongs to the key', async () => {
    expect(await harness.acme.calendar.verify()).toEqual({ accountName: 'Consultation', lengthMinutes: 30 });
    const { calcom } = harness.acme.sandbox;
    const other = harness.acme.with.calendar('acme', {
      ...calcom,
      eventTypeId: harness.globex.sandbox.calcom.eventTypeId,
    });
    expect(await failureOf(other.verify())).toMatchObject({ kind: 'REFUSED', httpStatus: 404 });
    const stranger = harness.acme.with.calendar('acme', { ...calcom, apiKey: 'cal_live_nobody' });
    expect(await kindOf(stranger.verify())).toBe('CREDENTIALS');
  });

  it('lists free times in order, without past, taken and nightly times', async () => {
    const free = await slots();
    expect(free[0]).toBe('2026-03-02T11:00:00.000Z');
    expect(free).toEqual(free.toSorted());
    expect(free).toContain(NINE);
    await book();
    expect(await slots()).not.toContain(NINE);
    expect((await slots()).every((slot) => Number(slot.slice(11, 13)) >= 9 && Number(slot.slice(11, 13)) < 17)).toBe(
      true,
    );
  });

  it('books, moves and cancels', async () => {
    const booking = await book();
    expect(booking).toMatchObject({ status: 'ACCEPTED', startsAt: NINE, endsAt: '2026-03-03T09:30:00.000Z' });
    const moved = await harness.acme.calendar.reschedule(booking.bookingId, TEN, 'It suits better');
    expect(moved).toMatchObject({ status: 'ACCEPTED', startsAt: TEN });
    expect((await harness.acme.calendar.cancel(moved.bookingId, 'Ill')).status).toBe('CANCELLED');
    expect(made()).toEqual([
      [NINE, 'cancelled'],
      [TEN, 'cancelled'],
    ]);
  });

  it('books for an attendee with a phone and no email address, and finds that booking', async () => {
    const attendee = { ...ana, email: null, phone: '+447700900123' };
    const booking = await book({ attendee });
    const known = { startsAt: NINE, attendee, reference: 'booking-1' };
    expect((await harness.acme.calendar.findBooking(known))?.bookingId).toBe(booking.bookingId);
  });

  it('does not return data of another workspace', async () => {
    const booking = await book();
    expect(await kindOf(harness.globex.calendar.cancel(booking.bookingId, 'Mine now'))).toBe('REFUSED');
    expect(await harness.globex.calendar.findBooking({ startsAt: NINE, attendee: ana })).toBeNull();
    // Precondition: the booking can be found.
    expect(await harness.acme.calendar.findBooking({ startsAt: NINE, attendee: ana })).not.toBeNull();
  });
});

describe('a slot [CB-15]', () => {
  it('is booked by one only', async () => {
    harness.simulators.calcom.takeSlot(harness.acme.sandbox.calcom.eventTypeId, NINE);
    expect(await kindOf(book())).toBe('SLOT_TAKEN');
    expect(made()).toHaveLength(1);
  });

  it('goes to one of two concurrent requests', async () => {
    const both = await Promise.allSettled([
      book({ reference: 'one' }),
      book({ reference: 'two', attendee: { ...ana, email: 'ben@example.com' } }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(made()).toHaveLength(1);
  });

  it('that was refused after our own lost booking is treated as booked', async () => {
    const first = await book();
    expect((await book()).bookingId).toBe(first.bookingId);
    expect(await kindOf(book({ reference: 'booking-2' }))).toBe('SLOT_TAKEN');
    expect(made()).toHaveLength(1);
  });
});

describe('during failures [CB-15]', () => {
  it.each(['DROP_AFTER', 'STATUS_AFTER', 'GARBLED', 'HALF'] as const)(
    'a lost response (%s) is unconfirmed, not sent again, and found by attendee and start',
    async (kind) => {
      harness.simulators.calcom.faults.add({ kind, method: 'POST' });
      expect(await kindOf(book())).toBe('UNCONFIRMED');
      expect(made()).toEqual([[NINE, 'accepted']]);
      const known = { startsAt: NINE, attendee: ana, reference: 'booking-1' };
      expect(await harness.acme.calendar.findBooking(known)).toMatchObject({ startsAt: NINE, status: 'ACCEPTED' });
      expect(await harness.acme.calendar.findBooking({ ...known, reference: 'booking-2' })).toBeNull();
      expect(await harness.acme.calendar.findBooking({ ...known, startsAt: TEN })).toBeNull();
    },
  );

  it('a booking that was never made is not found', async () => {
    harness.simulators.calcom.faults.add({ kind: 'DROP_BEFORE', method: 'POST' });
    expect(await kindOf(book())).toBe('UNCONFIRMED');
    expect(await harness.acme.calendar.findBooking({ startsAt: NINE, attendee: ana })).toBeNull();
  });

  it('a cancelled booking is not found', async () => {
    await harness.acme.calendar.cancel((await book()).bookingId, 'Ill');
    expect(await harness.acme.calendar.findBooking({ startsAt: NINE, attendee: ana })).toBeNull();
  });

  it('free times are requested again', async () => {
    harness.simulators.calcom.faults.add({ kind: 'STATUS', times: 1 }, { kind: 'DROP_BEFORE', times: 1 });
    expect(await slots()).toContain(NINE);
  });

  it.each([
    ['429', { kind: 'TOO_MANY', retryAfterSeconds: 60 }, 'RETRY'],
    ['an answer in another form', { kind: 'GARBLED' }, 'REFUSED'],
  ] as const)('%s for a query is %s', async (_what, fault, kind) => {
    harness.simulators.calcom.faults.add(fault);
    expect(await kindOf(slots())).toBe(kind);
  });
});

describe("Cal.com's events [CB-15]", () => {
  it('are signed with the secret of the account', async () => {
    harness.simulators.calcom.subscribe(true);
    await book();
    await harness.simulators.settled();
    harness.simulators.calcom.subscribe(false);
    const [event] = harness.product.received;
    const delivery = { signature: event?.headers['x-cal-signature-256'] as string, rawBody: event?.body ?? '' };
    expect(JSON.parse(delivery.rawBody)).toMatchObject({
      triggerEvent: 'BOOKING_CREATED',
      payload: { status: 'ACCEPTED' },
    });
    expect(readCalComEvent(delivery.rawBody)).toMatchObject({
      booking: { status: 'ACCEPTED', startsAt: NINE, eventTypeId: harness.acme.sandbox.calcom.eventTypeId },
    });
    expect(verifyCalCom({ ...delivery, secret: harness.acme.sandbox.calcom.webhookSecret })).toBe(true);
    expect(verifyCalCom({ ...delivery, secret: harness.globex.sandbox.calcom.webhookSecret })).toBe(false);
  });
});
