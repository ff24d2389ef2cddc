import { beforeEach, expect, it, jest } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import { AnalyticsPageDocument } from '../../gql/analytics-page.ts';
import { ModelBudgetDocument, UpdateModelBudgetDocument } from '../../gql/model-budget.ts';
import { ModelUsageDocument } from '../../gql/model-usage.ts';
import type { ModelUsageQuery } from '../../gql/types.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildModelBudget } from '../../testing/settings.ts';
import { usageCsv } from './model-usage.tsx';

const USAGE: ModelUsageQuery['modelUsage'][number] = {
  __typename: 'ModelUsage',
  label: 'OPENAI · gpt-4o',
  callCount: 3,
  unpricedCount: 0,
  inputTokens: 12_000,
  cachedInputTokens: 2000,
  outputTokens: 900,
  audioSeconds: 0,
  costMicros: 4_250_000,
};
const PAGE = answer(AnalyticsPageDocument, {
  analyticsStages: [],
  analyticsDays: [],
  analyticsBookings: [],
  analyticsTimes: [],
});
const usage = (...rows: ModelUsageQuery['modelUsage']) => answer(ModelUsageDocument, { modelUsage: rows });
const budget = (overrides: Parameters<typeof buildModelBudget>[0]) =>
  answer(ModelBudgetDocument, { modelBudget: buildModelBudget(overrides) });

// The charts log warnings in jsdom, because elements have no size.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => {}));

it('shows the cost of a month by model, and by purpose on request [AG-26]', async () => {
  const rows = usage(USAGE, { ...USAGE, label: 'OPENAI_COMPATIBLE · llama', unpricedCount: 3, costMicros: 0 });
  const { user } = renderAt('/admin/acme/analytics', { answers: [PAGE, rows] });
  const section = within(await screen.findByRole('region', { name: 'Model usage' }));
  expect(await section.findByRole('row', { name: /gpt-4o 3 12,000 2,000 900 – \$4.25/ })).toBeInTheDocument();
  expect(section.getByRole('row', { name: /llama .*Unknown/ })).toBeInTheDocument();
  expect(section.getByText('The cost does not include requests without a known price.')).toBeInTheDocument();
  await user.selectOptions(section.getByLabelText('Group usage by'), 'PURPOSE');
  expect(rows.asked.at(-1)).toMatchObject({ by: 'PURPOSE' });
});

it('says that there were no requests, and offers to try again after an error [AG-26]', async () => {
  renderAt('/admin/acme/analytics', { answers: [PAGE, usage()] });
  expect(await screen.findByText('No requests in the selected month')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Download usage CSV' })).toBeDisabled();
  cleanup();
  const failing = answer(ModelUsageDocument, () => {
    throw denied('INTERNAL');
  });
  renderAt('/admin/acme/analytics', { answers: [PAGE, failing] });
  const section = within(await screen.findByRole('region', { name: 'Model usage' }));
  expect(await section.findByText('Could not load')).toBeInTheDocument();
});

it('shows the progress of the budget and that the agent hands off, and saves another limit [AG-26]', async () => {
  const reached = budget({ costMicros: 5_000_000, limitCents: 500, action: 'HAND_OFF', isStopped: true });
  const update = answer(UpdateModelBudgetDocument, {
    updateModelBudget: {
      __typename: 'ModelBudgetPayload',
      budget: buildModelBudget({ limitCents: 1000, action: 'HAND_OFF' }),
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/analytics', { answers: [PAGE, usage(USAGE), reached, update] });
  expect(await screen.findByText('This month: $5.00 of $5.00')).toBeInTheDocument();
  expect(screen.getByRole('progressbar', { name: '100% of the model budget used' })).toBeInTheDocument();
  expect(screen.getByText(/hands conversations off until the month ends/)).toBeInTheDocument();
  await user.clear(screen.getByLabelText('Monthly limit'));
  await user.type(screen.getByLabelText('Monthly limit'), '10');
  await user.click(screen.getByRole('button', { name: 'Save budget' }));
  expect(update.asked).toEqual([{ input: { limitCents: 1000, action: 'HAND_OFF' } }]);
});

it('shows a refusal at the limit, and a viewer cannot change it [AG-26]', async () => {
  const update = answer(UpdateModelBudgetDocument, refused('MODEL_BUDGET_INVALID', 'limitCents'));
  const { user } = renderAt('/admin/acme/analytics', { answers: [PAGE, usage(), budget({}), update] });
  await user.type(await screen.findByLabelText('Monthly limit'), '0');
  await user.click(screen.getByRole('button', { name: 'Save budget' }));
  expect(await screen.findByText(/Enter a limit of 0.01 to 100,000 US dollars/)).toBeInTheDocument();
  cleanup();
  renderAt('/admin/acme/analytics', { as: 'viewer', answers: [PAGE, usage(), budget({})] });
  expect(await screen.findByText('This month: $0.00. There is no limit.')).toBeInTheDocument();
  expect(screen.queryByLabelText('Monthly limit')).toBeNull();
});

it('writes the usage as CSV, without a cost if it is not known [AG-26]', () => {
  const [head, first, second] = usageCsv([USAGE, { ...USAGE, label: '=A1', unpricedCount: 3 }], 'MODEL').split('\r\n');
  expect(head).toBe('model,callCount,unpricedCount,inputTokens,cachedInputTokens,outputTokens,audioSeconds,costUsd');
  expect(first).toBe('"OpenAI · gpt-4o",3,0,12000,2000,900,0,4.250000');
  expect(second).toBe(`"'=A1",3,3,12000,2000,900,0,`);
});
