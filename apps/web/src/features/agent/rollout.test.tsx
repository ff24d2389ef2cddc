import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { PublishAgentDocument } from '../../gql/publish-agent.ts';
import {
  AgentRolloutDocument,
  PromoteRolloutDocument,
  RollBackRolloutDocument,
  UpdateRolloutDocument,
} from '../../gql/rollout.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildDraft, buildVersion, draftAnswer, versionsAnswer } from './agent.fixtures.ts';

const side = (versionNumber: number, handoffCount: number) => ({
  __typename: 'RolloutSide' as const,
  versionNumber,
  episodeCount: 12,
  endedCount: 10,
  resolvedCount: 10 - handoffCount,
  bookedCount: 5,
  handoffCount,
  failureCount: 0,
  costUsd: versionNumber === 3 ? 0.12 : null,
  ratingCount: versionNumber === 3 ? 4 : 0,
  averageRating: versionNumber === 3 ? 4.25 : null,
});
type Status = 'ACTIVE' | 'ROLLED_BACK';
const rollout = (status: Status | (() => Status), endReason: 'HANDOFFS' | 'TESTS' | null = null) =>
  answer(AgentRolloutDocument, () => ({
    agentRollout: {
      __typename: 'AgentRollout' as const,
      id: 'rollout-1',
      share: 20,
      status: typeof status === 'function' ? status() : status,
      maxHandoffPercent: 50,
      maxFailurePercent: null,
      minEpisodes: 10,
      startedAt: '2026-11-24T09:00:00.000Z',
      startedByName: 'Ada',
      endReason,
      candidate: side(3, 4),
      base: side(2, 1),
    },
  }));
const AT = '/admin/acme/agent';
const draft = () => draftAnswer(buildDraft());
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

it('shows both versions side by side, and promotes the new one [AG-31]', async () => {
  const promote = answer(PromoteRolloutDocument, { promoteRollout: refused('ROLLOUT_ENDED') });
  const { user } = renderAt(AT, { answers: [draft(), versionsAnswer([buildVersion(1)]), rollout('ACTIVE'), promote] });
  const section = within(await screen.findByRole('region', { name: 'Rollout' }));
  expect(section.getByText('Version 3 for 20% of contacts')).toBeVisible();
  expect(section.getByText(/after at least 10 episodes, on more than 50% handoffs$/)).toBeVisible();
  const handoffs = section.getByRole('row', { name: /Handoffs/ });
  expect(handoffs).toHaveTextContent('4 (40%)1 (10%)');
  expect(section.getByRole('row', { name: /Rating/ })).toHaveTextContent('4.3 (4)–');
  expect(section.getByRole('row', { name: /Cost per resolved/ })).toHaveTextContent('$0.020–');
  await user.click(section.getByRole('button', { name: 'Promote' }));
  const asked = await dialog('Promote version 3?');
  await user.click(asked.getByRole('button', { name: 'Promote version' }));
  expect(await asked.findByText('This rollout has already ended.')).toBeVisible();
  expect(promote.asked).toEqual([{ id: 'rollout-1' }]);
});

it('rolls back in one press [AG-31]', async () => {
  let status: Status = 'ACTIVE';
  const rollBack = answer(RollBackRolloutDocument, () => {
    status = 'ROLLED_BACK';
    return {
      rollBackRollout: {
        __typename: 'AgentRolloutPayload' as const,
        errors: [],
        rollout: { __typename: 'AgentRollout' as const, id: 'rollout-1', status },
      },
    };
  });
  const { user } = renderAt(AT, {
    answers: [draft(), versionsAnswer([buildVersion(1)]), rollout(() => status), rollBack],
  });
  await user.click(await screen.findByRole('button', { name: 'Roll back rollout' }));
  await user.click((await dialog('Roll back to version 2?')).getByRole('button', { name: 'Roll back version' }));
  await waitFor(() => expect(rollBack.asked).toEqual([{ id: 'rollout-1' }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Roll back rollout' })).toBeNull());
});

it.each([
  ['HANDOFFS', 'Too many handoffs'],
  ['TESTS', 'Tests failed'],
] as const)('says why a rollout was rolled back: %s, and has no actions then [AG-31]', async (reason, text) => {
  renderAt(AT, { answers: [draft(), versionsAnswer([buildVersion(1)]), rollout('ROLLED_BACK', reason)] });
  expect(await screen.findByText(text)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Promote' })).toBeNull();
});

it('publishes a version for a share of the contacts with limits [AG-31]', async () => {
  const publish = answer(PublishAgentDocument, refused('AGENT_CHANGED', 'revision'));
  const { user } = renderAt(AT, { answers: [draft(), versionsAnswer([buildVersion(1)]), publish] });
  await user.click(await screen.findByRole('button', { name: 'Publish' }));
  const asked = await dialog('Publish Front desk?');
  const enter = async (label: string, value: string) => {
    await user.clear(await asked.findByLabelText(label));
    await user.type(asked.getByLabelText(label), value);
  };
  await asked.findByLabelText('Share of contacts');
  expect(asked.queryByLabelText('Maximum handoffs')).toBeNull();
  await enter('Share of contacts', '20');
  await enter('Maximum handoffs', '35');
  await user.clear(asked.getByLabelText('Maximum failures'));
  await user.click(asked.getByRole('button', { name: 'Publish' }));
  const asks = { share: 20, maxHandoffPercent: 35, maxFailurePercent: null, minEpisodes: 20 };
  await waitFor(() => expect(publish.asked).toMatchObject([{ input: { rollout: asks } }]));
});

it('changes the share [AG-31]', async () => {
  const update = answer(UpdateRolloutDocument, { updateRollout: refused('ROLLOUT_ENDED') });
  const { user } = renderAt(AT, { answers: [draft(), versionsAnswer([buildVersion(1)]), rollout('ACTIVE'), update] });
  await user.click(await screen.findByRole('button', { name: 'Change share' }));
  const asked = await dialog('Change the share?');
  const share = asked.getByLabelText('Share of contacts');
  await user.clear(share);
  await user.type(share, '60');
  await user.click(asked.getByRole('button', { name: 'Change share' }));
  expect(await asked.findByText('This rollout has already ended.')).toBeVisible();
  expect(update.asked).toEqual([{ id: 'rollout-1', share: 60 }]);
});
