import { describe, expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { LiveCampaignDocument } from '../../gql/live-campaign.ts';
import { PauseCampaignDocument } from '../../gql/pause-campaign.ts';
import { ResumeCampaignDocument } from '../../gql/resume-campaign.ts';
import { RetryFailedRecipientsDocument } from '../../gql/retry-failed-recipients.ts';
import { RunCampaignDocument } from '../../gql/run-campaign.ts';
import { SendCampaignAgainDocument } from '../../gql/send-campaign-again.ts';
import { answer, stream } from '../../testing/answers.ts';
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
  state: 'RUNNING',
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
  audience({ RECEIVES: 3, NO_CONSENT: 2 }),
  sample({ name: 'Cora Contact' }),
];

it('says of a campaign by what its people were narrowed', async () => {
  const filter = {
    __typename: 'CampaignFilter' as const,
    search: '',
    tags: ['vip'],
    standings: ['REACHABLE' as const],
    consented: true,
  };
  const answers = [campaignPage(buildCampaign({ ...running, filter })), recipients([])];
  renderAt(AT, { answers });
  const words = 'Everybody with the tag vip, who is reachable, who has agreed to be written to';
  expect(await screen.findByText(words)).toBeInTheDocument();
});

describe('the steps of a draft', () => {
  it('counts who receives it and who is left out, as one chooses [WC-23]', async () => {
    const counts = audience({ RECEIVES: 1_204, OPTED_OUT: 3 });
    const { user } = renderAt(AT, { answers: [campaignPage(draft), choices(), counts] });
    const aside = within(await screen.findByRole('complementary', { name: 'How many receive it' }));
    expect(await aside.findByText('1,204')).toBeInTheDocument();
    expect(aside.getByRole('row', { name: 'Opted out 3' })).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: 'Whoever has not agreed to be written to' }));
    await waitFor(() => expect(counts.asked.at(-1)?.input).toMatchObject({ consentRequired: false }));
  });

  it('takes a saved view with all that it narrows [WC-23]', async () => {
    const counts = audience({ RECEIVES: 1 });
    const { user } = renderAt(AT, { answers: [campaignPage(draft), choices(), counts] });
    await user.click(await screen.findByRole('combobox', { name: 'Begin with a saved view' }));
    await user.click(await screen.findByRole('option', { name: 'Very important' }));
    await waitFor(() =>
      expect(counts.asked.at(-1)?.input.filter).toEqual({
        search: 'london',
        tags: ['vip'],
        standings: [],
        consented: true,
      }),
    );
    // Conditions without a field are shown and can be removed.
    await user.click(screen.getByRole('button', { name: 'Drop Consented from the filter' }));
    await waitFor(() => expect(counts.asked.at(-1)?.input.filter).toMatchObject({ tags: ['vip'], consented: null }));
    expect(screen.queryByRole('group', { name: 'Narrowed to' })).not.toBeInTheDocument();
  });

  it('asks for what is missing before the next step, and keeps what was said', async () => {
    const empty = buildCampaign({ template: null, variables: [] });
    const keep = savedCampaign(empty);
    const answers = [campaignPage(empty), choices(), audience({ RECEIVES: 3 }), sample({ name: 'Cora Contact' }), keep];
    const { user, at } = renderAt(AT, { answers });
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.click(screen.getByRole('button', { name: 'Next: message' }));
    expect(await screen.findByText('Give it a name.')).toBeInTheDocument();
    expect(keep.asked).toHaveLength(0);
    await user.type(name, 'Autumn');
    await user.click(screen.getByRole('button', { name: 'Next: message' }));
    await waitFor(() => expect(at()).toBe(`${AT}?step=message`));
    expect(keep.asked[0]?.input).toMatchObject({ id: 'campaign-1', name: 'Autumn' });
    await user.click(await screen.findByRole('button', { name: 'Next: schedule' }));
    expect(await screen.findByText('Choose a template.')).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Template' }));
    await user.click(await screen.findByRole('option', { name: /appointment_reminder/ }));
    await user.click(screen.getByRole('button', { name: 'Next: schedule' }));
    expect(await screen.findByText('Write one line of words.')).toBeInTheDocument();
    expect(keep.asked).toHaveLength(1);
  });

  it('shows the message as each of them reads it, and who would be left out for want of a word', async () => {
    const toCompany = buildCampaign({
      variables: [
        { __typename: 'CampaignVariable', name: '1', filling: 'CONTACT_FIRST_NAME', text: '' },
        { __typename: 'CampaignVariable', name: '2', filling: 'CONTACT_COMPANY', text: '' },
      ],
    });
    const people = sample({ name: 'Cora Contact', company: 'Example Ltd' }, { name: 'Carl Contact' });
    const { user } = renderAt(`${AT}?step=message`, { answers: [campaignPage(toCompany), choices(), people] });
    const preview = within(await screen.findByRole('region', { name: 'Preview' }));
    expect(await preview.findByText('Hello Cora, until Example Ltd.')).toBeInTheDocument();
    await user.click(preview.getByRole('button', { name: 'The next person' }));
    expect(await preview.findByText(/Nothing is known to fill \{\{2\}\} with/)).toBeInTheDocument();
  });

  it('says which template is missing where none is approved', async () => {
    renderAt(`${AT}?step=message`, { answers: [campaignPage(draft), choices([])] });
    expect(await screen.findByRole('link', { name: 'Go to the channels' })).toHaveAttribute(
      'href',
      '/admin/acme/channels',
    );
  });

  it('confirms the number that was shown, and claims no price that nobody gave [WC-24]', async () => {
    const run = answer(RunCampaignDocument, { runCampaign: { __typename: 'CampaignStarted', campaign: running } });
    const { user } = renderAt(`${AT}?step=confirm`, { answers: [campaignPage(draft), ...wizard, run, recipients([])] });
    expect(await screen.findByText(/is not known here/)).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Price of a message' }), '0.0768');
    expect(await screen.findByText('US$0.23 at most, by the price you entered.')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Send to 3 people' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Send “Spring offer”?' }));
    await user.click(dialog.getByRole('button', { name: 'Send to 3 people' }));
    await waitFor(() => expect(run.asked[0]?.input).toEqual({ id: 'campaign-1', receivers: 3 }));
  });

  it('says why somebody without campaign.run cannot send it [WC-24]', async () => {
    const mine = buildCampaign({ viewerCan: { ...draft.viewerCan, run: FORBIDDEN } });
    renderAt(`${AT}?step=confirm`, { answers: [campaignPage(mine), ...wizard] });
    const send = await screen.findByRole('button', { name: 'Send to 3 people' });
    expect(send).toHaveAccessibleDescription('You may not run campaigns.');
  });

  it('shows a draft to whoever may not change it, without its form [WC-23]', async () => {
    const theirs = buildCampaign({ viewerCan: { ...draft.viewerCan, update: FORBIDDEN } });
    renderAt(AT, { as: 'operator', answers: [campaignPage(theirs)] });
    expect(await screen.findByText('Everybody with the tag spring')).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Name' })).not.toBeInTheDocument();
  });
});

describe('a campaign under way', () => {
  const cora = { contactName: 'Cora Contact', contactPhone: '+44••••••0018', state: 'FAILED' as const };

  it('shows everybody once in a picture that is a table too, and live', async () => {
    const live = stream(LiveCampaignDocument);
    const answers = [campaignPage(running, [{ reason: 'NO_CONSENT', count: 1 }]), recipients([cora]), live];
    renderAt(AT, { answers });
    const states = within(await screen.findByRole('table', { name: 'People by state' }));
    const rows = () => states.getAllByRole('row').map((row) => row.textContent);
    expect(rows()).toEqual([
      'Replied110%',
      'Read220%',
      'Delivered220%',
      'Sent110%',
      'Failed110%',
      'Left outNo consent 1110%',
      'Still to come220%',
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

  it('shows masked numbers as they came, and why in the words of the provider', async () => {
    const told = { ...cora, failureCode: '63024', failureWords: 'Invalid message recipient' };
    renderAt(AT, { answers: [campaignPage(running), recipients([told])] });
    const table = within(await screen.findByRole('table', { name: 'Recipients' }));
    expect(await table.findByText('+44••••••0018')).toBeInTheDocument();
    expect(table.getByText('Invalid message recipient (63024)')).toBeInTheDocument();
  });

  it('narrows the people to a state from the picture, in the address', async () => {
    const list = recipients([cora]);
    const { user, at } = renderAt(AT, { answers: [campaignPage(running), list] });
    const states = within(await screen.findByRole('table', { name: 'People by state' }));
    await user.click(states.getByRole('button', { name: 'Failed' }));
    await waitFor(() => expect(at()).toBe(`${AT}?state=FAILED#recipients`));
    await waitFor(() => expect(list.asked.at(-1)?.filter).toEqual({ campaignId: 'campaign-1', states: ['FAILED'] }));
  });

  it('is paused, and its failures are tried again [WC-24]', async () => {
    const paused = buildCampaign({ ...running, state: 'PAUSED', pauseReason: 'MEMBER' });
    const pause = answer(PauseCampaignDocument, { pauseCampaign: { __typename: 'CampaignPaused', campaign: paused } });
    const retry = answer(RetryFailedRecipientsDocument, {
      retryFailedRecipients: { __typename: 'FailedRecipientsRetried', count: 1, campaign: running },
    });
    const { user } = renderAt(AT, { answers: [campaignPage(running), recipients([cora]), pause, retry] });
    await user.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(await screen.findByText('Somebody paused it')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry 1 failed' }));
    await waitFor(() => expect(retry.asked).toEqual([{ input: { id: 'campaign-1' } }]));
  });

  it.each([
    [{ state: 'PAUSED', pauseReason: 'ERRORS', failure: '15 of the last 50 messages failed.' }, 'too much failed'],
    [{ state: 'FAILED', failure: 'No recipients were left.' }, 'No recipients were left.'],
    [{ state: 'RUNNING', suspended: true }, 'The workspace is paused'],
    [{ state: 'SCHEDULED', startsAt: '2026-11-24T09:00', total: 0 }, '24 Nov 2026, 09:00'],
  ] as const)('says why nothing goes out: %j', async (over, words) => {
    const still = buildCampaign({ ...running, ...over });
    renderAt(AT, { answers: [campaignPage(still), recipients([]), audience({ RECEIVES: 3 })] });
    expect((await screen.findAllByText(new RegExp(words))).length).toBeGreaterThan(0);
  });

  it('is confirmed anew where more people fit than were confirmed [WC-24]', async () => {
    const failure = '1,240 people would receive it by now, and 120 were confirmed.';
    const waits = { state: 'PAUSED', pauseReason: 'RECEIVERS', failure, total: 1240, waiting: 1240 } as const;
    const still = buildCampaign({ ...running, ...waits });
    const resume = answer(ResumeCampaignDocument, {
      resumeCampaign: { __typename: 'CampaignResumed', campaign: running },
    });
    const { user } = renderAt(AT, { answers: [campaignPage(still), recipients([]), resume] });
    expect(await screen.findByText('It paused itself: more people than were confirmed')).toBeInTheDocument();
    expect(screen.getByText(new RegExp(failure))).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Resume' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Send to 1,240 people' }));
    const dialog = within(await screen.findByRole('dialog', { name: /to 1,240 people\?$/ }));
    expect(resume.asked).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Send to 1,240 people' }));
    await waitFor(() => expect(resume.asked).toEqual([{ input: { id: 'campaign-1' } }]));
  });

  it('offers its buttons with the reason to whoever may not press them [WC-24]', async () => {
    const theirs = buildCampaign({ ...running, viewerCan: { ...running.viewerCan, run: FORBIDDEN } });
    renderAt(AT, { as: 'operator', answers: [campaignPage(theirs), recipients([])] });
    expect(await screen.findByRole('button', { name: 'Pause' })).toHaveAccessibleDescription(
      'You may not run campaigns.',
    );
  });
});

describe('a template that WhatsApp thinks otherwise of by now', () => {
  const moved = { ...draft.template, category: 'MARKETING' } as NonNullable<typeof draft.template>;
  const paused = { ...draft.template, status: 'PAUSED' } as NonNullable<typeof draft.template>;

  it.each([
    [paused, /The template is paused: WhatsApp lets only approved ones go out/],
    [moved, /moved it from utility to marketing, which is billed at another price/],
  ])('warns on a scheduled campaign', async (template, words) => {
    const waits = buildCampaign({ ...running, state: 'SCHEDULED', startsAt: '2026-11-24T09:00', total: 0, template });
    renderAt(AT, { answers: [campaignPage({ ...waits, templateCategory: 'UTILITY' }), audience({ RECEIVES: 3 })] });
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('does not let a draft with it be sent, and leads to another one [WC-20]', async () => {
    const { user, at } = renderAt(`${AT}?step=confirm`, {
      answers: [campaignPage({ ...draft, template: paused }), ...wizard],
    });
    const send = await screen.findByRole('button', { name: 'Send to 3 people' });
    expect(send).toHaveAccessibleDescription(/The template is paused/);
    await user.click(screen.getByRole('button', { name: 'Choose a template' }));
    expect(at()).toBe(`${AT}?step=message`);
  });
});

describe('a campaign of which some are unconfirmed', () => {
  const cora = { contactName: 'Cora Contact', state: 'UNCONFIRMED' as const };

  it('is sent again to the unconfirmed by choice, with the number and the warning in sight [WC-24]', async () => {
    const done = buildCampaign({ ...running, state: 'COMPLETED', waiting: 0, unconfirmed: 3, sendableAgain: 2 });
    const again = answer(SendCampaignAgainDocument, {
      sendCampaignAgain: { __typename: 'CampaignSentAgain', count: 2, campaign: running },
    });
    const { user } = renderAt(AT, { answers: [campaignPage(done), recipients([cora]), again] });
    await user.click(await screen.findByRole('button', { name: 'Send 2 unconfirmed again' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Send again to 2 people?' }));
    expect(dialog.getByText(/may get the message twice/)).toBeInTheDocument();
    expect(again.asked).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Send again to 2 people' }));
    await waitFor(() =>
      expect(again.asked).toEqual([{ input: { id: 'campaign-1', recipientId: null, receivers: 2 } }]),
    );
  });

  it('is sent again to one of them, and says in the dialog why it is not [WC-24]', async () => {
    const paused = buildCampaign({
      ...running,
      state: 'PAUSED',
      pauseReason: 'MEMBER',
      unconfirmed: 1,
      sendableAgain: 1,
    });
    const again = answer(SendCampaignAgainDocument, {
      sendCampaignAgain: {
        __typename: 'Refused',
        code: 'CAMPAIGN_NOTHING_UNCONFIRMED',
        field: 'id',
        message: 'Nobody is unconfirmed.',
      },
    });
    const people = recipients([cora]);
    const { user } = renderAt(AT, { answers: [campaignPage(paused), people, again] });
    await user.click(await screen.findByRole('button', { name: 'Send again to Cora Contact' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Send again to Cora Contact?' }));
    expect(dialog.getByText(/goes out when the campaign is resumed/)).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Send again' }));
    expect(await dialog.findByText(/Nobody is unconfirmed/)).toBeInTheDocument();
    expect(again.asked[0]?.input).toEqual({ id: 'campaign-1', recipientId: 'Cora Contact', receivers: 1 });
  });

  it('is not sent again while it still runs, or once it is cancelled', async () => {
    const still = buildCampaign({ ...running, state: 'CANCELLED', unconfirmed: 1, sendableAgain: 1 });
    renderAt(AT, { answers: [campaignPage(still), recipients([cora])] });
    expect(await screen.findByRole('button', { name: 'Use again' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /unconfirmed again|Send again/ })).not.toBeInTheDocument();
  });
});
