import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { CreateModelPriceDocument, DeleteModelPriceDocument, ModelPricesDocument } from '../../gql/model-prices.ts';
import type { ModelPricesQuery } from '../../gql/types.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { failedJobs, platformPage } from './platform.fixtures.ts';

const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };
type Price = ModelPricesQuery['modelPrices']['edges'][number]['node'];
const PRICE: Price = {
  __typename: 'ModelPrice',
  id: 'price-1',
  provider: 'OPENAI',
  model: 'gpt-4o',
  inputMicros: 2_500_000,
  cachedInputMicros: null,
  outputMicros: 10_000_000,
  audioMicros: null,
  validFrom: '2026-01-01T00:00:00.000Z',
};
const prices = (...list: Price[]) =>
  answer(ModelPricesDocument, {
    modelPrices: {
      __typename: 'ModelPriceConnection',
      edges: list.map((node) => ({ __typename: 'ModelPriceEdge' as const, cursor: node.id, node })),
      totalCount: list.length,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  });

it('lists the prices, and deletes only one that is not valid yet [AG-26]', async () => {
  const later = { ...PRICE, id: 'price-2', model: 'gpt-9', validFrom: '2999-01-01T00:00:00.000Z' };
  const remove = answer(DeleteModelPriceDocument, {
    deleteModelPrice: { __typename: 'DeletedPayload', id: 'price-2', errors: [] },
  });
  const { user } = renderAt('/platform', {
    ...ADMIN,
    answers: [failedJobs(), platformPage(), prices(PRICE, later), remove],
  });
  const table = within(await screen.findByRole('table', { name: 'Model prices' }));
  expect(await table.findByRole('row', { name: /gpt-4o .*\$2.50 \$2.50 \$10.00 –/ })).toBeInTheDocument();
  expect(table.queryByRole('button', { name: 'Delete the price of gpt-4o' })).toBeNull();
  await user.click(table.getByRole('button', { name: 'Delete the price of gpt-9' }));
  expect(remove.asked).toEqual([{ id: 'price-2' }]);
});

it('adds a price in US dollars, and shows a refusal at the field [AG-26]', async () => {
  const create = answer(CreateModelPriceDocument, refused('MODEL_PRICE_INVALID', 'inputMicros'));
  const { user } = renderAt('/platform', { ...ADMIN, answers: [failedJobs(), platformPage(), prices(), create] });
  expect(await screen.findByText('No model prices yet')).toBeInTheDocument();
  await user.type(screen.getByLabelText('Model name'), 'gpt-9');
  await user.type(screen.getByLabelText('Input price'), '1.25');
  await user.click(screen.getByRole('button', { name: 'Add price' }));
  expect(create.asked).toMatchObject([
    { input: { provider: 'OPENAI', model: 'gpt-9', inputMicros: 1_250_000, outputMicros: null, validFrom: null } },
  ]);
  expect(await screen.findByText(/Enter prices of 0 to 2,000 US dollars/)).toBeInTheDocument();
});
