import { DEFAULT_AGENT_LIMITS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { AgentLimitsDocument } from '../../gql/agent-limits.ts';
import { UpdateAgentLimitsDocument } from '../../gql/update-agent-limits.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { draftAnswer, versionsAnswer } from './agent.fixtures.ts';

const limits = { __typename: 'AgentLimits' as const, ...DEFAULT_AGENT_LIMITS };

async function openLimits(as: 'owner' | 'viewer' = 'owner') {
  const saved = answer(UpdateAgentLimitsDocument, {
    updateAgentLimits: { __typename: 'AgentLimitsPayload', limits: { ...limits }, errors: [] },
  });
  const answers = [draftAnswer(), versionsAnswer([]), answer(AgentLimitsDocument, { agentLimits: limits }), saved];
  const { user } = renderAt('/admin/acme/agent', { as, answers });
  const form = within(await screen.findByRole('form', { name: 'Limits' }));
  return { user, form, saved };
}

it('saves changed limits, with amounts of money in cents [AG-09]', async () => {
  const { user, form, saved } = await openLimits();
  const cost = form.getByRole('textbox', { name: 'Cost per episode' });
  expect(cost).toHaveValue('$0.5');
  await user.clear(cost);
  await user.type(cost, '1.25');
  await user.click(form.getByRole('button', { name: 'Save limits' }));
  expect(await screen.findByText('Limits saved.')).toBeInTheDocument();
  expect(saved.asked).toEqual([{ input: { agentId: null, ...DEFAULT_AGENT_LIMITS, costPerEpisodeCents: 125 } }]);
});

it('names the range of a value outside of it, and saves nothing [AG-09]', async () => {
  const { user, form, saved } = await openLimits();
  const attempts = form.getByRole('textbox', { name: 'Attempts per question' });
  await user.clear(attempts);
  await user.type(attempts, '11');
  await user.click(form.getByRole('button', { name: 'Save limits' }));
  expect(await form.findByText('Enter 1 to 10.')).toBeInTheDocument();
  expect(saved.asked).toEqual([]);
  await user.click(form.getByRole('button', { name: 'Restore defaults' }));
  expect(attempts).toHaveValue('3');
});
