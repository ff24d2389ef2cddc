import { describe, expect, test } from '@jest/globals';
import { askForRating } from '../../src/engine/index.ts';
import { scoreIn } from '../../src/engine/templates/ratings.ts';
import { answer, Conversation } from './world.ts';

const ID = '0190a8f0-0000-7000-8000-000000000001';

/** A contact who booked an appointment and is asked for a rating. */
function asked(): Conversation {
  const talk = new Conversation();
  talk.say('I would like a trial lesson', { a: 'start', flow: 'book' });
  talk.press(talk.choices[0]!);
  talk.say('ana@x.com', answer('email', 'ana@x.com', 'ana@x.com'));
  expect(talk.state.episode.outcome).toBe('BOOKED');
  const question = askForRating(talk.state, { id: ID, now: talk.state.episode.lastAt, isOver: false });
  talk.state = question!.state;
  return talk;
}

const press = (talk: Conversation, id: string) =>
  talk.play({ type: 'contact_message', ids: ['press'], text: 'x', button: id }, []);
const of = (talk: Conversation, type: string) => talk.commands.filter((command) => command.type === type);

describe('a text', () => {
  test.each([
    ['4', 4, ''],
    ['4/5', 4, ''],
    [' 5! ', 5, ''],
    ['2 – Bad', 2, ''],
    ['Great!', 5, ''],
    ['muy bien', 5, ''],
    ['pésimo', 1, ''],
    ['Sehr gut', 5, ''],
    ['très bien', 5, ''],
    ['ótimo', 5, ''],
    ['2, I waited for an hour', 2, 'I waited for an hour'],
    ['4\nthe room was cold', 4, 'the room was cold'],
    ['6', null, ''],
    ['0', null, ''],
    ['45', null, ''],
    ['4 pm works for me', null, ''],
    ['4-5 pm', null, ''],
    ['Can I move it to 4?', null, ''],
    ['', null, ''],
  ])('%j has the rating %j [AG-39]', (text, score, rest) => {
    expect(scoreIn(text)).toEqual([score, rest]);
  });
});

describe('the question for a rating', () => {
  test('is asked in the language of the contact with five options', () => {
    const talk = asked();
    const question = askForRating(
      { ...talk.state, language: 'es' },
      { id: ID, now: '2026-05-11T09:00:00Z', isOver: false },
    );
    expect(question?.text).toContain('¿Qué tan satisfecho');
    expect(question?.choices.map(({ title }) => title)).toContain('5 – Muy bien');
    for (const language of ['en', 'de', 'es', 'pt', 'fr'])
      for (const { title } of askForRating({ ...talk.state, language }, { id: ID, now: '', isOver: false })!.choices)
        expect(title.length).toBeLessThanOrEqual(24);
    // A stored option id has these characters only.
    for (const { id } of question!.choices) expect(id).toMatch(/^[A-Za-z0-9_.]{1,100}$/);
  });

  test('is not asked while a flow is open, unless the conversation is over', () => {
    const talk = new Conversation();
    talk.say('I would like a trial lesson', { a: 'start', flow: 'book' });
    const request = { id: ID, now: '2026-05-11T09:00:00Z' };
    expect(askForRating(talk.state, { ...request, isOver: false })).toBeNull();
    const before = JSON.stringify(talk.state);
    const over = askForRating(talk.state, { ...request, isOver: true });
    expect(over?.state).toMatchObject({ stack: [], offers: null, episode: { outcome: 'ABANDONED' } });
    expect(JSON.stringify(talk.state)).toBe(before);
    expect(askForRating({ ...talk.state, phase: 'handed_off' }, { ...request, isOver: true })).toBeNull();
  });

  test('is answered without the model, and the next message is the comment [AG-39]', () => {
    const talk = asked();
    const before = of(talk, 'understand').length;
    press(talk, `rating.${ID.replaceAll('-', '')}.2`);
    expect(of(talk, 'rate')).toEqual([{ type: 'rate', id: ID, score: 2 }]);
    expect(of(talk, 'understand')).toHaveLength(before);
    const reply = talk.say('I waited for an hour', { a: 'chat', kind: 'other' });
    expect(reply).toBe('Thank you for your feedback.');
    expect(of(talk, 'comment_rating')).toHaveLength(1);
    expect(talk.state.rating).toBeNull();
    expect(talk.state.turn).toBeNull();
  });

  test('is answered once: a second press does not rate again', () => {
    const talk = asked();
    press(talk, `rating.${ID.replaceAll('-', '')}.2`);
    expect(press(talk, `rating.${ID.replaceAll('-', '')}.5`)).toContain('comment');
    expect(of(talk, 'rate')).toHaveLength(1);
  });

  test('of another episode does not apply', () => {
    const talk = asked();
    press(talk, 'rating.0190a8f0000070008000000000000002.5');
    expect(of(talk, 'rate')).toEqual([]);
    expect(talk.state.rating).toBeNull();
  });

  test('lapses if the contact writes something else, which is answered', () => {
    const talk = asked();
    talk.say('can we move it?', { a: 'start', flow: 'reschedule' });
    expect(talk.state.rating).toBeNull();
    expect(talk.state.stack).not.toEqual([]);
    talk.say('4', { a: 'unclear' });
    expect(of(talk, 'rate')).toEqual([]);
  });

  test('a request after the rating is served and is no comment', () => {
    const talk = asked();
    press(talk, `rating.${ID.replaceAll('-', '')}.4`);
    talk.say('can we move it?', { a: 'start', flow: 'reschedule' });
    expect(of(talk, 'comment_rating')).toEqual([]);
    expect(talk.state.stack).not.toEqual([]);
  });

  test('ends without a comment if the contact declines', () => {
    const talk = asked();
    press(talk, `rating.${ID.replaceAll('-', '')}.4`);
    expect(talk.play({ type: 'contact_message', ids: ['m9'], text: 'No, thanks' }, [])).toBe(
      'Thank you for your feedback.',
    );
    expect(of(talk, 'comment_rating')).toEqual([]);
    expect(talk.state.rating).toBeNull();
  });
});
