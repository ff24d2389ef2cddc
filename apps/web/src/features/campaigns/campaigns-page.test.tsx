import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CampaignsPageDocument } from '../../gql/campaigns-page.ts';
import { CreateCampaignDocument } from '../../gql/create-campaign.ts';
import { answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { audience, buildCampaign, campaignPage, campaignsPage, choices } from './campaigns.fixtures.ts';

const running = buildCampaign({
  id: 'campaign-2',
  name: 'Winter offer',
  status: 'RUNNING',
  total: 10,
  waiting: 4,
  sent: 5,
  delivered: 5,
  read: 3,
  replied: 1,
  failed: 1,
});

it('stores search, status and order in the URL [WC-22]', async () => {
  const page = campaignsPage([buildCampaign(), running]);
  const { user, at } = renderAt('/admin/acme/campaigns', { answers: [page] });
  await screen.findByRole('link', { name: 'Spring offer' });
  await user.keyboard('/');
  await user.keyboard('spring');
  await waitFor(() => expect(at()).toBe('/admin/acme/campaigns?q=spring'));
  await user.click(screen.getByRole('button', { name: 'Name' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/campaigns?q=spring&sort=NAME&dir=asc'));
  await waitFor(() => expect(page.asked.at(-1)?.orderBy).toEqual({ field: 'NAME', direction: 'ASC' }));
  await user.click(screen.getByRole('button', { name: 'Status' }));
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Running' }));
  await waitFor(() => expect(page.asked.at(-1)?.filter).toEqual({ search: 'spring', statuses: ['RUNNING'] }));
  expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
});

it('shows progress and replies of each campaign [WC-22]', async () => {
  renderAt('/admin/acme/campaigns', { answers: [campaignsPage([running])] });
  const bar = await screen.findByRole('progressbar', { name: 'Progress of Winter offer' });
  expect(bar).toHaveAttribute('aria-valuetext', '6 of 10, 1 failed');
  expect(within(screen.getByRole('table', { name: 'Campaigns' })).getByText('20%')).toBeInTheDocument();
});

it('offers to create the first campaign, and to clear a filter without results', async () => {
  const { user, at } = renderAt('/admin/acme/campaigns?q=zzz', { answers: [campaignsPage([])] });
  await user.click(await screen.findByRole('button', { name: 'Show all campaigns' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/campaigns'));
  expect(await screen.findByText('No campaigns yet')).toBeInTheDocument();
  expect(screen.getAllByRole('button', { name: 'New campaign' })).toHaveLength(1);
});

it('creates a draft with default exclusions and opens it [WC-23]', async () => {
  const draft = buildCampaign();
  const create = answer(CreateCampaignDocument, {
    createCampaign: { __typename: 'CampaignPayload', campaign: draft, errors: [] },
  });
  const answers = [campaignsPage([running]), create, campaignPage(draft), audience({ INCLUDED: 3 }), choices()];
  const { user, at } = renderAt('/admin/acme/campaigns', { answers });
  await user.click(await screen.findByRole('button', { name: 'New campaign' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/campaigns/campaign-1'));
  expect(create.asked[0]?.input).toMatchObject({
    consentRequired: true,
    quietFrom: 1200,
    quietUntil: 480,
    startsAt: null,
  });
});

it.each(['operator', 'viewer'] as const)('is read-only for the role %s [WC-30]', async (as) => {
  renderAt('/admin/acme/campaigns', { as, answers: [campaignsPage([running])] });
  expect(await screen.findByRole('link', { name: 'Winter offer' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'New campaign' })).not.toBeInTheDocument();
});

it('shows an error when the list fails to load', async () => {
  const failing = answer(CampaignsPageDocument, () => {
    throw denied('INTERNAL');
  });
  renderAt('/admin/acme/campaigns', { answers: [failing] });
  expect(await screen.findByText(/req-test/)).toBeInTheDocument();
});
