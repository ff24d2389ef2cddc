import { describe, expect, test } from '@jest/globals';
import type { Act } from '../../src/engine/acts.ts';
import { checkWording } from '../../src/engine/check-wording.ts';
import { calendarFrom, instantOf, localTime } from '../../src/engine/dates.ts';
import { DEFAULT_LIMITS } from '../../src/engine/limits.ts';
import { parseReply } from '../../src/engine/parse-reply.ts';
import { parseValue } from '../../src/engine/parse-value.ts';
import type { PlanPart } from '../../src/engine/plan.ts';
import { readBack } from '../../src/engine/voice.ts';
import { answer, bookGraph, Conversation, choose, context, NEED, NOW, ZONE } from './world.ts';

describe('times', () => {
  test.each([
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    // The change to summer time skips 02:30, so the time moves forward.
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    // The change to winter time repeats 02:30. The first occurrence is used.
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
  ])('%s in Madrid is %s', (local, instant) => {
    expect(instantOf(local, ZONE)).toBe(instant);
  });

  test('the calendar of the view follows the local date over a clock change', () => {
    const days = calendarFrom(localTime('2026-10-24T22:30:00.000Z', ZONE), 3);
    expect(days).toEqual([
      { date: '2026-10-25', weekday: 'Sunday' },
      { date: '2026-10-26', weekday: 'Monday' },
      { date: '2026-10-27', weekday: 'Tuesday' },
    ]);
  });
});

describe('values', () => {
  const time = { now: NOW, zone: ZONE };
  const slot = { words: 'What?', scope: 'episode' as const };
  test.each([
    ['NUMBER', '3,5', 3.5],
    ['NUMBER', 'three', null],
    ['YES_NO', 'yes', 'Yes'],
    ['YES_NO', 'maybe', null],
    ['EMAIL', 'Ana@X.com', 'ana@x.com'],
    ['EMAIL', 'ana at x', null],
    ['PHONE', '+34 600 11 22 33', '+34600112233'],
    ['PHONE', '12', null],
    ['DATE', '2026-02-29', null],
    ['DATE', '2028-02-29', '2028-02-29'],
    ['TIME_WINDOW', '2026-05-12T15:00/2026-05-12T17:00', '2026-05-12T15:00/2026-05-12T17:00'],
    ['TIME_WINDOW', '2026-05-12T17:00/2026-05-12T15:00', null],
    ['TIME_WINDOW', '2026-05-10T15:00/2026-05-10T17:00', null],
    ['TIME_WINDOW', '2027-12-12T15:00/2027-12-12T17:00', null],
    ['TIME_WINDOW', 'thursday', null],
    ['TEXT', ' \0 ', null],
  ] as const)('%s %j is %j', (type, raw, expected) => {
    const parsed = parseValue({ ...slot, type }, raw, time);
    expect('value' in parsed ? parsed.value : null).toBe(expected);
  });

  test('a condition of the slot rejects other values', () => {
    const count = { ...slot, type: 'NUMBER' as const, valid: 'value >= 1 and value <= 9' };
    expect(parseValue(count, '3', time)).toEqual({ value: 3 });
    expect(parseValue(count, '12', time)).toHaveProperty('problem');
  });
});

describe('quotes', () => {
  test.each([
    ['Wednesday is better!', 'wednesday', true],
    ['MAÑANA por favor', 'manana', true],
    ['yes 👍', '👍', true],
    ['yes', '👍', false],
    ['hello', 'thursday', false],
    ['hello', '', false],
  ])('in %j, %j is accepted: %s', (text, quote, isAccepted) => {
    const talk = new Conversation(bookGraph([NEED]));
    talk.say(text, answer('need', 'Something', quote), { a: 'chat', kind: 'greet' });
    expect('need' in talk.state.answers).toBe(isAccepted);
  });
});

describe('pairs of acts', () => {
  const offered = () => {
    const talk = new Conversation();
    talk.say('an appointment', { a: 'start', flow: 'book' });
    return talk;
  };
  test('a choice that is not offered is asked for again', () => {
    const talk = offered();
    expect(talk.say('7', choose(7, '7'))).toContain('Sorry, I did not understand that.');
    expect(talk.stack).toEqual(['book@offer']);
  });

  test('a no to all offers leads to later times', () => {
    const talk = offered();
    expect(talk.say('none of these', { a: 'deny' })).toContain('1) Wednesday 13 May at 11:00');
  });

  test('a single offer needs a yes', () => {
    const talk = new Conversation();
    const exact = '2026-05-13T09:00/2026-05-13T09:00';
    const reply = talk.say(
      'wednesday at 9',
      { a: 'start', flow: 'book' },
      answer('preferred_time', exact, 'wednesday at 9'),
    );
    expect(reply).toContain('Wednesday 13 May at 09:00');
    talk.say('a@b.com', answer('email', 'a@b.com', 'a@b.com'));
    expect(talk.effects('book')).toEqual([]);
    talk.say('yes', { a: 'affirm' });
    expect(talk.effects('book')).toHaveLength(1);
  });

  test('a preferred time without a free one is widened once', () => {
    const talk = new Conversation();
    const day = '2026-05-20T00:00/2026-05-20T23:59';
    const reply = talk.say('on the 20th', { a: 'start', flow: 'book' }, answer('preferred_time', day, 'on the 20th'));
    expect(reply).toContain('There is no free time then.');
    expect(reply).toContain('1) Tuesday 12 May at 10:00');
  });

  test.each<[string, Act[], string]>([
    [
      'human beside an answer',
      [answer('preferred_time', '2026-05-13T00:00/2026-05-13T23:59', 'now'), { a: 'human' }],
      'REQUESTED',
    ],
  ])('%s hands off', (_title, acts, reason) => {
    const talk = offered();
    expect(talk.say('a person now', ...acts)).toContain('A colleague will continue here.');
    expect(talk.commands.findLast(({ type }) => type === 'hand_off')).toMatchObject({ reason });
  });

  test('two matters are handled one after the other', () => {
    const talk = new Conversation();
    talk.say('times and a message', { a: 'start', flow: 'appointments' }, { a: 'start', flow: 'leave_message' });
    expect(talk.stack).toEqual(['leave_message@text']);
    expect(talk.say('tell them hi', answer('message_text', 'hi', 'hi'))).toContain('passed your message on');
    expect(talk.effects('leave_message')).toEqual([{ text: 'hi' }]);
  });

  test('an unclear choice of flows is asked', () => {
    const talk = new Conversation();
    const reply = talk.say('my appointment', { a: 'clarify', flows: ['reschedule', 'cancel'] });
    expect(reply).toContain('What would you like to do?');
    talk.say('2', choose(2, '2'));
    expect(talk.say('hm', { a: 'unclear' })).toContain('Would you like to book an appointment?');
  });

  test('a cancelled flow ends and is acknowledged', () => {
    const talk = offered();
    expect(talk.say('forget it', { a: 'cancel_flow' })).toContain('let us leave that');
    expect(talk.state.episode.outcome).toBe('ABANDONED');
  });
});

describe('limits and reasons [AG-09]', () => {
  const reasonAfter = (talk: Conversation) =>
    talk.commands.flatMap((command) => (command.type === 'hand_off' ? [command.reason] : [])).at(-1);

  test('a required question without an answer hands off after its attempts', () => {
    const talk = new Conversation(bookGraph([NEED]));
    for (let count = 0; count < 4; count++) talk.say('lovely weather', { a: 'chat', kind: 'other' });
    expect(reasonAfter(talk)).toBe('NO_ANSWER');
  });

  test('an optional question without an answer is skipped', () => {
    const talk = new Conversation(bookGraph([{ ...NEED, required: false }]));
    for (let count = 0; count < 4; count++) talk.say('lovely weather', { a: 'chat', kind: 'other' });
    expect(talk.stack).toEqual(['book@offer']);
  });

  test.each([
    ['TOO_LONG', { messagesPerEpisode: 2 }],
    ['TOO_LONG', { turnsPerHour: 2 }],
    ['NOT_UNDERSTOOD', { unclear: 2 }],
  ])('%s is a setting: %j', (reason, limits) => {
    const talk = new Conversation(bookGraph([NEED]));
    talk.context = context({ limits: { ...DEFAULT_LIMITS, ...limits } });
    for (let count = 0; count < 3; count++) talk.say('hm', { a: 'unclear' });
    expect(reasonAfter(talk)).toBe(reason);
  });

  test('tokens and cost are counted', () => {
    const talk = new Conversation();
    const usage = { tokens: 30_000, costUsd: 0.1 };
    const [command] = talk.apply({ type: 'contact_message', ids: ['m1'], text: 'hello' });
    if (command?.type !== 'understand') throw new Error('No understanding was requested.');
    talk.apply({ type: 'understood', callId: command.callId, language: 'en', acts: [{ a: 'unclear' }], usage });
    expect(reasonAfter(talk)).toBe('COST_LIMIT');
  });

  test('a handed-off contact gets a holding sentence at most every 30 minutes', () => {
    const talk = new Conversation();
    talk.say('a person', { a: 'human' });
    expect(talk.say('hello?')).toBe('');
    talk.now = '2026-05-11T08:31:00.000Z';
    expect(talk.say('hello?')).toContain('A colleague will reply');
    expect(talk.say('hello?')).toBe('');
  });
});

describe('wording checks', () => {
  const fact: PlanPart = {
    kind: 'fact',
    question: 'Price?',
    passages: [{ id: 's1', text: 'A lesson costs 25 euros.', url: null }],
  };
  const facts = { lastReply: 'Hello there.', channel: 'whatsapp' as const };
  const problemsOf = (part: PlanPart, text: string, sources: string[] = []) =>
    checkWording([part], [{ part: 1, text, sources }], facts).problems;
  const ack: PlanPart = { kind: 'ack', ack: 'thanks', words: null };

  test.each<[string, readonly [PlanPart, string, string[]], string]>([
    ['a fact without a source', [fact, 'A lesson costs 25 euros.', []], 'Part 1: the sources do not support the text.'],
    [
      'a source that was not offered',
      [fact, 'A lesson costs 25 euros.', ['s9']],
      'Part 1: the sources do not support the text.',
    ],
    ['another price', [fact, 'A lesson costs 20 euros.', ['s1']], 'Part 1: 20 is not in the plan.'],
    [
      'an unsupported statement',
      [fact, 'Parking behind the building is free', ['s1']],
      'Part 1: the sources do not support the text.',
    ],
    [
      'an invented link',
      [ack, 'See https://evil.example/pay', []],
      'Part 1: https://evil.example/pay is not in the plan.',
    ],
    ['an empty text', [ack, ' ', []], 'Part 1 is empty.'],
    ['the last message again', [ack, 'hello THERE', []], 'Do not repeat the last message.'],
    ['a text that is too long', [ack, 'a'.repeat(1601), []], 'Write at most 1600 characters.'],
    ['JSON', [ack, '{"text": "hi"}', []], 'Part 1: write plain text.'],
  ])('rejects %s', (_title, wording, problem) => {
    expect(problemsOf(...wording)).toContain(problem);
  });

  test('accepts a supported fact with its source', () => {
    expect(problemsOf(fact, 'A lesson costs 25 euros.', ['s1'])).toEqual([]);
  });

  test('rejects missing and swapped parts', () => {
    expect(checkWording([ack, ack], [{ part: 1, text: 'Hi', sources: [] }], facts).problems).toHaveLength(1);
  });
});

describe('the language [AG-08]', () => {
  test.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['fr', 'en'],
  ])('of a contact who writes %s is %s if the workspace has English and German', (written, used) => {
    const talk = new Conversation();
    talk.context = context({ languages: ['en', 'de'] });
    const booking = { type: 'contact_message' as const, ids: ['m1'], text: 'Termin' };
    const reply = talk.play(booking, [{ a: 'start', flow: 'book' }], written);
    expect(talk.state.language).toBe(used);
    expect(reply).toContain(used === 'de' ? 'Dienstag' : 'Tuesday');
  });
});

describe('replies of the model', () => {
  const usage = { tokens: 1, costUsd: 0 };
  test.each([[null], [''], ['no json'], ['{"language":"en"}'], ['{"language":"en","acts":[{"a":"fly"}]}']])(
    '%j is a failed call',
    (text) => {
      expect(parseReply({ call: 'understand', callId: 'u1', text, usage })).toMatchObject({ type: 'model_failed' });
    },
  );

  test('a reply that matches the schema is an event', () => {
    const text = '{"language":"en","acts":[{"a":"affirm"}]}';
    expect(parseReply({ call: 'understand', callId: 'u1', text, usage })).toMatchObject({ type: 'understood' });
  });
});

describe('voice', () => {
  test('offers two times, reads an email back and listens to digits [AG-07]', () => {
    const talk = new Conversation();
    talk.context = context({ channel: 'voice' });
    const offers = talk.play({ type: 'call_started' });
    expect(offers).toContain('2) Tuesday 12 May at 14:00');
    expect(offers).not.toContain('3)');
    talk.play({ type: 'contact_message', ids: ['d1'], text: '2', dtmf: '2' });
    expect(talk.stack).toEqual(['book@email']);
    expect(talk.say('ana at x dot com', answer('email', 'ana@x.com', 'ana at x dot com'))).toContain('a n a @ x.com');
    expect(talk.effects('book')).toEqual([]);
    talk.say('yes', { a: 'affirm' });
    expect(talk.effects('book')).toHaveLength(1);
  });

  test('zero asks for a person, and silence repeats the question', () => {
    const talk = new Conversation();
    talk.context = context({ channel: 'voice' });
    talk.play({ type: 'call_started' });
    expect(talk.play({ type: 'silence' })).toContain('Which of these times suits you?');
    expect(talk.play({ type: 'contact_message', ids: ['d1'], text: '0', dtmf: '0' })).toContain('A colleague');
  });

  test('digits are read in pairs', () => {
    expect(readBack('+34600112233', 'PHONE')).toBe('+ 34 60 01 12 23 3');
  });
});
