import { type Flow, graphProblems, resolveFlows, targetsOf } from '@frontdesk/agent/engine';
import { expect, it } from '@jest/globals';
import { addState, moveState, removeState, renameState } from './graph-edits.ts';
import { createState } from './new-state.ts';

const flow: Flow = {
  description: 'Parking.',
  entry: [{ intent: 'Parking.', examples: [] }],
  start: 'a',
  states: {
    a: { kind: 'say', words: 'A', next: 'b' },
    b: { kind: 'branch', cases: [{ when: 'hours.open', next: 'c' }], otherwise: 'd' },
    c: { kind: 'say', words: 'C', next: 'd' },
    d: { kind: 'end', outcome: 'ANSWERED' },
  },
};
const problemsOf = (edited: Flow) =>
  graphProblems({ version: 2, goal: 'Help.', flows: { flow: edited }, slots: {}, builtins: {} });

it('inserts a state between another one and its next state', () => {
  const [edited, name] = addState(flow, 'a', (next) => createState('say', next, []));
  expect(Object.keys(edited.states)).toEqual(['a', 'say', 'b', 'c', 'd']);
  expect(targetsOf(edited.states['a'])).toEqual([name]);
  expect(targetsOf(edited.states[name])).toEqual(['b']);
  expect(problemsOf(edited)).toEqual([]);
});

it('adds a state after the last one that leads on', () => {
  const [edited, name] = addState(flow, null, (next) => createState('ask', next, ['email']));
  expect(Object.keys(edited.states)).toEqual(['a', 'b', 'c', name, 'd']);
  expect(targetsOf(edited.states['c'])).toEqual([name]);
  expect(problemsOf(edited)).toEqual([]);
});

it('leads past a removed state, and starts with the next one', () => {
  const edited = removeState(flow, 'c');
  expect(targetsOf(edited.states['b'])).toEqual(['d', 'd']);
  expect(problemsOf(edited)).toEqual([]);
  expect(removeState(flow, 'a')).toMatchObject({ start: 'b' });
});

it('renames a state in every transition', () => {
  const edited = renameState(flow, 'd', 'done');
  expect(problemsOf(edited)).toEqual([]);
  expect(Object.keys(edited.states)).toEqual(['a', 'b', 'c', 'done']);
  expect(renameState(flow, 'a', 'z').start).toBe('z');
});

it('starts with the state that becomes the first one', () => {
  expect(moveState(flow, 'b', -1)).toMatchObject({ start: 'b' });
  expect(moveState(flow, 'c', 1).start).toBe('a');
  expect(Object.keys(moveState(flow, 'd', 1).states)).toEqual(['a', 'b', 'c', 'd']);
});

it('creates states of every kind that can be published after their texts are filled in', () => {
  const { slots } = resolveFlows({ version: 2, goal: 'Help.', flows: {}, slots: {}, builtins: {} });
  for (const kind of ['ask', 'tool', 'book', 'branch', 'hand_off'] as const) {
    const [edited] = addState(flow, 'a', (next) => createState(kind, next, Object.keys(slots)));
    expect(problemsOf(edited)).toEqual([]);
  }
});
