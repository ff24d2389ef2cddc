import { describe, expect, it } from '@jest/globals';
import { draftProblems, type WorkspaceFacts } from '../../src/engine/draft-graph.ts';
import type { ContextGraph } from '../../src/engine/graph.ts';
import { graphProblems } from '../../src/engine/graph-problems.ts';
import { sentTemplates } from '../../src/engine/surface-problems.ts';

const FORM = '11111111-1111-4111-8111-111111111111';

const graphWith = (args: Record<string, string>): ContextGraph => ({
  version: 2,
  goal: 'Help.',
  flows: {
    join: {
      description: 'The contact wants to become a member.',
      entry: [{ intent: 'The contact wants to become a member.', examples: [] }],
      start: 'form',
      states: {
        form: { kind: 'tool', tool: 'send_surface', args, next: 'done', onError: {} },
        done: { kind: 'end', outcome: 'ANSWERED' },
      },
    },
  },
  slots: {},
  builtins: {},
});
const GRAPH = graphWith({ form: `'${FORM}'` });
const path = ['flows', 'join', 'states', 'form'];
const problemsOf = (surfaces: WorkspaceFacts['surfaces']) =>
  draftProblems({ questions: [], goal: 'BOOK', own: GRAPH }, { access: {}, surfaces });

describe('a state that sends a form', () => {
  it('names one form that no message can choose [AG-21] [AG-24]', () => {
    expect(graphProblems(GRAPH)).toEqual([]);
    expect(sentTemplates(GRAPH)).toEqual([FORM]);
    const words = 'Choose the form that the agent sends.';
    for (const args of [{}, { form: "''" }, { form: 'contact.name' }, { form: `'${FORM}'`, to: "'x'" }])
      expect(graphProblems(graphWith(args as Record<string, string>))).toEqual([{ path, words }]);
  });

  it('is refused in a workspace for calls, and for a form that cannot be sent', () => {
    expect(problemsOf({ channel: 'WHATSAPP', templateIds: [FORM] })).toEqual([]);
    expect(problemsOf({ channel: 'WHATSAPP', templateIds: null })).toEqual([]);
    const words = 'The form does not exist, is archived or is not published. Choose another form.';
    expect(problemsOf({ channel: 'WHATSAPP', templateIds: [] })).toEqual([{ path, words }]);
    expect(problemsOf({ channel: 'VOICE', templateIds: [FORM] })).toEqual([
      { path, words: 'Calls cannot send forms. Use a handoff.' },
    ]);
  });
});
