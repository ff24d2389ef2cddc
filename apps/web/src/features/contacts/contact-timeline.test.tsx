import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { TimelineEntry } from '../../app/contact-timeline/contact-timeline.tsx';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import { type Answer, answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { around, buildContact, contactsPage, details } from './contacts.fixtures.ts';

const buildEntry = (overrides: Partial<TimelineEntry> = {}): TimelineEntry => ({
  __typename: 'TimelineEntry',
  kind: 'MESSAGE',
  id: 'entry-1',
  occurredAt: '2026-11-21T09:00:00.000Z',
  detail: 'CONTACT',
  text: 'Are you open today?',
  subjectId: 'conversation-1',
  source: null,
  confidencePercent: null,
  recordName: null,
  ...overrides,
});

const timeline = (entries: TimelineEntry[]) => answer(ContactTimelineDocument, { contactTimeline: entries });

/** Opens a contact, and returns its timeline. */
async function open(entries: Answer) {
  const answers = [contactsPage([buildContact()]), details([buildContact()]), ...around(), entries];
  const page = renderAt('/admin/acme/contacts/contact-1', { answers });
  return { ...page, line: within(await screen.findByRole('region', { name: 'Timeline' })) };
}

it('shows each kind with its title, and links it to its object', async () => {
  const { line } = await open(
    timeline([
      buildEntry(),
      buildEntry({ id: '2', kind: 'CAMPAIGN_MESSAGE', detail: 'Spring', text: 'Offer' }),
      buildEntry({ id: '3', kind: 'CONVERSATION', detail: 'RESOLVED', text: '' }),
      buildEntry({ id: '4', kind: 'CALL_ENDED', detail: 'BUSY', text: '', subjectId: 'call-2' }),
      buildEntry({ id: '5', kind: 'LEAD_STATUS', detail: 'QUALIFIED', text: '', subjectId: 'lead-1' }),
      buildEntry({ id: '6', kind: 'BOOKING_CHANGE', detail: 'NO_SHOW_MARKED', text: '', subjectId: 'lead-1' }),
      buildEntry({ id: '7', kind: 'FORM', detail: 'RETURNED', text: 'First visit', subjectId: 'form-1' }),
      buildEntry({ id: '8', kind: 'OPT_IN', detail: '', text: '', subjectId: 'contact-1' }),
      buildEntry({ id: '9', kind: 'RATING', detail: '4', text: '' }),
    ]),
  );
  const href = async (name: string) => (await line.findByRole('link', { name })).getAttribute('href');
  expect(await href('Campaign message: Spring')).toBe('/admin/acme/inbox/conversation-1');
  expect(await href('Conversation resolved')).toBe('/admin/acme/inbox/conversation-1');
  expect(await href('Rated 4 of 5')).toBe('/admin/acme/inbox/conversation-1');
  expect(await href('Call ended: Busy')).toBe('/admin/acme/calls/call-2');
  expect(await href('Lead status: Qualified')).toBe('/admin/acme/leads/lead-1');
  expect(await href('Marked as no-show')).toBe('/admin/acme/leads/lead-1');
  expect(line.getByText('Form returned: First visit')).toBeInTheDocument();
  expect(line.getByText('Opted in to messages')).toBeInTheDocument();
});

it('shows facts with source, confidence and the linked record', async () => {
  const fact = { kind: 'FACT', detail: 'LEARNED', source: 'DATA_SOURCE', confidencePercent: 80 } as const;
  const { line } = await open(
    timeline([
      buildEntry({ ...fact, text: 'membership: Gold', subjectId: 'entity-1' }),
      buildEntry({ ...fact, id: '2', text: 'plan: Basic', subjectId: 'entity-2', recordName: 'A. Patient' }),
    ]),
  );
  expect(await line.findByText('membership: Gold')).toBeInTheDocument();
  expect(line.getByText('Data source · Very likely, 80%')).toBeInTheDocument();
  expect(line.getByText('Linked record: A. Patient · Data source · Very likely, 80%')).toBeInTheDocument();
  expect(line.getAllByRole('link', { name: 'Fact learned' })[1]).toHaveAttribute('href', '/admin/acme/world/entity-2');
});

it('asks the server for the kinds of a filter, and offers to remove it if nothing matches', async () => {
  const all = answer(ContactTimelineDocument, ({ kinds }) => ({ contactTimeline: kinds ? [] : [buildEntry()] }));
  const { user, line } = await open(all);
  await line.findByText('Are you open today?');
  await user.selectOptions(line.getByRole('combobox', { name: 'Activity' }), 'Forms');
  expect(await line.findByText('No matching activity')).toBeInTheDocument();
  expect(all.asked.at(-1)?.kinds).toEqual(['FORM']);
  await user.click(line.getByRole('button', { name: 'Remove filter: Forms' }));
  expect(await line.findByText('Are you open today?')).toBeInTheDocument();
});

it('loads earlier activity with the filter', async () => {
  const page = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => {
      const minute = String(59 - from - at).padStart(2, '0');
      return buildEntry({
        id: `${from + at}`,
        text: `Word ${from + at}`,
        occurredAt: `2026-11-21T09:${minute}:00.000Z`,
      });
    });
  const all = answer(ContactTimelineDocument, ({ before, first }) => ({
    contactTimeline: before ? page(first, 1) : page(0, first),
  }));
  const { user, line } = await open(all);
  await user.selectOptions(line.getByRole('combobox', { name: 'Activity' }), 'Conversations');
  await user.click(await line.findByRole('button', { name: 'Load earlier activity' }));
  const last = all.asked.find(({ before }) => Boolean(before));
  expect(last?.kinds).toContain('MESSAGE');
  expect(await line.findByText(`Word ${last?.first}`)).toBeInTheDocument();
  await waitFor(() => expect(line.queryByRole('button', { name: 'Load earlier activity' })).toBeNull());
});

it('shows that there is no activity', async () => {
  const { line } = await open(timeline([]));
  expect(await line.findByText('No activity yet')).toBeInTheDocument();
});

it('offers to retry after an error', async () => {
  let isDown = true;
  const flaky = answer(ContactTimelineDocument, () => {
    if (isDown) throw denied('INTERNAL');
    return { contactTimeline: [buildEntry()] };
  });
  const { user, line } = await open(flaky);
  const retry = await line.findByRole('button', { name: /try again|retry/i });
  isDown = false;
  await user.click(retry);
  expect(await line.findByText('Are you open today?')).toBeInTheDocument();
});
