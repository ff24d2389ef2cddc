import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import {
  answerOf,
  askToBook,
  CHOOSE_FIRST,
  openVoiceLine,
  startCallExchange,
  type VoiceLine,
  YES,
} from '../../../../test/testkit/voice.ts';
import { handleVapiEvent } from './index.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

const NUMBER = '+442079460123';
const BYE = { a: 'chat', kind: 'bye' };
const start = (flow: string) => ({ a: 'start', flow });

/** Simulates a contact who calls the workspace and is connected. */
async function ring(line: VoiceLine, from = NUMBER) {
  const call = exchange.simulators.vapi.ring(line.account.vapi.apiKey, from);
  await exchange.simulators.vapi.events.assistantRequest(call);
  await line.answer();
  return call;
}

const bookings = (line: VoiceLine) => line.db.read((tx) => tx.booking.findMany({ orderBy: { createdAt: 'asc' } }));
const leads = (line: VoiceLine) => line.db.read((tx) => tx.lead.findMany({ orderBy: { createdAt: 'asc' } }));
const posts = () => exchange.simulators.calcom.requests.filter(({ method }) => method === 'POST').length;

describe('a contact on the phone', () => {
  it('books, moves and cancels, and each is done once after its own yes [AG-06] [AG-07]', async () => {
    const line = await openVoiceLine(exchange);
    await ring(line);
    await askToBook(line);
    expect((await line.hear('yes', YES)).say).toMatch(/^Booked: /);
    const [booked] = await bookings(line);
    // The same weekday, because the calendar is closed at weekends.
    const day = new Date(booked!.startsAt.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
    const window = `${day}T00:00/${day}T23:59`;
    const offered = await line.hear(
      'Can I come a week later?',
      start('reschedule'),
      answerOf('preferred_time', window, 'a week later'),
    );
    expect(offered.offers.length).toBeLessThanOrEqual(2);
    const before = posts();
    expect((await line.hear('the first', CHOOSE_FIRST)).say).toMatch(/^Shall I move your appointment from .* to .*\?$/);
    expect(posts()).toBe(before);
    expect((await line.hear('yes', YES)).say).toMatch(/^Your appointment was moved to /);
    const [moved] = await bookings(line);
    expect(moved!.startsAt.toISOString().slice(0, 10)).toBe(day);
    expect((await line.hear('I cannot come after all', start('cancel'))).say).toMatch(
      /^Shall I cancel this appointment/,
    );
    expect(await bookings(line)).toMatchObject([{ status: 'BOOKED' }]);
    expect((await line.hear('yes', YES)).say).toMatch(/cancelled/);
    expect(await bookings(line)).toMatchObject([{ id: booked!.id, status: 'CANCELLED' }]);
    await line.hear('Goodbye', BYE);
    await line.hangUp();
    expect((await line.call()).outcome).toBeNull();
  });

  it('is not asked again what they said on an earlier call or with an earlier lead [AG-04] [AG-07]', async () => {
    const line = await openVoiceLine(exchange);
    await ring(line);
    expect((await line.step('next_step')).expects).toMatchObject({ slot: 'need' });
    await line.hear('A check-up', answerOf('need', 'A check-up'));
    await line.hear('I have to go, bye', BYE);
    await line.hangUp();
    // Two days later, the contact has a new lead. The form of the new lead contains another answer.
    exchange.fd.advance({ hours: 48 });
    const lead = await line.lead({ phone: NUMBER, name: 'Lena Lead', answers: { when: 'This week' } });
    await ring(line);
    expect((await line.calls()).at(-1)).toMatchObject({ leadId: lead.id });
    expect((await line.step('next_step')).expects).toMatchObject({ slot: 'appointment' });
    // Precondition: the agent asks another caller the question.
    await line.hangUp();
    await ring(line, '+442079460124');
    expect((await line.step('next_step')).expects).toMatchObject({ slot: 'need' });
  });

  it('continues within a day where the last call ended [AG-04]', async () => {
    // The offered time must still be free half an hour later.
    advanceToNight();
    const line = await openVoiceLine(exchange);
    await ring(line);
    const asked = await askToBook(line);
    await line.hangUp();
    expect(await bookings(line)).toEqual([]);
    exchange.fd.advance({ minutes: 30 });
    await ring(line);
    expect((await line.step('next_step')).say).toContain(asked.say.split('. ').at(-1));
    expect((await line.hear('yes', YES)).say).toMatch(/^Booked: /);
    expect(await bookings(line)).toHaveLength(1);
  });

  it('presses keys instead of speaking [AG-07]', async () => {
    const line = await openVoiceLine(exchange);
    await line.lead({ phone: NUMBER, answers: { need: 'A check-up', when: 'Later' }, email: 'lena@people.test' });
    await ring(line);
    const press = (key: string) => line.hear(`User's Keypad Entry: ${key}`, { a: 'unclear' });
    const offered = await line.step('next_step');
    expect(offered.offers.map(({ n }) => n)).toEqual([1, 2]);
    expect(await press('*')).toEqual(offered);
    const label = offered.offers[1]?.label ?? '';
    expect((await press('2')).say).toContain(label);
    await press('0');
    expect(await line.db.read((tx) => tx.escalation.count({ where: { state: 'WAITING' } }))).toBe(1);
  });

  it('asks for a call back, which is placed at that time', async () => {
    const line = await openVoiceLine(exchange);
    await ring(line);
    const today = exchange.fd.services.clock().toISOString().slice(0, 10);
    const at = new Date(exchange.fd.services.clock().getTime() + 2 * 3_600_000).toISOString().slice(0, 16);
    // Precondition: the time in two hours is on the same day.
    expect(today).toBe(at.slice(0, 10));
    const done = await line.hear(
      'Call me in two hours',
      start('callback'),
      answerOf('callback_time', `${at}/${at}`, 'in two hours'),
    );
    expect(done.say).toMatch(/^We will call you back: /);
    await line.hangUp();
    expect((await line.call()).outcome).toBe('CALL_BACK');
    await line.drain();
    expect(await line.calls()).toHaveLength(1);
    exchange.fd.advance({ hours: 2, minutes: 1 });
    await line.drain();
    expect((await line.calls()).map(({ direction }) => direction)).toEqual(['INBOUND', 'OUTBOUND']);
  });

  it('leaves a message, which the team gets, and opts out', async () => {
    const line = await openVoiceLine(exchange);
    await ring(line);
    await line.hear('I want to leave a message', start('leave_message'));
    const taken = await line.hear('I am running late', answerOf('message_text', 'I am running late'));
    expect(taken.say).toContain('passed your message on');
    expect(await line.db.read((tx) => tx.escalation.findFirstOrThrow())).toMatchObject({
      code: 'MESSAGE_LEFT',
      detail: 'I am running late',
    });
    expect((await line.hear('Never call me again', { a: 'opt_out' })).say).toBe(
      'We will not contact you again. Goodbye.',
    );
    expect(await line.db.read((tx) => tx.optOut.count())).toBe(1);
    expect((await line.tool('next_step', {})).error).toMatch(/may not contact/);
    const [lead] = await leads(line);
    expect(await outcome(exchange.fd, line.owner, 'startCall', { leadId: lead!.id })).toMatch(
      /CONTACT_SILENT|CALL_RUNNING/,
    );
  });
});

/**
 * Advances to 02:00 UTC of the next day, hours before the first bookable time, because each repetition takes several
 * minutes.
 */
function advanceToNight(): void {
  const now = exchange.fd.services.clock();
  const night = new Date(now).setUTCHours(26, 0, 0, 0);
  exchange.fd.advance({ seconds: Math.ceil((night - now.getTime()) / 1000) });
}

describe('a booking on the phone', () => {
  it('whose response was lost is looked up, and made once', async () => {
    const line = await openVoiceLine(exchange);
    await ring(line);
    await askToBook(line);
    const before = posts();
    exchange.simulators.calcom.faults.add({ kind: 'DROP_AFTER', method: 'POST' });
    expect((await line.hear('yes', YES)).say).toMatch(/^Booked: /);
    expect(posts()).toBe(before + 1);
    expect(await bookings(line)).toMatchObject([{ status: 'BOOKED' }]);
  });

  it('is made once if the process dies at any point', async () => {
    advanceToNight();
    const line = await openVoiceLine(exchange);
    let deaths = 0;
    for (let at = 0; ; at += 1) {
      const from = `+4420794602${String(at).padStart(2, '0')}`;
      await ring(line, from);
      await askToBook(line);
      await line.say('user', 'yes');
      const before = posts();
      line.fuse.left = at;
      const survived = await reportYes(line, `call_yes_${at}`);
      line.fuse.left = Number.POSITIVE_INFINITY;
      await line.settle();
      // The provider repeats a request that received no response.
      if (!survived) await reportYes(line, `call_yes_${at}`);
      const [lead] = await line.db.read((tx) => tx.lead.findMany({ where: { phone: from } }));
      const made = await line.db.read((tx) => tx.booking.findMany({ where: { leadId: lead!.id } }));
      expect({ at, made: made.map(({ status }) => status), posts: posts() - before }).toEqual({
        at,
        made: ['BOOKED'],
        posts: 1,
      });
      expect(
        await rows(exchange.fd, 'select from calls where workspace_id = $1 and memory ->> $2 is not null', [
          line.workspace.id,
          'pending',
        ]),
      ).toEqual([]);
      await line.hangUp();
      if (survived) break;
      deaths += 1;
    }
    // Precondition: the process crashed several times, each time at a different point.
    expect(deaths).toBeGreaterThan(3);
  });
});

/** Handles a report of the assistant in a process that can crash. Returns whether the response confirms the booking. */
async function reportYes(line: VoiceLine, id: string): Promise<boolean> {
  const call = line.onTheLine();
  const toolCall = { id, function: { name: 'report', arguments: { language: 'en', acts: [YES] } } };
  const inCall = { id: call.id, type: call.type, assistantId: call.assistantId, customer: call.customer };
  const payload = Buffer.from(
    JSON.stringify({ message: { type: 'tool-calls', toolCallList: [toolCall], call: inCall } }),
  );
  const headers = { authorization: `Bearer ${line.account.vapi.serverToken}` };
  const answer = JSON.stringify(await handleVapiEvent(line.services, { payload, headers }));
  return answer.includes('Booked: ');
}
