import { describe, expect, it } from '@jest/globals';
import { CALCOM_TRIGGERS, readCalComEvent } from '../src/index.ts';

const PAYLOAD = {
  type: 'consultation',
  title: 'Consultation with Nora',
  uid: 'uid-2',
  bookingId: 7,
  eventTypeId: 1234,
  startTime: '2026-11-23T09:00:00Z',
  endTime: '2026-11-23T09:30:00+00:00',
  status: 'ACCEPTED',
  organizer: { name: 'Ada', email: 'ada@acme.test', timeZone: 'Europe/London' },
  attendees: [{ name: 'Nora', email: 'nora@example.com', timeZone: 'Europe/London', utcOffset: 0 }],
  metadata: { reference: 'ours-1', videoCallUrl: 'https://cal.example.com/video/uid-2' },
};
const payloadOf = (triggerEvent: string, payload: object = PAYLOAD, createdAt: unknown = '2026-11-21T10:00:00.000Z') =>
  JSON.stringify({ triggerEvent, createdAt, payload });
const read = (triggerEvent: string, more: object = {}) =>
  readCalComEvent(payloadOf(triggerEvent, { ...PAYLOAD, ...more }));

describe("Cal.com's events", () => {
  it('parse a complete booking', () => {
    expect(read('BOOKING_CREATED')).toEqual({
      type: 'BOOKING',
      trigger: 'BOOKING_CREATED',
      at: new Date('2026-11-21T10:00:00.000Z'),
      booking: {
        bookingId: 'uid-2',
        status: 'ACCEPTED',
        startsAt: '2026-11-23T09:00:00.000Z',
        endsAt: '2026-11-23T09:30:00.000Z',
        title: 'Consultation with Nora',
        meetingUrl: 'https://cal.example.com/video/uid-2',
        eventTypeId: 1234,
        rescheduledFrom: null,
        reason: null,
        reference: 'ours-1',
        attendee: { name: 'Nora', email: 'nora@example.com', phone: null, timeZone: 'Europe/London' },
      },
    });
  });

  it.each([
    ['BOOKING_CREATED', 'ACCEPTED'],
    ['BOOKING_RESCHEDULED', 'ACCEPTED'],
    ['BOOKING_CANCELLED', 'CANCELLED'],
    ['BOOKING_REQUESTED', 'PENDING'],
    ['BOOKING_REJECTED', 'REJECTED'],
  ])('map %s to %s, independently of the name in the payload', (trigger, status) => {
    expect(read(trigger, { status: undefined })).toMatchObject({ trigger, booking: { status } });
    expect(read(trigger, { status: 'whatever' })).toMatchObject({ booking: { status } });
  });

  it.each(['BOOKING_PAID', 'MEETING_STARTED', 'MEETING_ENDED'])('take the state from the payload: %s', (trigger) => {
    expect(read(trigger, { status: 'pending' })).toMatchObject({ booking: { status: 'PENDING' } });
    expect(read(trigger)).toMatchObject({ booking: { status: 'ACCEPTED' } });
  });

  it('name the booking that a rescheduled one replaces', () => {
    expect(read('BOOKING_RESCHEDULED', { rescheduleUid: 'uid-1' })).toMatchObject({
      booking: { bookingId: 'uid-2', rescheduledFrom: 'uid-1' },
    });
    expect(read('BOOKING_CREATED', { rescheduleUid: 'uid-1' })).toMatchObject({ booking: { rescheduledFrom: null } });
  });

  it('include the reason', () => {
    expect(read('BOOKING_CANCELLED', { cancellationReason: 'ill' })).toMatchObject({ booking: { reason: 'ill' } });
    expect(read('BOOKING_REJECTED', { rejectionReason: 'full' })).toMatchObject({ booking: { reason: 'full' } });
  });

  it('name attendees who did not attend', () => {
    const attendees = [{ email: 'nora@example.com', noShow: true }];
    const noShow = readCalComEvent(
      payloadOf('BOOKING_NO_SHOW_UPDATED', { message: 'x', bookingUid: 'uid-2', attendees }),
    );
    expect(noShow).toMatchObject({ type: 'NO_SHOW', bookingId: 'uid-2', noShow: true });
    const came = payloadOf('BOOKING_NO_SHOW_UPDATED', { bookingUid: 'uid-2', attendees: [{ noShow: false }] });
    expect(readCalComEvent(came)).toMatchObject({ noShow: false });
  });

  it.each(['PING', 'FORM_SUBMITTED', 'OOO_CREATED', 'WHAT_COMES_NEXT_YEAR'])('are ignored: %s', (trigger) =>
    expect(read(trigger)).toMatchObject({ type: 'OTHER', trigger }),
  );

  it('can lack a payload if they are ignored', () =>
    expect(readCalComEvent('{"triggerEvent":"PING"}')).toEqual({ type: 'OTHER', trigger: 'PING', at: null }));

  it.each([...CALCOM_TRIGGERS])('are refused when incomplete: %s', (trigger) => {
    expect(read(trigger)).not.toBeNull(); // Precondition: the complete event is accepted.
    expect(read(trigger, { uid: '' })).toBeNull();
    expect(read(trigger, { startTime: 'soon' })).toBeNull();
    expect(read(trigger, { eventTypeId: '1234 or so' })).toBeNull();
    expect(readCalComEvent(payloadOf(trigger, PAYLOAD, null))).toBeNull();
    expect(readCalComEvent(payloadOf(trigger).slice(0, -1))).toBeNull();
  });

  it.each(['', '[]', 'null', '{}', '{"triggerEvent":7}', '{"triggerEvent":""}'])('are invalid: %j', (body) =>
    expect(readCalComEvent(body)).toBeNull(),
  );
});
