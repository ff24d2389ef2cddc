import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { type ContextGraph, composeGraph, sourceOf } from '@frontdesk/agent/engine';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { OperatorChoiceDocument } from '../../../gql/operator-choice.ts';
import { UpdateContextGraphDocument } from '../../../gql/update-context-graph.ts';
import { answer } from '../../../testing/answers.ts';
import { renderAt } from '../../../testing/render-at.tsx';
import { buildDraft, draftAnswer, versionsAnswer } from '../agent.fixtures.ts';

const own: ContextGraph = {
  version: 2,
  goal: 'Help.',
  flows: {
    invoice: {
      description: 'The contact asks about an invoice.',
      entry: [{ intent: 'The contact asks about an invoice.', examples: [] }],
      start: 'pass_on',
      states: {
        pass_on: { kind: 'tool', tool: 'assign', args: { member: "''" }, next: 'done', onError: {} },
        done: { kind: 'end', outcome: 'ANSWERED' },
      },
    },
  },
  slots: {},
  builtins: {},
};
const member = (id: string, name: string) => ({
  __typename: 'MemberEdge' as const,
  cursor: id,
  node: { __typename: 'Member' as const, id, name },
});

async function openState(channel: 'WHATSAPP' | 'VOICE') {
  const update = answer(UpdateContextGraphDocument, {
    updateContextGraph: { __typename: 'AgentDraftPayload', errors: [] },
  });
  const members = answer(OperatorChoiceDocument, {
    members: { __typename: 'MemberConnection', edges: [member('member-1', 'Ada'), member('member-2', 'Ben')] },
  });
  const draft = buildDraft({ source: sourceOf(composeGraph({ questions: DEFAULT_QUESTIONS, goal: 'BOOK', own })) });
  const { user } = renderAt('/admin/acme/agent', {
    workspace: { channel },
    answers: [draftAnswer(draft), versionsAnswer(), members, update],
  });
  const flows = within(await screen.findByRole('region', { name: 'Flows' }));
  const list = within(await flows.findByRole('navigation', { name: 'Flows' }));
  await user.click(list.getByRole('button', { name: /^Invoice/ }));
  await user.click(flows.getAllByRole('button', { name: /^State pass_on/ })[0]!);
  return { user, flows, update };
}

it('selects the member to whom a state assigns the conversation [AG-21]', async () => {
  const { user, flows, update } = await openState('WHATSAPP');
  expect((await flows.findAllByText('Choose the member to whom the conversation is assigned.')).length).toBeGreaterThan(
    0,
  );
  await user.selectOptions(flows.getByLabelText('Assignee'), await flows.findByRole('option', { name: 'Ben' }));
  await waitFor(() => expect(flows.queryByText(/^Choose the member/)).toBeNull());
  await user.click(flows.getByRole('button', { name: 'Save flows' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
  const sent = JSON.parse(update.asked[0]?.input.source ?? '') as ContextGraph;
  expect(sent.flows['invoice']?.states['pass_on']).toMatchObject({ args: { member: "'member-2'" } });
});

it('says that calls have no assignee, in a workspace for calls', async () => {
  const { flows } = await openState('VOICE');
  expect((await flows.findAllByText('Calls have no assignee. Use a handoff.')).length).toBeGreaterThan(0);
});
