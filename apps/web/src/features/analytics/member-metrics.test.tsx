import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { AnalyticsPageDocument } from '../../gql/analytics-page.ts';
import { MemberMetricsDocument } from '../../gql/member-metrics.ts';
import type { MemberMetricsQuery } from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { toCsv } from './member-metrics.tsx';

const ADA: MemberMetricsQuery['memberMetrics'][number] = {
  __typename: 'MemberMetric',
  memberId: 'member-ada',
  name: 'Ada Lovelace',
  takeoverCount: 4,
  medianTakeoverSeconds: 45,
  messageCount: 12,
  conversationCount: 5,
  medianReplySeconds: 150,
  resolvedCount: 3,
  callCount: 0,
};
const BEN = {
  ...ADA,
  memberId: 'member-ben',
  name: 'Ben Lindqvist',
  takeoverCount: 0,
  medianTakeoverSeconds: null,
  medianReplySeconds: 5400,
};
const PAGE = answer(AnalyticsPageDocument, {
  analyticsStages: [],
  analyticsDays: [],
  analyticsTimes: [],
  analyticsBookings: [],
});

it('shows how fast members take over and reply [AM-38]', async () => {
  renderAt('/admin/acme/analytics', { answers: [PAGE, answer(MemberMetricsDocument, { memberMetrics: [ADA, BEN] })] });
  await screen.findByRole('row', { name: /Ada/ });
  const cells = (name: string) =>
    within(screen.getByRole('row', { name: new RegExp(name) }))
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
  expect(cells('Ada')).toEqual(['Ada Lovelace', '4', '45 s', '12', '5', '3 min', '3']);
  expect(cells('Ben')).toEqual(['Ben Lindqvist', '0', '–', '12', '5', '1.5 h', '3']);
});

it('writes a row for each member, and quotes names that a spreadsheet would run [AM-38]', () => {
  const [head, first, second] = toCsv([BEN, { ...ADA, name: '=A1' }]).split('\r\n');
  expect(head).toBe(
    'member,takeoverCount,medianTakeoverSeconds,messageCount,conversationCount,medianReplySeconds,resolvedCount,callCount',
  );
  expect(first).toBe('"Ben Lindqvist",0,,12,5,5400,3,0');
  expect(second).toMatch(/^"'=A1",/);
});
