import { expect, test } from '@jest/globals';
import { continueInCall } from '../../src/engine/call/call-turn.ts';
import type { ContextGraph } from '../../src/engine/graph.ts';
import { answer, Conversation, context, NOW } from './world.ts';

const graph: ContextGraph = {
  version: 2,
  goal: 'Help.',
  flows: {
    main: {
      description: 'A visit.',
      entry: [{ event: 'call_started', priority: 1 }],
      start: 'car',
      states: {
        car: { kind: 'ask', slot: 'car', required: true, next: 'matter' },
        matter: { kind: 'ask', slot: 'matter', required: true, next: 'end' },
        end: { kind: 'end', outcome: 'ANSWERED' },
      },
    },
  },
  slots: {
    car: { type: 'TEXT', words: 'Which car do you have?', scope: 'contact' },
    matter: { type: 'TEXT', words: 'What is wrong with it?', scope: 'episode' },
  },
  builtins: { book: { enabled: false } },
};

test('the next call asks again what belongs to the episode, and not what belongs to the contact [AG-04] [AG-07]', () => {
  const call = new Conversation(graph);
  call.context = context({ channel: 'voice', prefersTemplates: true });
  expect(call.play({ type: 'call_started' })).toContain('Which car do you have?');
  call.say('a van', answer('car', 'a van', 'a van'));
  call.say('the brakes', answer('matter', 'the brakes', 'the brakes'));
  expect(call.state.episode.outcome).toBe('ANSWERED');
  call.state = continueInCall(call.state);
  call.now = new Date(Date.parse(NOW) + 7 * 86_400_000).toISOString();
  const asked = call.play({ type: 'call_started' });
  expect(asked).toContain('What is wrong with it?');
  expect(asked).not.toContain('Which car do you have?');
});
