import { describe, expect, test } from '@jest/globals';
import { defaultGraphV2 } from '../../src/engine/default-graph.ts';
import type { ContextGraph, Flow } from '../../src/engine/graph.ts';
import { answer, Conversation, choose, NEED } from './world.ts';

const WHEN = { ...NEED, key: 'when', words: 'How soon?' };
const parking: Flow = {
  description: 'The contact asks where to park.',
  entry: [{ intent: 'The contact asks where to park.', examples: [] }],
  start: 'car',
  states: {
    car: { kind: 'ask', slot: 'car', required: true, next: 'say' },
    say: { kind: 'say', words: 'Next door.', next: 'end' },
    end: { kind: 'end', outcome: 'ANSWERED' },
  },
};
const graph: ContextGraph = {
  ...defaultGraphV2([NEED, WHEN], 'BOOK'),
  slots: {
    ...defaultGraphV2([NEED, WHEN], 'BOOK').slots,
    car: { type: 'TEXT', words: 'Which car?', scope: 'episode' },
  },
};
const withParking: ContextGraph = { ...graph, flows: { ...graph.flows, parking } };

/** Continues a conversation with the next version of its graph. */
function onVersion(next: ContextGraph, { state }: Conversation): Conversation {
  const talk = new Conversation(next);
  talk.state = { ...state, graphVersionId: 'g2' };
  return talk;
}

function askedWhen(): Conversation {
  const talk = new Conversation(withParking);
  talk.say('my tooth hurts', { a: 'start', flow: 'book' }, answer('need', 'tooth', 'tooth'));
  expect(talk.stack).toEqual(['book@ask_when']);
  return talk;
}

describe('a version that is published or restored during an episode', () => {
  test('continues at the state of the same name', () => {
    const talk = onVersion(defaultGraphV2([{ ...WHEN, words: 'Which day?' }, NEED], 'BOOK'), askedWhen());
    expect(talk.say('hm', { a: 'chat', kind: 'other' })).toContain('Which day?');
    expect(talk.stack).toEqual(['book@ask_when']);
  });

  test('restarts the flow with its answers if the state was removed [AG-10]', () => {
    const talk = onVersion(defaultGraphV2([NEED, { ...NEED, key: 'area', words: 'Which area?' }], 'BOOK'), askedWhen());
    const reply = talk.say('soon', { a: 'chat', kind: 'other' });
    expect(reply).toContain('Which area?');
    expect(reply).not.toContain(NEED.words);
    expect(talk.stack).toEqual(['book@ask_area']);
    expect(talk.state.answers['need']?.value).toBe('tooth');
  });

  test('answers the message if the whole flow was removed, and returns to the previous flow', () => {
    const before = askedWhen();
    before.say('where can I park', { a: 'start', flow: 'parking' });
    expect(before.stack).toEqual(['book@ask_when', 'parking@car']);
    const talk = onVersion(defaultGraphV2([NEED, WHEN], 'BOOK'), before);
    expect(talk.say('a van', { a: 'chat', kind: 'other' })).toContain('How soon?');
    expect(talk.stack).toEqual(['book@ask_when']);
  });

  test('books nothing by a choice whose offer the new version does not make', () => {
    const before = askedWhen();
    before.say('soon', answer('when', 'soon', 'soon'));
    expect(before.stack).toEqual(['book@offer']);
    const talk = onVersion(defaultGraphV2([NEED, WHEN], 'QUALIFY'), before);
    expect(talk.say('the first', choose(1, 'the first'))).not.toBe('');
    expect(talk.effects('book')).toEqual([]);
    expect(talk.state.episode.outcome).toBe('QUALIFIED');
  });
});
