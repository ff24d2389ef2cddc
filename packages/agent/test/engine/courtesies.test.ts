import { describe, expect, test } from '@jest/globals';
import { answer, bookGraph, Conversation, choose, NEED, SLOTS } from './world.ts';

const FRIDAY = '2026-05-15T00:00/2026-05-15T23:59';
const ONE = '2026-05-12T10:00/2026-05-12T10:00';
const later = (talk: Conversation, hours: number) => new Date(Date.parse(talk.now) + hours * 3_600_000).toISOString();

function booking(): Conversation {
  const talk = new Conversation();
  talk.say('I would like a trial lesson', { a: 'start', flow: 'book' });
  return talk;
}

describe('a reply', () => {
  test('asks one question when it offers one time, and a yes takes it', () => {
    const talk = new Conversation();
    const reply = talk.say(
      'Tuesday at ten',
      { a: 'start', flow: 'book' },
      answer('preferred_time', ONE, 'Tuesday at ten'),
    );
    expect(reply.match(/\?/g)).toHaveLength(1);
    expect(reply).toContain('Tuesday 12 May at 10:00 is free.');
    expect(talk.commands).toContainEqual(
      expect.objectContaining({
        type: 'say',
        choices: [{ id: expect.any(String), label: 'Tuesday 12 May at 10:00', title: 'Tue 12 May, 10:00' }],
      }),
    );
    talk.say('yes', { a: 'affirm' });
    talk.say('ana@x.com', answer('email', 'ana@x.com', 'ana@x.com'));
    expect(talk.effects('book')).toEqual([{ start: SLOTS[0], email: 'ana@x.com' }]);
  });

  test('mentions an email address that was not asked for', () => {
    const reply = booking().say('ana@x.com', answer('email', 'ana@x.com', 'ana@x.com'));
    expect(reply).toContain('Thank you, noted.');
    expect(reply).toContain('Which of these times suits you?');
  });

  test('does not say twice that a time is not free', () => {
    const talk = booking();
    talk.say('1', choose(1, '1'));
    talk.tool = (tool, args) =>
      tool === 'book'
        ? { ok: false, code: 'SLOT_TAKEN' }
        : { ok: true, data: { slots: args['window'] === null ? SLOTS.slice(2) : [] } };
    const reply = talk.say('ana@x.com', answer('email', 'ana@x.com', 'ana@x.com'));
    expect(reply).toContain('that time has just been taken');
    expect(reply).not.toContain('There is no free time then.');
    expect(reply).toContain('1) Wednesday');
  });
});

describe('a contact who only asks a question', () => {
  const ask = { a: 'ask', question: 'Do I need special shoes?' } as const;

  test('is greeted and gets the answer, without a question of the booking flow [AG-05]', () => {
    const talk = new Conversation(bookGraph([NEED]));
    const reply = talk.say('Do I need special shoes?', ask);
    expect(reply).toContain('Hello');
    expect(reply).toContain('Clean trainers are fine.');
    expect(reply).not.toContain('What can we help you with?');
    expect(talk.state.episode.outcome).toBe('ANSWERED');
  });

  test('is not greeted again in the next minutes, but a day later [AG-04]', () => {
    const talk = new Conversation();
    talk.say('Do I need special shoes?', ask);
    talk.now = later(talk, 1);
    expect(talk.say('And now a lesson, please', { a: 'start', flow: 'book' })).not.toContain('Hello');
    talk.say('never mind', { a: 'cancel_flow' });
    talk.now = later(talk, 30);
    expect(talk.say('A lesson, please', { a: 'start', flow: 'book' })).toContain('Hello');
  });
});

describe('a booking', () => {
  test('continues after a question without an answer, which is noted for the team [AG-02] [AG-19]', () => {
    const talk = booking();
    const reply = talk.say('do you teach horses?', { a: 'ask', question: 'Do you teach horses?' });
    expect(reply).toContain('I have no information about that.');
    expect(reply).toContain('I have noted your question for the team.');
    expect(reply).toContain('Which of these times suits you?');
    expect(talk.commands).toContainEqual({ type: 'unanswered', question: 'Do you teach horses?' });
    talk.say('2', choose(2, '2'));
    talk.say('ana@x.com', answer('email', 'ana@x.com', 'ana@x.com'));
    expect(talk.effects('book')).toHaveLength(1);
  });

  test('looks for another time when the contact moves what is not booked yet, and books once [AG-03]', () => {
    const talk = booking();
    const friday = { a: 'answer', slot: 'preferred_time', value: FRIDAY, quote: 'Friday' } as const;
    const reply = talk.say('can we move it to Friday?', { a: 'start', flow: 'reschedule' }, friday);
    expect(reply).not.toContain('upcoming appointment');
    expect(talk.stack).toEqual(['book@offer']);
    talk.say('1', choose(1, '1'));
    talk.say('ana@x.com', answer('email', 'ana@x.com', 'ana@x.com'));
    expect(talk.effects('book')).toHaveLength(1);
    expect(talk.stack).toEqual([]);
  });

  test('that another flow links to while it is suspended continues, and does not run twice', () => {
    const talk = booking();
    talk.say('leave a message', { a: 'start', flow: 'leave_message' });
    expect(talk.say('move my appointment', { a: 'start', flow: 'reschedule' })).toContain('appointment');
    talk.say('yes', { a: 'affirm' });
    expect(talk.stack.filter((one) => one.startsWith('book@'))).toHaveLength(1);
  });
});
