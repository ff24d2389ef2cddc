import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateServiceDocument, UpdateServiceDocument } from '../../gql/service-dialog.ts';
import { ServiceVersionsDocument } from '../../gql/service-versions.ts';
import { ServicesPageDocument } from '../../gql/services-page.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const agent = (id: string, name: string, publishedNumber: number | null) => ({
  __typename: 'AgentEdge' as const,
  node: { __typename: 'Agent' as const, id, name, isDefault: id === 'agent-1', publishedNumber },
});
const services = {
  __typename: 'ServiceConnection' as const,
  edges: [],
  pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
  totalCount: 0,
};
const agents = {
  agents: {
    __typename: 'AgentConnection' as const,
    edges: [agent('agent-1', 'Front desk', 1), agent('agent-2', 'Sales', 2), agent('agent-3', 'Night', null)],
  },
};
const page = answer(ServicesPageDocument, { services, ...agents });

const version = (agentId: string | null | undefined, number: number, graphNumber: number) => ({
  __typename: 'AgentVersionEdge' as const,
  node: {
    __typename: 'AgentVersion' as const,
    id: `${agentId}-v${number}`,
    number,
    graphVersionId: `${agentId}-g${graphNumber}`,
    graphNumber,
    personaName: 'Robin',
    note: '',
  },
});
const versions = answer(ServiceVersionsDocument, ({ agentId }) => ({
  agentVersions: {
    __typename: 'AgentVersionConnection',
    edges: [version(agentId, 3, 2), version(agentId, 2, 1), version(agentId, 1, 1)],
  },
}));

it('binds a service to the latest or to a fixed version and flows of a published agent [AM-32]', async () => {
  const refusal = refused('SERVICE_NAME_TAKEN', 'name');
  const create = answer(CreateServiceDocument, { createService: refusal });
  const { user } = renderAt('/admin/acme/services', { answers: [page, versions, create] });
  await user.click(await screen.findByRole('button', { name: 'Create service' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create service' }));
  const options = within(dialog.getByLabelText('Agent')).getAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual(['Front desk', 'Sales']);
  await user.type(dialog.getByLabelText('Name'), 'Reception');
  await user.selectOptions(dialog.getByLabelText('Agent'), 'Sales');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(create.asked).toHaveLength(1));
  await user.selectOptions(dialog.getByLabelText('Version'), await dialog.findByText('Version 2: Robin'));
  const flows = within(dialog.getByLabelText('Flows')).getAllByRole('option');
  expect(flows.map(({ textContent }) => textContent)).toEqual([
    'Flows of the version',
    'Latest published flows',
    'Flows 2',
    'Flows 1',
  ]);
  await user.selectOptions(dialog.getByLabelText('Flows'), 'Flows 2');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(create.asked).toHaveLength(2));
  await user.selectOptions(dialog.getByLabelText('Flows'), 'Latest published flows');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(create.asked).toHaveLength(3));
  // Another agent has other versions and flows.
  await user.selectOptions(dialog.getByLabelText('Agent'), 'Front desk');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(create.asked).toHaveLength(4));
  const sales = { name: 'Reception', agentId: 'agent-2', isGraphLatest: false };
  expect(create.asked.map(({ input }) => input)).toEqual([
    { ...sales, agentVersionId: null, graphVersionId: null },
    { ...sales, agentVersionId: 'agent-2-v2', graphVersionId: 'agent-2-g2' },
    { ...sales, agentVersionId: 'agent-2-v2', graphVersionId: null, isGraphLatest: true },
    { ...sales, agentId: 'agent-1', agentVersionId: null, graphVersionId: null },
  ]);
});

it('keeps a version and flows that are not listed when a service is edited', async () => {
  const allowed = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };
  const service = {
    __typename: 'Service' as const,
    id: 'service-1',
    name: 'Reception',
    channel: 'WHATSAPP' as const,
    agentId: 'agent-2',
    agentName: 'Sales',
    agentVersionId: 'old-version',
    agentNumber: 12,
    graphVersionId: 'old-graph',
    isGraphLatest: false,
    graphNumber: 7,
    numbers: [],
    disabledAt: null,
    createdAt: '2026-03-02T10:00:00.000Z',
    viewerCan: { __typename: 'ServicePermissions' as const, update: allowed, delete: allowed },
  };
  const listed = answer(ServicesPageDocument, {
    ...agents,
    services: { ...services, edges: [{ __typename: 'ServiceEdge', cursor: 'one', node: service }], totalCount: 1 },
  });
  const update = answer(UpdateServiceDocument, {
    updateService: { __typename: 'ServicePayload', service, errors: [] },
  });
  const { user } = renderAt('/admin/acme/services', { answers: [listed, versions, update] });
  await user.click(await screen.findByRole('button', { name: 'Edit Reception' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit Reception' }));
  expect(dialog.getByLabelText('Version')).toHaveDisplayValue('Version 12');
  expect(dialog.getByLabelText('Flows')).toHaveDisplayValue('Flows 7');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(update.asked[0]?.input).toMatchObject({ agentVersionId: 'old-version', graphVersionId: 'old-graph' });
});
