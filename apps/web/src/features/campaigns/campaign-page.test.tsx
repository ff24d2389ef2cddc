import { describe, expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import {
  PauseCampaignDocument,
  ResumeCampaignDocument,
  RetryFailedRecipientsDocument,
} from '../../gql/campaign-actions.ts';
import { LiveCampaignDocument } from '../../gql/live-campaign.ts';
import { ResendUnconfirmedDocument } from '../../gql/resend-unconfirmed.ts';
import { StartCampaignDocument } from '../../gql/schedule-campaign.ts';
import { answer, refused, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  audience,
  buildCampaign,
  campaignPage,
  choices,
  FORBIDDEN,
  recipients,
  sample,
  savedCampaign,
} from './campaigns.fixtures.ts';

const AT = '/admin/acme/campaigns/campaign-1';
const draft = buildCampaign();
const running = buildCampaign({
  status: 'RUNNING',
  startedByName: 'Ada Lovelace',
  startedAt: '2026-11-21T09:00:00.000Z',
  total: 10,
  waiting: 2,
  sent: 6,
  delivered: 5,
  read: 3,
  replied: 1,
  failed: 1,
  skipped: 1,
  lastMinute: 6,
});
const wizard = [
  savedCampaign(draft),
  choices(),
  audience({ INCLUDED: 3, NO_CONSENT: 2 }),
  sample({ name: 'Cora Contact' }),
];

it('describes the filters of the audience', async () => {
  const filter = {
    __typename: 'CampaignAudience' as const,
    search: '',
    tags: ['vip'],
    reachability: ['REACHABLE' as const],
    consented: true,
  };
  const answers = [campaignPage(buildCampaign({ ...running, filter })), recipients([])];
  renderAt(AT, { answers });
  const words = 'Contacts: tag vip, reachable, with consent';
  expect(await screen.findByText(words)).toBeInTheDocument();
});

describe('draft steps', () => {
  it('count recipients and excluded contacts live [WC-23]', async () => {
    const counts = audience({ INCLUDED: 1_204, OPTED_OUT: 3 });
    const { user } = renderAt(AT, { answers: [campaignPage(draft), choices(), counts] });
    const aside = within(await screen.findByRole('complementary', { name: 'Audience size' }));
    expect(await aside.findByText('1,204')).toBeInTheDocument();
    expect(aside.getByRole('row', { name: 'Opted out 3' })).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: 'No consent' }));
    await waitFor(() => expect(counts.asked.at(-1)?.input).toMatchObject({ consentRequired: false }));
  });

  it('apply a saved view with all its filters [WC-23]', async () => {
    const counts = audience({ INCLUDED: 1 });
    const { user } = renderAt(AT, { answers: [campaignPage(draft), choices(), counts] });
    await user.click(await screen.findByRole('combobox', { name: 'Start from a saved view' }));
    await user.click(await screen.findByRole('option', { name: 'Very important' }));
    await waitFor(() =>
      expect(counts.asked.at(-1)?.input.filter).toEqual({
        search: 'london',
        tags: ['vip'],
        reachability: [],
        consented: true,
      }),
    );
    // Filters that have no field in the form are shown and can be removed.
    await user.click(screen.getByRole('button', { name: 'Remove filter Consented' }));
    await waitFor(() => expect(counts.asked.at(-1)?.input.filter).toMatchObject({ tags: ['vip'], consented: null }));
    expect(screen.queryByRole('group', { name: 'Filters' })).not.toBeInTheDocument();
  });

  it('require missing fields before the next step and keep the input', async () => {
    const empty = buildCampaign({ template: null, variables: [] });
    const save = savedCampaign(empty);
    const answers = [campaignPage(empty), choices(), audience({ INCLUDED: 3 }), sample({ name: 'Cora Contact' }), save];
    const { user, at } = renderAt(AT, { answers });
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.click(screen.getByRole('button', { name: 'Next: message' }));
    expect(await screen.findByText('Enter a name.')).toBeInTheDocument();
    expect(save.asked).toHaveLength(0);
    await user.type(name, 'Autumn');
    await user.click(screen.getByRole('button', { name: 'Next: message' }));
    await waitFor(() => expect(at()).toBe(`${AT}?step=message`));
    expect(save.asked[0]?.input).toMatchObject({ id: 'campaign-1', name: 'Autumn' });
    await user.click(await screen.findByRole('button', { name: 'Next: schedule' }));
    expect(await screen.findByText('Choose a template.')).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Template' }));
    await user.click(await screen.findByRole('option', { name: /appointment_reminder/ }));
    await user.click(screen.getByRole('button', { name: 'Next: schedule' }));
    expect(await screen.findByText('Enter one line of text.')).toBeInTheDocument();
    expect(save.asked).toHaveLength(1);
  });

  it('preview the message per recipient and warn of missing values', async () => {
    const toCompany = buildCampaign({
      variables: [
        { __typename: 'CampaignVariable', name: '1', source: 'CONTACT_FIRST_NAME', text: '' },
        { __typename: 'CampaignVariable', name: '2', source: 'CONTACT_COMPANY', text: '' },
      ],
    });
    const people = sample({ name: 'Cora Contact', company: 'Example Ltd' }, { name: 'Carl Contact' });
    const { user } = renderAt(`${AT}?step=message`, { answers: [campaignPage(toCompany), choices(), people] });
    const preview = within(await screen.findByRole('region', { name: 'Preview' }));
    expect(await preview.findByText('Hello Cora, until Example Ltd.')).toBeInTheDocument();
    await user.click(preview.getByRole('button', { name: 'Next recipient' }));
    expect(await preview.findByText(/No value for Variable 2/)).toBeInTheDocument();
  });

  it('link to the channels when no template is approved', async () => {
    renderAt(`${AT}?step=message`, { answers: [campaignPage(draft), choices([])] });
    expect(await screen.findByRole('link', { name: 'Open phone numbers' })).toHaveAttribute(
      'href',
      '/admin/acme/channels',
    );
  });

  it('confirm the displayed recipient count and show a cost only for an entered price [WC-24]', async () => {
    const run = answer(StartCampaignDocument, {
      startCampaign: { __typename: 'CampaignPayload', campaign: running, errors: [] },
    });
    const { user } = renderAt(`${AT}?step=confirm`, { answers: [campaignPage(draft), ...wizard, run, recipients([])] });
    expect(await screen.findByText(/Enter your price per message/)).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Price per message' }), '0.0768');
    expect(await screen.findByText('At most US$0.23, based on your price.')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Send to 3 recipients' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Send “Spring offer”?' }));
    await user.click(dialog.getByRole('button', { name: 'Send to 3 recipients' }));
    await waitFor(() => expect(run.asked).toEqual([{ id: 'campaign-1', receivers: 3 }]));
  });

  it('say why a member without campaign.run cannot send [WC-24]', async () => {
    const mine = buildCampaign({ viewerCan: { ...draft.viewerCan, run: FORBIDDEN } });
    renderAt(`${AT}?step=confirm`, { answers: [campaignPage(mine), ...wizard] });
    const send = await screen.findByRole('button', { name: 'Send to 3 recipients' });
    expect(send).toHaveAccessibleDescription('You may not run campaigns.');
  });

  it('show a draft without its form to members who cannot edit it [WC-23]', async () => {
    const readOnly = buildCampaign({ viewerCan: { ...draft.viewerCan, update: FORBIDDEN } });
    renderAt(AT, { as: 'operator', answers: [campaignPage(readOnly)] });
    expect(await screen.findByText('Contacts: tag spring')).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Name' })).not.toBeInTheDocument();
  });
});

describe('a running campaign', () => {
  const cora = { contactName: 'Cora Contact', contactPhone: '+44••••••0018', status: 'FAILED' as const };

  it('shows each recipient once in a live bar, which is also available as a table', async () => {
    const live = stream(LiveCampaignDocument);
    const answers = [campaignPage(running, [{ reason: 'NO_CONSENT', count: 1 }]), recipients([cora]), live];
    renderAt(AT, { answers });
    const statuses = within(await screen.findByRole('table', { name: 'Recipients by status' }));
    const rows = () => statuses.getAllByRole('row').map((row) => row.textContent);
    expect(rows()).toEqual([
      'Replied110%',
      'Read220%',
      'Delivered220%',
      'Sent110%',
      'Failed110%',
      'ExcludedNo consent 1110%',
      'Pending220%',
    ]);
    act(() =>
      live.emit({
        campaignProgressed: {
          __typename: 'CampaignProgress',
          id: 'campaign-1',
          campaign: { ...running, waiting: 0, sent: 8 },
        },
      }),
    );
    await waitFor(() => expect(rows()).toContain('Sent330%'));
  });

  it('shows masked numbers and the provider’s error', async () => {
    const failed = { ...cora, failureCode: '63024', failureMessage: 'Invalid message recipient' };
    renderAt(AT, { answers: [campaignPage(running), recipients([failed])] });
    const table = within(await screen.findByRole('table', { name: 'Recipients' }));
    expect(await table.findByText('+44••••••0018')).toBeInTheDocument();
    expect(table.getByText('Invalid message recipient (63024)')).toBeInTheDocument();
  });

  it('filters recipients by a status of the bar, in the URL', async () => {
    const list = recipients([cora]);
    const { user, at } = renderAt(AT, { answers: [campaignPage(running), list] });
    const statuses = within(await screen.findByRole('table', { name: 'Recipients by status' }));
    await user.click(statuses.getByRole('button', { name: 'Failed' }));
    await waitFor(() => expect(at()).toBe(`${AT}?status=FAILED#recipients`));
    await waitFor(() =>
      expect(list.asked.at(-1)).toMatchObject({ campaignId: 'campaign-1', filter: { statuses: ['FAILED'] } }),
    );
  });

  it('is paused, and its failed messages are retried [WC-24]', async () => {
    const paused = buildCampaign({ ...running, status: 'PAUSED', pauseReason: 'MEMBER' });
    const pause = answer(PauseCampaignDocument, {
      pauseCampaign: { __typename: 'CampaignPayload', campaign: paused, errors: [] },
    });
    const retry = answer(RetryFailedRecipientsDocument, {
      retryFailedRecipients: { __typename: 'CampaignRecipientsPayload', count: 1, campaign: running, errors: [] },
    });
    const { user } = renderAt(AT, { answers: [campaignPage(running), recipients([cora]), pause, retry] });
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(await screen.findByText('Paused by a member')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry 1 failed message' }));
    await waitFor(() => expect(retry.asked).toEqual([{ id: 'campaign-1' }]));
  });

  it.each([
    [{ status: 'PAUSED', pauseReason: 'ERRORS', failure: '15 of the last 50 messages failed.' }, 'high failure rate'],
    [{ status: 'FAILED', failure: 'No recipients were left.' }, 'No recipients were left.'],
    [{ status: 'RUNNING', isBlockedByWorkspacePause: true }, 'Workspace paused'],
    [{ status: 'SCHEDULED', startsAt: '2026-11-24T09:00', total: 0 }, '24 Nov 2026, 09:00'],
  ] as const)('says why nothing is sent: %j', async (over, words) => {
    const still = buildCampaign({ ...running, ...over });
    renderAt(AT, { answers: [campaignPage(still), recipients([]), audience({ INCLUDED: 3 })] });
    expect((await screen.findAllByText(new RegExp(words))).length).toBeGreaterThan(0);
  });

  it('requires a new confirmation when the audience has grown [WC-24]', async () => {
    const failure = '1,240 people would receive it by now, and 120 were confirmed.';
    const waits = { status: 'PAUSED', pauseReason: 'RECEIVERS', failure, total: 1240, waiting: 1240 } as const;
    const still = buildCampaign({ ...running, ...waits });
    const resume = answer(ResumeCampaignDocument, {
      resumeCampaign: { __typename: 'CampaignPayload', campaign: running, errors: [] },
    });
    const { user } = renderAt(AT, { answers: [campaignPage(still), recipients([]), resume] });
    expect(await screen.findByText('Auto-paused: the audience has grown')).toBeInTheDocument();
    expect(screen.getByText(new RegExp(failure))).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Resume' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Send to 1,240 recipients' }));
    const dialog = within(await screen.findByRole('dialog', { name: /to 1,240 recipients\?$/ }));
    expect(resume.asked).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Send to 1,240 recipients' }));
    await waitFor(() => expect(resume.asked).toEqual([{ id: 'campaign-1' }]));
  });

  it('disables its buttons with the reason for members without campaign.run [WC-24]', async () => {
    const readOnly = buildCampaign({ ...running, viewerCan: { ...running.viewerCan, run: FORBIDDEN } });
    renderAt(AT, { as: 'operator', answers: [campaignPage(readOnly), recipients([])] });
    expect(await screen.findByRole('button', { name: 'Pause' })).toHaveAccessibleDescription(
      'You may not run campaigns.',
    );
  });
});

describe('a template that WhatsApp has changed', () => {
  const moved = { ...draft.template, category: 'MARKETING' } as NonNullable<typeof draft.template>;
  const paused = { ...draft.template, status: 'PAUSED' } as NonNullable<typeof draft.template>;

  it.each([
    [paused, /The template is paused. Only approved templates can be sent/],
    [moved, /changed the template’s category from utility to marketing, which changes the price/],
  ])('warns on a scheduled campaign', async (template, words) => {
    const waits = buildCampaign({ ...running, status: 'SCHEDULED', startsAt: '2026-11-24T09:00', total: 0, template });
    renderAt(AT, { answers: [campaignPage({ ...waits, templateCategory: 'UTILITY' }), audience({ INCLUDED: 3 })] });
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('blocks sending a draft with it and asks for another one [WC-20]', async () => {
    const { user, at } = renderAt(`${AT}?step=confirm`, {
      answers: [campaignPage({ ...draft, template: paused }), ...wizard],
    });
    const send = await screen.findByRole('button', { name: 'Send to 3 recipients' });
    expect(send).toHaveAccessibleDescription(/The template is paused/);
    await user.click(screen.getByRole('button', { name: 'Choose a template' }));
    expect(at()).toBe(`${AT}?step=message`);
  });
});

describe('a campaign with unconfirmed messages', () => {
  const cora = { contactName: 'Cora Contact', status: 'UNCONFIRMED' as const };

  it('is resent to unconfirmed recipients after a warning with their number [WC-24]', async () => {
    const done = buildCampaign({ ...running, status: 'COMPLETED', waiting: 0, unconfirmed: 3, resendableCount: 2 });
    const again = answer(ResendUnconfirmedDocument, {
      resendUnconfirmed: { __typename: 'CampaignRecipientsPayload', count: 2, campaign: running, errors: [] },
    });
    const { user } = renderAt(AT, { answers: [campaignPage(done), recipients([cora]), again] });
    await user.click(await screen.findByRole('button', { name: 'Resend 2 unconfirmed messages' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Resend to 2 recipients?' }));
    expect(dialog.getByText(/may get this message twice/)).toBeInTheDocument();
    expect(again.asked).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Resend to 2 recipients' }));
    await waitFor(() =>
      expect(again.asked).toEqual([{ input: { id: 'campaign-1', recipientId: null, receivers: 2 } }]),
    );
  });

  it('is resent to one recipient, and shows a refusal in the dialog [WC-24]', async () => {
    const paused = buildCampaign({
      ...running,
      status: 'PAUSED',
      pauseReason: 'MEMBER',
      unconfirmed: 1,
      resendableCount: 1,
    });
    const again = answer(
      ResendUnconfirmedDocument,
      refused('CAMPAIGN_NOTHING_UNCONFIRMED', 'id', 'Nobody is unconfirmed.'),
    );
    const people = recipients([cora]);
    const { user } = renderAt(AT, { answers: [campaignPage(paused), people, again] });
    await user.click(await screen.findByRole('button', { name: 'Resend to Cora Contact' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Resend to Cora Contact?' }));
    expect(dialog.getByText(/is sent when you resume the campaign/)).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Resend' }));
    expect(await dialog.findByText(/Nobody is unconfirmed/)).toBeInTheDocument();
    expect(again.asked[0]?.input).toEqual({ id: 'campaign-1', recipientId: 'Cora Contact', receivers: 1 });
  });

  it('is not resent while running or after cancellation', async () => {
    const still = buildCampaign({ ...running, status: 'CANCELLED', unconfirmed: 1, resendableCount: 1 });
    renderAt(AT, { answers: [campaignPage(still), recipients([cora])] });
    expect(await screen.findByRole('button', { name: 'Duplicate' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Resend/ })).not.toBeInTheDocument();
  });
});
