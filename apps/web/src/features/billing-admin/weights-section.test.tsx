import { expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import {
  DeleteEndpointWeightDocument,
  EndpointChoicesDocument,
  EndpointWeightPreviewDocument,
  EndpointWeightsDocument,
  UpdateEndpointWeightDocument,
} from '../../gql/weights.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { EndpointWeight } from './weights-section.tsx';

const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };
const PAGE = '/billing-admin?view=weights';
const PLAN = { __typename: 'WeightedPlan' as const, id: 'plan-1', name: 'Starter' };
const WEIGHT: EndpointWeight = {
  __typename: 'EndpointWeight',
  id: 'weight-1',
  endpoint: 'sendMessage',
  weight: 20,
  plan: PLAN,
  updatedAt: '2026-11-26T09:00:00.000Z',
  updatedByName: 'Pia Lund',
};
const weights = (list: EndpointWeight[] = [WEIGHT]) =>
  answer(EndpointWeightsDocument, {
    endpointWeights: {
      __typename: 'EndpointWeightConnection',
      edges: list.map((node) => ({ __typename: 'EndpointWeightEdge' as const, cursor: node.id, node })),
      totalCount: list.length,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  });
const choices = answer(EndpointChoicesDocument, {
  endpoints: ['leads', 'sendMessage'],
  plans: { __typename: 'PlanConnection', edges: [] },
});
const traffic = { requests: 12, cost: 40, costWithWeight: 120 };
const preview = answer(EndpointWeightPreviewDocument, {
  endpointWeightPreview: {
    __typename: 'EndpointWeightPreview',
    ...traffic,
    workspaceCount: 1,
    workspaces: [{ __typename: 'WorkspaceTraffic', id: 'acme', name: 'Acme Fitness', ...traffic }],
  },
});

it('lists the weights of endpoints with their plan [WC-29]', async () => {
  renderAt(PAGE, {
    ...ADMIN,
    answers: [weights([WEIGHT, { ...WEIGHT, id: 'weight-2', endpoint: 'leads', plan: null }])],
  });
  const row = within(await screen.findByRole('row', { name: /sendMessage/ }));
  for (const text of ['20', 'Starter']) expect(row.getByText(text)).toBeInTheDocument();
  expect(within(screen.getByRole('row', { name: /leads/ })).getByText('All plans')).toBeInTheDocument();
});

it('says that there are no weights, and offers to try again after an error', async () => {
  renderAt(PAGE, { ...ADMIN, answers: [weights([])] });
  expect(await screen.findByText('No weights yet')).toBeInTheDocument();
  cleanup();
  const failing = answer(EndpointWeightsDocument, () => {
    throw denied('INTERNAL');
  });
  renderAt(PAGE, { ...ADMIN, answers: [failing] });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});

it('shows the effect of a weight before it is set, and a refusal at the field [BL-08]', async () => {
  const update = answer(UpdateEndpointWeightDocument, refused('ENDPOINT_WEIGHT_INVALID', 'weight'));
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [weights(), choices, preview, update] });
  await user.click(await screen.findByRole('button', { name: 'Actions for sendMessage' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Change weight' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Weight of an endpoint' }));
  expect(await dialog.findByText('Last 7 days: 12 requests from API keys of 1 workspace.')).toBeInTheDocument();
  const table = within(dialog.getByRole('table', { name: 'Cost of the last 7 days' }));
  expect(within(table.getByRole('row', { name: /Acme Fitness/ })).getByText('120')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Set weight' }));
  expect(await dialog.findByText('Enter a weight of 0 to 1,000 as a whole number.')).toBeInTheDocument();
  expect(update.asked).toEqual([{ input: { endpoint: 'sendMessage', weight: 20, planId: 'plan-1' } }]);
});

it('deletes a weight after a confirmation', async () => {
  const remove = answer(DeleteEndpointWeightDocument, {
    deleteEndpointWeight: {
      __typename: 'EndpointWeightPayload',
      endpointWeight: { __typename: 'EndpointWeight', id: 'weight-1' },
      errors: [],
    },
  });
  const { user } = renderAt(PAGE, { ...ADMIN, answers: [weights(), remove] });
  await user.click(await screen.findByRole('button', { name: 'Actions for sendMessage' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await user.click(
    within(await screen.findByRole('dialog', { name: 'Delete the weight of sendMessage?' })).getByRole('button', {
      name: 'Delete',
    }),
  );
  expect(await screen.findByText('Weight deleted.')).toBeInTheDocument();
  expect(remove.asked).toEqual([{ id: 'weight-1' }]);
});
