import type { AgentSetupStep } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { AgentUsageDocument } from '../../gql/agent-usage.ts';
import { PublishAgentDocument } from '../../gql/publish-agent.ts';
import { SetupStatusDocument } from '../../gql/setup-status.ts';
import { answer } from '../../testing/answers.ts';
import { buildSetupStatus } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  agentsAnswer,
  buildAgentRow,
  buildDraft,
  buildVersion,
  draftAnswer,
  versionsAnswer,
} from './agent.fixtures.ts';

it('says which numbers and services a new version changes, before and after publishing', async () => {
  const service = { agentNumber: 1, fixedGraphNumber: null, isGraphLatest: false };
  const reception = { ...service, id: 'service-1', name: 'Reception', isLatest: false, numbers: ['+447700900702'] };
  const sales = { ...service, id: 'service-2', name: 'Sales', isLatest: true, numbers: ['+447700900703'] };
  const night = { ...service, id: 'service-3', name: 'Night', isLatest: true, numbers: [], fixedGraphNumber: 4 };
  const clinic = { ...reception, id: 'service-4', name: 'Clinic', isGraphLatest: true, numbers: [] };
  const usage = answer(AgentUsageDocument, {
    agentUsage: {
      __typename: 'AgentUsage',
      latestNumbers: ['+14155238886', '+447700900701'],
      isAccountNumberLatest: false,
      services: [reception, sales, night, clinic].map((row) => ({ __typename: 'AgentUsageService' as const, ...row })),
    },
  });
  const version = { __typename: 'AgentVersion' as const, id: 'version-2', number: 2 };
  const publish = answer(PublishAgentDocument, {
    publishAgent: { __typename: 'PublishAgentPayload', version, errors: [] },
  });
  const answers = [draftAnswer(), versionsAnswer([buildVersion(1)]), usage, publish];
  const { user } = renderAt('/admin/acme/agent', { answers });
  await user.click(await screen.findByRole('button', { name: 'Publish' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Publish Front desk?' }));
  const follows = '3 numbers use the latest version: +14155238886, +447700900701, +447700900703.';
  expect(await dialog.findByText(follows)).toBeInTheDocument();
  expect(dialog.getByText('2 services use the latest version:')).toBeInTheDocument();
  expect(dialog.getByText('Sales: +447700900703')).toBeInTheDocument();
  expect(dialog.getByText('Night: pinned to flows 4, no number')).toBeInTheDocument();
  expect(dialog.getByText('1 service uses a pinned agent version with the latest flows:')).toBeInTheDocument();
  expect(dialog.getByText('Clinic: version 1, no number')).toBeInTheDocument();
  expect(dialog.getByText('1 service uses a pinned version:')).toBeInTheDocument();
  expect(dialog.getByText('Reception: version 1, +447700900702')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Publish' }));
  const message = `Version 2 published. ${follows} Only the flows changed for Clinic (version 1). Not changed: Reception (version 1).`;
  expect(await screen.findByText(message)).toBeInTheDocument();
});

const openAgent = (missingSteps: AgentSetupStep[]) => {
  const isLive = missingSteps.every((step) => step === 'CHOOSE_GREETING');
  const status = isLive ? ('LIVE' as const) : ('INCOMPLETE' as const);
  const setup = buildSetupStatus({ readiness: { __typename: 'AgentReadiness', status, missingSteps } });
  const published = draftAnswer(() => ({ ...buildDraft(), isPublished: true, publishedNumber: 1 }));
  return renderAt('/admin/acme/agent', {
    answers: [
      published,
      versionsAnswer([buildVersion(1)]),
      agentsAnswer([buildAgentRow()]),
      answer(SetupStatusDocument, setup),
    ],
  });
};

it('shows what is missing before the agent can reply, and does not call it live [DK-02]', async () => {
  openAgent(['CONNECT_MODEL']);
  expect(await screen.findByText('Not live · version 1')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Connect a language model' })).toHaveAttribute(
    'href',
    '/admin/acme/settings',
  );
});

it('calls a complete agent live', async () => {
  openAgent([]);
  expect(await screen.findByText('Live · version 1')).toBeInTheDocument();
  expect(screen.queryByText('The agent can’t reply yet')).not.toBeInTheDocument();
});

it('calls an agent live that only lacks a greeting template, and says that leads are not greeted', async () => {
  openAgent(['CHOOSE_GREETING']);
  expect(await screen.findByText('Live · version 1')).toBeInTheDocument();
  expect(screen.getByText('New leads aren’t greeted yet')).toBeInTheDocument();
  expect(screen.queryByText('The agent can’t reply yet')).not.toBeInTheDocument();
});
