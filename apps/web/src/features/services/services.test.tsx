import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateServiceDocument } from '../../gql/service-dialog.ts';
import { ServiceVersionsDocument } from '../../gql/service-versions.ts';
import { ServicesPageDocument } from '../../gql/services-page.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const agent = (id: string, name: string, publishedNumber: number | null) => ({
  __typename: 'AgentEdge' as const,
  node: { __typename: 'Agent' as const, id, name, isDefault: id === 'agent-1', publishedNumber },
});
const page = answer(ServicesPageDocument, {
  services: {
    __typename: 'ServiceConnection',
    edges: [],
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    totalCount: 0,
  },
  agents: {
    __typename: 'AgentConnection',
    edges: [agent('agent-1', 'Front desk', 1), agent('agent-2', 'Sales', 2), agent('agent-3', 'Night', null)],
  },
});

it('binds a service to the latest or to a fixed version of a published agent [AM-32]', async () => {
  const versions = answer(ServiceVersionsDocument, ({ agentId }) => ({
    agentVersions: {
      __typename: 'AgentVersionConnection',
      edges: [
        {
          __typename: 'AgentVersionEdge',
          node: { __typename: 'AgentVersion', id: `${agentId}-v2`, number: 2, personaName: 'Robin', note: '' },
        },
      ],
    },
  }));
  const refused = { __typename: 'Refused' as const, code: 'SERVICE_NAME_TAKEN' as const, message: '', field: 'name' };
  const create = answer(CreateServiceDocument, { createService: refused });
  const { user } = renderAt('/admin/acme/services', { answers: [page, versions, create] });
  await user.click(await screen.findByRole('button', { name: 'New service' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New service' }));
  const options = within(dialog.getByLabelText('Agent')).getAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual(['Front desk', 'Sales']);
  await user.type(dialog.getByLabelText('Name'), 'Reception');
  await user.selectOptions(dialog.getByLabelText('Agent'), 'Sales');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(create.asked).toHaveLength(1));
  await user.selectOptions(dialog.getByLabelText('Version'), await dialog.findByText('Version 2: Robin'));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(create.asked).toHaveLength(2));
  expect(create.asked.map(({ input }) => input)).toEqual([
    { name: 'Reception', agentId: 'agent-2', agentVersionId: null },
    { name: 'Reception', agentId: 'agent-2', agentVersionId: 'agent-2-v2' },
  ]);
});
