import { describe, expect, test } from '@jest/globals';
import { migrateGraph } from '../../src/engine/migrate-graph.ts';
import { withUnseenReply } from '../../src/engine/offers.ts';
import { defaultGraphV1 } from './graph-v1.ts';
import { answer, Conversation, choose, NEED } from './world.ts';

/** A published graph of version 1, converted to the current version. */
const graph = migrateGraph(defaultGraphV1([NEED], 'BOOK'));
const WANTED = [answer('need', 'a lesson', 'a lesson'), answer('email', 'ana@x.com', 'ana@x.com')];
const start = { a: 'start', flow: 'book' } as const;

function booked(): Conversation {
  const talk = new Conversation(graph);
  talk.say('a lesson, ana@x.com', start, ...WANTED);
  talk.say('the first', choose(1, 'the first'));
  return talk;
}

describe('a flow that replaces a built-in one', () => {
  test('runs once when the contact asks for it while it runs', () => {
    const talk = booked();
    expect(talk.effects('book')).toHaveLength(1);
    expect(talk.stack).toEqual([]);
    expect(talk.state.episode.outcome).toBe('BOOKED');
  });

  test('is left when the contact cancels before anything is booked', () => {
    const talk = new Conversation(graph);
    talk.say('a lesson, ana@x.com', ...WANTED);
    expect(talk.stack).toEqual(['book@book_offer']);
    talk.say('cancel it', { a: 'start', flow: 'cancel' });
    expect(talk.stack).toEqual([]);
  });
});

describe('after an ended episode', () => {
  test.each([
    ['a yes', { a: 'affirm' } as const],
    ['an unclear message', { a: 'unclear' } as const],
    ['the known email address', answer('email', 'ana@x.com', 'ok')],
  ])('%s opens no other episode [AG-05]', (_title, act) => {
    const talk = booked();
    expect(talk.say('ok', act)).not.toBe('');
    expect(talk.state.episode).toMatchObject({ no: 1, outcome: 'BOOKED' });
  });

  test('an open offer of help ends when the contact wants something else [AG-02]', () => {
    const talk = booked();
    talk.say('parking?', { a: 'ask', question: 'Is there parking?' });
    expect(talk.stack).toEqual(['answer@help']); // Precondition: the agent offers help with an unanswered question.
    expect(talk.say('when is it?', { a: 'start', flow: 'appointments' })).not.toContain('colleague');
    expect(talk.stack).toEqual([]);
  });
});

describe('an answer of an earlier episode', () => {
  /** Books again after a number of days, and returns the conversation with the first reply. */
  function returned(days: number) {
    const talk = booked();
    talk.now = new Date(Date.parse(talk.now) + days * 86_400_000).toISOString();
    return { talk, reply: talk.say('another appointment please', start) };
  }

  test.each([
    [91, true],
    [89, false],
  ])('after %s days is confirmed first: %s [AG-04]', (days, isConfirmed) => {
    const { reply } = returned(days);
    expect(reply.includes('You told us earlier: “a lesson”. Is that still right?')).toBe(isConfirmed);
    expect(reply).not.toContain(NEED.words);
  });

  test('is used after a yes, and has a new date', () => {
    const { talk } = returned(91);
    const reply = talk.say('yes', { a: 'affirm' });
    expect(reply).toContain('You told us earlier: “ana@x.com”');
    expect(talk.state.answers['need']).toMatchObject({ value: 'a lesson', at: talk.now });
    expect(talk.say('yes', { a: 'affirm' })).toContain('Which of these times suits you?');
  });

  test('is asked for again after a no, and replaced by a new value', () => {
    const { talk } = returned(91);
    expect(talk.say('no', { a: 'deny' })).toContain(NEED.words);
    expect(talk.state.answers['need']).toBeUndefined();
    talk.say('a repair', answer('need', 'a repair', 'a repair'));
    expect(talk.state.answers['need']).toMatchObject({ value: 'a repair', at: talk.now });
  });

  test('is kept if the contact never says whether it is right', () => {
    const { talk } = returned(91);
    const replies = ['hm', 'hm hm', 'hm hm hm'].map((text) => talk.say(text, { a: 'chat', kind: 'other' }));
    expect(replies[1]).toContain('“a lesson”');
    expect(replies[2]).toContain('“ana@x.com”');
    expect(talk.state.answers['need']).toMatchObject({ value: 'a lesson' });
  });
});

describe('a lead', () => {
  const lead = (message: string | null, waited: string | null = null) =>
    ({ type: 'lead_arrived', leadId: 'l1', fields: {}, message, waited }) as const;

  test('is greeted, and what its form says is not asked again [AG-04]', () => {
    const talk = new Conversation(graph);
    const reply = talk.play(lead('I would like a lesson. ana@x.com'), [start, ...WANTED]);
    expect(reply).not.toContain(NEED.words);
    expect(reply).toContain('1) Tuesday 12 May at 10:00');
  });

  test('is greeted when the text of the form has no meaning', () => {
    const talk = new Conversation(graph);
    const reply = talk.play(lead('.'), [{ a: 'unclear' }]);
    expect(reply).not.toContain('did not understand');
    expect(reply).toContain(NEED.words);
  });

  test('that waited gets an apology', () => {
    const talk = new Conversation(graph);
    talk.play(lead(null, '5 hours'));
    expect(JSON.stringify(talk.commands)).toContain('They waited 5 hours');
  });

  test('of a known contact opens an episode, also after another one without an end [AG-04]', () => {
    const talk = new Conversation(graph);
    talk.say('a lesson', answer('need', 'a lesson', 'a lesson'));
    talk.now = '2026-05-11T20:00:00.000Z';
    const reply = talk.play(lead('Another one'), [answer('booking_choice', 'ANOTHER', 'Another one')]);
    expect(talk.commands).toContainEqual(expect.objectContaining({ type: 'end_episode', outcome: 'ABANDONED' }));
    expect(talk.state.episode.no).toBe(2);
    expect(reply).not.toContain(NEED.words);
  });

  test('in the middle of a conversation continues it', () => {
    const talk = new Conversation(graph);
    talk.say('a lesson', answer('need', 'a lesson', 'a lesson'));
    talk.play(lead('Another one'), [{ a: 'unclear' }]);
    expect(talk.state.episode.no).toBe(1);
  });

  test('who got a template is not bound by a time that it never saw', () => {
    const talk = new Conversation(graph);
    talk.tool = () => ({ ok: true, data: { slots: ['2026-05-12T08:00:00.000Z'] } });
    talk.say('a lesson, ana@x.com', ...WANTED);
    expect(talk.state.offers?.items).toHaveLength(1); // Precondition: the agent offered exactly one time.
    talk.state = withUnseenReply(talk.state);
    talk.say('yes', { a: 'affirm' });
    expect(talk.effects('book')).toEqual([]);
  });
});
