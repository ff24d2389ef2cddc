import { describe, expect, test } from '@jest/globals';
import type { Question } from '../../src/question.ts';
import { answer, bookGraph, Conversation, SLOTS } from './world.ts';

const ana = (talk: Conversation) => talk.say('ana@x.com', answer('email', 'ana@x.com', 'ana@x.com'));
const titles = (talk: Conversation) => talk.choices.map(({ title }) => title);
const modelCalls = (talk: Conversation) => talk.commands.filter(({ type }) => type === 'understand').length;

const question = (words: string, type: Question['type'], choices: string[]): Question => ({
  key: 'asked',
  words,
  type,
  choices,
  required: true,
  disqualifying: [],
});

/** A contact who has received an offer of three times. */
function offered(): Conversation {
  const talk = new Conversation();
  talk.say('I would like a trial lesson', { a: 'start', flow: 'book' });
  return talk;
}

/** A contact with an appointment. */
function booked(): Conversation {
  const talk = offered();
  talk.press(talk.choices[0]!);
  ana(talk);
  return talk;
}

describe('the options of a reply', () => {
  test('are the offered times, and pressing one books exactly that time without the model [AG-36]', () => {
    const talk = offered();
    expect(titles(talk)).toEqual(['Tue 12 May, 10:00', 'Tue 12 May, 14:00', 'Wed 13 May, 09:00']);
    const before = modelCalls(talk);
    expect(talk.press(talk.choices[1]!)).toContain('email address');
    expect(modelCalls(talk)).toBe(before);
    ana(talk);
    expect(talk.effects('book')).toEqual([{ start: SLOTS[1], email: 'ana@x.com' }]);
  });

  test.each([
    ['en', 'Wed 13 May, 09:00'],
    ['de', 'Mi 13 Mai, 09:00'],
    ['es', 'mié 13 may, 09:00'],
    ['pt', 'qua 13 mai, 09:00'],
    ['fr', 'mer 13 mai, 09:00'],
  ])('are short enough for a button in %s', (language, title) => {
    const talk = new Conversation();
    talk.play({ type: 'contact_message', ids: ['m1'], text: 'book' }, [{ a: 'start', flow: 'book' }], language);
    expect(titles(talk)).toContain(title);
    for (const { title: one } of talk.choices) expect(one.length).toBeLessThanOrEqual(20);
  });

  test('are yes and no before an appointment is moved or canceled [AG-36]', () => {
    const talk = booked();
    talk.say('cancel it', { a: 'start', flow: 'cancel' });
    expect(titles(talk)).toEqual(['Yes', 'No']);
    expect(talk.press(talk.choices[1]!)).not.toContain('cancelled');
    expect(talk.effects('cancel')).toEqual([]);
    talk.say('cancel it', { a: 'start', flow: 'cancel' });
    expect(talk.press(talk.choices[0]!)).toContain('Your appointment was cancelled');
    expect(talk.effects('cancel')).toHaveLength(1);
  });

  test('are yes and no for a question with these answers', () => {
    const talk = new Conversation(bookGraph([question('Are you insured?', 'YES_NO', ['Yes', 'No'])]));
    expect(talk.say('A lesson, please', { a: 'start', flow: 'book' })).toContain('Are you insured?');
    expect(titles(talk)).toEqual(['Yes', 'No']);
    talk.press(talk.choices[0]!);
    expect(talk.state.answers['asked']?.value).toBe('Yes');
  });

  test('are the choices of a question', () => {
    const courses = ['Beginners', 'Riding', 'Jumping', 'Dressage'];
    const talk = new Conversation(bookGraph([question('Which course?', 'CHOICE', courses)]));
    talk.say('A lesson, please', { a: 'start', flow: 'book' });
    expect(titles(talk)).toEqual(courses);
    talk.press(talk.choices[3]!);
    expect(talk.state.answers['asked']?.value).toBe('Dressage');
  });

  test('are absent from a reply that asks nothing', () => {
    const talk = booked();
    talk.say('thank you', { a: 'chat', kind: 'thanks' });
    expect(talk.choices).toEqual([]);
  });
});

describe('an option of an earlier message', () => {
  test('stays valid while the same times are offered', () => {
    const talk = offered();
    const [, second] = talk.choices;
    talk.say('do I need special shoes?', { a: 'ask', question: 'Do I need special shoes?' });
    talk.press(second!);
    ana(talk);
    expect(talk.effects('book')).toEqual([{ start: SLOTS[1], email: 'ana@x.com' }]);
  });

  test('does not answer a later question: the agent says so and offers the times that are free now [AG-36]', () => {
    const talk = offered();
    const [old] = talk.choices;
    talk.say('none of these', { a: 'deny' });
    expect(titles(talk)).not.toContain(old!.title);
    const reply = talk.press(old!);
    expect(reply).toContain('That option no longer applies.');
    expect(reply).toContain('1) ');
    expect(talk.effects('book')).toEqual([]);
    talk.press(talk.choices[0]!);
    ana(talk);
    expect(talk.effects('book')).toHaveLength(1);
  });

  test('does not confirm another change', () => {
    const talk = booked();
    talk.say('cancel it', { a: 'start', flow: 'cancel' });
    const [yes] = talk.choices;
    talk.press(talk.choices[1]!);
    talk.say('cancel it', { a: 'start', flow: 'cancel' });
    expect(talk.press(yes!)).toContain('Shall I cancel this appointment');
    expect(talk.effects('cancel')).toEqual([]);
    // Precondition: the current yes cancels.
    talk.press(talk.choices[0]!);
    expect(talk.effects('cancel')).toHaveLength(1);
  });

  test('starts nothing after the episode has ended, and the agent asks what the contact wants', () => {
    const talk = offered();
    const [first] = talk.choices;
    talk.press(first!);
    ana(talk);
    expect(talk.state.episode.outcome).not.toBeNull();
    const reply = talk.press(first!);
    expect(reply).toContain('That option no longer applies.');
    expect(reply).toContain('What would you like to do?');
    expect(talk.effects('book')).toHaveLength(1);
  });

  test('is not an opt-out, even if its title is a keyword', () => {
    const talk = offered();
    talk.play({ type: 'contact_message', ids: ['m9'], text: 'STOP', button: 'o999.1' });
    expect(talk.effects('opt_out')).toEqual([]);
    // Precondition: the same text is an opt-out if it was written.
    talk.play({ type: 'contact_message', ids: ['m10'], text: 'STOP' });
    expect(talk.effects('opt_out')).toHaveLength(1);
  });

  test('whose time was taken since leads to other times', () => {
    const talk = offered();
    talk.press(talk.choices[0]!);
    talk.tool = (tool, args) =>
      tool === 'book'
        ? { ok: false, code: 'SLOT_TAKEN' }
        : { ok: true, data: { slots: args['window'] === null ? SLOTS.slice(2) : [] } };
    expect(ana(talk)).toContain('that time has just been taken');
    expect(titles(talk)).toContain('Wed 13 May, 09:00');
  });
});
