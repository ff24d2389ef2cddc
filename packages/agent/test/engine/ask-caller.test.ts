import { describe, expect, it } from '@jest/globals';
import {
  CALLER_NAME,
  CALLER_PHONE,
  defaultGraphV2,
  graphProblems,
  resolveFlows,
  withCallerQuestions,
} from '../../src/engine/index.ts';

const graph = withCallerQuestions(defaultGraphV2([], 'BOOK'), 'de-DE');
const { flows } = resolveFlows(graph);

describe('the questions to callers who withheld their number', () => {
  it.each([
    ['book', 'book'],
    ['leave_message', 'keep'],
    ['callback', 'plan'],
  ])('come before the tool of the flow %s that needs a contact', (flow, tool) => {
    const { states } = flows[flow]!;
    expect(states[CALLER_NAME]).toMatchObject({ kind: 'ask', slot: CALLER_NAME, required: false, next: CALLER_PHONE });
    expect(states[CALLER_PHONE]).toMatchObject({ kind: 'ask', slot: CALLER_PHONE, required: true, next: tool });
    const leading = Object.entries(states).filter(([, state]) => 'next' in state && state.next === tool);
    expect(leading.map(([name]) => name)).toEqual([CALLER_PHONE]);
  });

  it('leave a graph that can run, and flows that need no contact unchanged', () => {
    expect(graphProblems(graph)).toEqual([]);
    expect(flows['answer']).toEqual(resolveFlows(defaultGraphV2([], 'BOOK')).flows['answer']);
    expect(graph.slots[CALLER_PHONE]).toMatchObject({
      type: 'PHONE',
      words: 'Unter welcher Telefonnummer erreichen wir Sie?',
    });
  });
});
