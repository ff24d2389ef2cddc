import { describe, expect, it } from '@jest/globals';
import { assignedMembers } from '../../src/engine/assign-problems.ts';
import { draftProblems, type WorkspaceFacts } from '../../src/engine/draft-graph.ts';
import type { ContextGraph, Flow } from '../../src/engine/graph.ts';
import { graphProblems } from '../../src/engine/graph-problems.ts';

const MEMBER = '11111111-1111-4111-8111-111111111111';

const graphWith = (args: Record<string, string>): ContextGraph => ({
  version: 2,
  goal: 'Help.',
  flows: {
    invoice: {
      description: 'The contact asks about an invoice.',
      entry: [{ intent: 'The contact asks about an invoice.', examples: [] }],
      start: 'assign',
      states: {
        assign: { kind: 'tool', tool: 'assign', args, next: 'done', onError: {} },
        done: { kind: 'end', outcome: 'ANSWERED' },
      } satisfies Flow['states'],
    },
  },
  slots: {},
  builtins: {},
});
const GRAPH = graphWith({ member: `'${MEMBER}'` });
const problemsOf = (assignment: WorkspaceFacts['assignment']) =>
  draftProblems({ questions: [], goal: 'BOOK', own: GRAPH }, { access: {}, assignment });

describe('a state that assigns the conversation', () => {
  it('names one member, whom no message can choose [AG-21] [AG-24]', () => {
    expect(graphProblems(GRAPH)).toEqual([]);
    expect(assignedMembers(GRAPH)).toEqual([MEMBER]);
    const words = 'Choose the member to whom the conversation is assigned.';
    for (const args of [{}, { member: "''" }, { member: 'contact.name' }, { member: `'${MEMBER}'`, reason: "'x'" }])
      expect(graphProblems(graphWith(args as Record<string, string>))).toEqual([
        { path: ['flows', 'invoice', 'states', 'assign'], words },
      ]);
  });

  it('is refused in a workspace for calls', () => {
    expect(problemsOf({ channel: 'WHATSAPP', memberIds: [MEMBER] })).toEqual([]);
    expect(problemsOf({ channel: 'VOICE', memberIds: [MEMBER] })).toEqual([
      { path: ['flows', 'invoice', 'states', 'assign'], words: 'Calls have no assignee. Use a handoff.' },
    ]);
  });

  it('is refused for a member who is not in the workspace, if the members are known', () => {
    expect(problemsOf({ channel: 'WHATSAPP', memberIds: [] })).toEqual([
      {
        path: ['flows', 'invoice', 'states', 'assign'],
        words: 'The assigned member is no longer in this workspace. Choose another member.',
      },
    ]);
    expect(problemsOf({ channel: 'WHATSAPP', memberIds: null })).toEqual([]);
  });
});
