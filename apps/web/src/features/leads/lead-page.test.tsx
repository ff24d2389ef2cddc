import { expect, it } from '@jest/globals';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { AvailableSlotsDocument } from '../../gql/available-slots.ts';
import { UpdateBookingExternalDataDocument } from '../../gql/booking-external-data.ts';
import { CancelBookingDocument } from '../../gql/cancel-booking.ts';
import { ChangeLeadStatusDocument } from '../../gql/change-lead-status.ts';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import { CreateBookingDocument } from '../../gql/create-booking.ts';
import { DeleteLeadDocument } from '../../gql/delete-lead.ts';
import { DialServicesDocument } from '../../gql/dial-services.ts';
import { EditLeadDocument } from '../../gql/edit-lead.ts';
import { LeadCallsDocument } from '../../gql/lead-calls.ts';
import { UpdateLeadExternalDataDocument } from '../../gql/lead-external-data.ts';
import { LeadPageDocument } from '../../gql/lead-page.ts';
import { LiveLeadDocument } from '../../gql/live-lead.ts';
import { LiveLeadBookingsDocument } from '../../gql/live-lead-bookings.ts';
import { LiveLeadCallsDocument } from '../../gql/live-lead-calls.ts';
import { StartCallDocument } from '../../gql/start-call.ts';
import { answer, denied, refused, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { ALLOWED, buildLead, leadsPage, REFUSED } from './leads.fixtures.ts';

const page = (lead = buildLead()) =>
  answer(LeadPageDocument, {
    workspace: {
      __typename: 'Workspace',
      id: 'workspace-acme',
      viewerCan: { __typename: 'WorkspacePermissions', createBookings: ALLOWED },
    },
    lead,
  });

const callsOf = (...calls: ReturnType<typeof buildCall>[]) =>
  answer(LeadCallsDocument, {
    calls: {
      __typename: 'CallConnection',
      edges: calls.map((node) => ({ __typename: 'CallEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: calls.length,
    },
  });
const buildCall = (overrides: object = {}) => ({
  __typename: 'Call' as const,
  id: 'call-1',
  direction: 'OUTBOUND' as const,
  status: 'ENDED' as const,
  mode: 'AGENT' as const,
  outcome: 'BOOKED' as const,
  unansweredReason: null,
  failure: null,
  createdAt: '2026-11-21T09:00:00.000Z',
  ...overrides,
});

async function choose(user: ReturnType<typeof renderAt>['user'], status: string) {
  await user.click(await screen.findByRole('combobox', { name: 'Status' }));
  await user.click(await screen.findByRole('option', { name: status }));
}

it('changes the status immediately', async () => {
  const change = answer(ChangeLeadStatusDocument, {
    updateLead: {
      __typename: 'LeadPayload',
      lead: { __typename: 'Lead', id: 'lead-1', status: 'CONTACTED', updatedAt: '2026-11-21T10:00:00.000Z' },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/leads/lead-1', { as: 'member', answers: [page(), change] });
  await choose(user, 'Contacted');
  expect(screen.getByRole('combobox', { name: 'Status' })).toHaveValue('Contacted');
  await waitFor(() => expect(change.asked).toEqual([{ input: { id: 'lead-1', status: 'CONTACTED' } }]));
});

it('reverts the status when the server refuses', async () => {
  const change = answer(ChangeLeadStatusDocument, () => {
    throw denied('FORBIDDEN', { requiredPolicy: 'lead.manage' });
  });
  const { user } = renderAt('/admin/acme/leads/lead-1', { as: 'member', answers: [page(), change] });
  await choose(user, 'Contacted');
  expect(await screen.findByText(/required permission: lead.manage/)).toBeInTheDocument();
  expect(screen.getByRole('combobox', { name: 'Status' })).toHaveValue('New');
});

it('says why the viewer cannot change the status', async () => {
  const update = REFUSED('You need the policy lead.manage: Create leads.');
  const lead = buildLead({ viewerCan: { __typename: 'LeadPermissions', update, delete: update } });
  renderAt('/admin/acme/leads/lead-1', { as: 'agent', answers: [page(lead)] });
  const status = await screen.findByRole('region', { name: 'Status' });
  expect(within(status).getByText(/You need the policy lead.manage/)).toBeInTheDocument();
  expect(within(status).queryByRole('combobox')).toBeNull();
  expect(screen.getByRole('button', { name: 'Edit' })).toHaveAccessibleDescription(/lead.manage/);
});

it('shows the refusal of an edit at its field', async () => {
  const edit = answer(EditLeadDocument, refused('NAME_INVALID', 'name'));
  const { user } = renderAt('/admin/acme/leads/lead-1', { as: 'member', answers: [page(), edit] });
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  expect(screen.getByLabelText('Name')).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.getByLabelText('Name')).toHaveAccessibleDescription(/at least one letter/));
});

it('deletes after confirmation and returns to the list', async () => {
  const remove = answer(DeleteLeadDocument, { deleteLead: { __typename: 'DeletedPayload', id: 'lead-1', errors: [] } });
  const { user, at } = renderAt('/admin/acme/leads/lead-1', { answers: [page(), leadsPage([]), remove] });
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete lead Marisol Ortega?' });
  await user.click(within(dialog).getByRole('button', { name: 'Delete Marisol Ortega' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/leads'));
});

it('shows that another member deleted the lead', async () => {
  const changes = stream(LiveLeadDocument);
  renderAt('/admin/acme/leads/lead-1', { answers: [page(), changes] });
  await screen.findByRole('heading', { level: 1, name: 'Marisol Ortega' });
  act(() => changes.emit({ leadChanged: { __typename: 'LeadChange', id: 'lead-1', kind: 'DELETED', lead: null } }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Lead deleted' })).toBeInTheDocument();
});

it('shows “not found” for an unknown id or another workspace’s lead', async () => {
  const absent = answer(LeadPageDocument, () => {
    throw denied('NOT_FOUND');
  });
  renderAt('/admin/acme/leads/lead-9', { answers: [absent] });
  expect(await screen.findByRole('heading', { level: 1, name: 'Lead not found' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'All leads' })).toHaveAttribute('href', '/admin/acme/leads');
});

const FREE = ['2126-03-02T09:00:00.000Z', '2126-03-02T10:00:00.000Z'];
const slots = (failure: string | null = null) =>
  answer(AvailableSlotsDocument, {
    availableSlots: { __typename: 'AvailableSlots', slots: failure ? [] : FREE, failure },
  });
const activeBooking = (overrides: object = {}) => ({
  __typename: 'Booking' as const,
  id: 'booking-1',
  leadId: 'lead-1',
  status: 'BOOKED' as const,
  origin: 'AGENT' as const,
  startsAt: FREE[0] ?? '',
  endsAt: FREE[1] ?? '',
  meetingUrl: null,
  pendingChange: null,
  requestedStart: null,
  reason: null,
  confirmedAt: null,
  noShowAt: null,
  sequenceMessages: { __typename: 'SequenceMessageConnection' as const, edges: [] },
  failure: null,
  externalIds: [],
  metadata: [],
  viewerCan: {
    __typename: 'BookingPermissions' as const,
    update: ALLOWED,
    reschedule: ALLOWED,
    cancel: ALLOWED,
    markNoShow: ALLOWED,
  },
  ...overrides,
});

it('shows answers and bookings and books a free time [CB-06]', async () => {
  const answers = [{ __typename: 'LeadAnswer' as const, key: 'preferred_time', value: 'Mornings' }];
  const book = answer(CreateBookingDocument, {
    createBooking: {
      __typename: 'BookingPayload',
      booking: { __typename: 'Booking', id: 'booking-2', leadId: 'lead-1', status: 'REQUESTED' },
      errors: [],
    },
  });
  const lead = buildLead({ answers, bookings: { __typename: 'BookingConnection', nodes: [activeBooking()] } });
  const { user } = renderAt('/admin/acme/leads/lead-1', { answers: [page(lead), slots(), book] });
  const answersSection = await screen.findByRole('region', { name: 'Answers' });
  expect(within(answersSection).getByText('Preferred time')).toBeInTheDocument();
  expect(within(answersSection).getByText('Mornings')).toBeInTheDocument();
  const bookings = screen.getByRole('region', { name: 'Bookings' });
  expect(within(bookings).getByText('Booked')).toBeInTheDocument();
  await user.click(within(bookings).getByRole('button', { name: 'Add booking' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('radio', { name: '10:00' }));
  await user.click(within(dialog).getByRole('button', { name: 'Add booking' }));
  await waitFor(() => expect(book.asked).toEqual([{ input: { leadId: 'lead-1', startsAt: FREE[1] } }]));
});

it('shows the messages of sequences for a booking [AG-38]', async () => {
  const sent = {
    __typename: 'SequenceMessage' as const,
    id: 'step-1',
    status: 'SENT' as const,
    blocker: null,
    dueAt: '2126-03-01T09:00:00.000Z',
    sentAt: '2126-03-01T09:00:00.000Z',
    sequenceName: 'Reminder',
  };
  const sequenceMessages = {
    __typename: 'SequenceMessageConnection' as const,
    edges: [{ __typename: 'SequenceMessageEdge' as const, node: sent }],
  };
  const bookings = { __typename: 'BookingConnection' as const, nodes: [activeBooking({ sequenceMessages })] };
  const read = page(buildLead({ bookings }));
  renderAt('/admin/acme/leads/lead-1', { answers: [read, slots()] });
  expect(await screen.findByText(/^Reminder sent /)).toBeVisible();
  expect(read.asked).toEqual([{ id: 'lead-1', withBookings: true, withReminders: true }]);
});

it('shows bookings without messages to viewers who cannot read messages [AG-38]', async () => {
  const bookings = {
    __typename: 'BookingConnection' as const,
    nodes: [activeBooking({ sequenceMessages: undefined })],
  };
  const read = page(buildLead({ bookings }));
  const grants = [{ policy: 'message.read' as const, effect: 'DENY' as const, expiresAt: null }];
  renderAt('/admin/acme/leads/lead-1', { as: 'member', grants, answers: [read, slots()] });
  expect(await screen.findByRole('region', { name: 'Bookings' })).toBeVisible();
  expect(read.asked).toEqual([{ id: 'lead-1', withBookings: true, withReminders: false }]);
});

it('shows why free times cannot be loaded', async () => {
  const { user } = renderAt('/admin/acme/leads/lead-1', {
    answers: [page(), slots('Cal.com is not set up in this workspace.')],
  });
  await user.click(await screen.findByRole('button', { name: 'Add booking' }));
  expect(await screen.findByText('Cal.com is not set up in this workspace.')).toBeInTheDocument();
});

it('confirms a cancellation and locks bookings with a pending change', async () => {
  const cancel = answer(CancelBookingDocument, {
    cancelBooking: {
      __typename: 'BookingPayload',
      booking: { __typename: 'Booking', id: 'booking-1' },
      errors: [],
    },
  });
  const changes = stream(LiveLeadBookingsDocument);
  const lead = buildLead({ bookings: { __typename: 'BookingConnection', nodes: [activeBooking()] } });
  const { user } = renderAt('/admin/acme/leads/lead-1', { answers: [page(lead), cancel, changes] });
  const bookings = await screen.findByRole('region', { name: 'Bookings' });
  await user.click(within(bookings).getByRole('button', { name: 'Cancel' }));
  await user.click(await screen.findByRole('button', { name: 'Cancel booking' }));
  await waitFor(() => expect(cancel.asked).toEqual([{ id: 'booking-1' }]));
  const { viewerCan: _, origin: __, ...live } = activeBooking({ pendingChange: 'CANCEL' });
  const changed = { __typename: 'BookingChange' as const, id: 'booking-1', kind: 'UPDATED' as const, booking: live };
  act(() => changes.emit({ bookingChanged: changed }));
  expect(await within(bookings).findByText('Canceling…')).toBeInTheDocument();
  expect(within(bookings).queryByRole('button', { name: 'Reschedule' })).toBeNull();
});

it('links to the conversation, and in development to the phone simulator', async () => {
  const lead = buildLead({ contactId: 'contact-1', conversationId: 'conversation-1' });
  renderAt('/admin/acme/leads/lead-1', { answers: [page(lead)], workspace: { phoneSimulator: true } });
  expect(await screen.findByRole('link', { name: 'Open conversation' })).toHaveAttribute(
    'href',
    '/admin/acme/inbox/conversation-1',
  );
  expect(screen.getByRole('link', { name: 'Open simulator' })).toHaveAttribute('href', '/admin/acme/phone/contact-1');
});

it('calls with a chosen service out of the active voice services [AM-33]', async () => {
  const service = (name: string, over: object = {}) => ({
    __typename: 'ServiceEdge' as const,
    cursor: name,
    node: {
      __typename: 'Service' as const,
      id: `service-${name}`,
      name,
      channel: 'VOICE' as const,
      agentName: 'Alex',
      numbers: ['+14155553709'],
      disabledAt: null,
      ...over,
    },
  });
  const services = answer(DialServicesDocument, {
    services: {
      __typename: 'ServiceConnection',
      edges: [
        service('Day'),
        service('Night', { numbers: [] }),
        service('Off', { disabledAt: '2026-11-20T10:00:00.000Z' }),
        service('Writes', { channel: 'WHATSAPP' }),
      ],
    },
  });
  const dial = answer(StartCallDocument, refused('CALL_RUNNING', null, 'A call is under way.'));
  const answers = [page(), callsOf(), services, dial];
  const { user } = renderAt('/admin/acme/leads/lead-1', { workspace: { channel: 'VOICE' }, answers });
  await user.click(await screen.findByRole('button', { name: 'Call with another service' }));
  await screen.findByRole('menuitem', { name: /^Day/ });
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
    'DayAlex · +1 415 555 3709',
    'NightAlex',
  ]);
  await user.click(screen.getByRole('menuitem', { name: /^Night/ }));
  await waitFor(() => expect(dial.asked).toEqual([{ input: { leadId: 'lead-1', serviceId: 'service-Night' } }]));
});

it('calls outside the contact window after a confirmation [AG-12]', async () => {
  const message = 'It is 03:10 for this contact.';
  const dial = answer(StartCallDocument, ({ input }) => ({
    startCall: input.confirmOutsideWindow
      ? refused('CALL_RUNNING', null, 'A call is under way.')
      : refused('OUTSIDE_CONTACT_WINDOW', null, message),
  }));
  const { user } = renderAt('/admin/acme/leads/lead-1', {
    workspace: { channel: 'VOICE' },
    answers: [page(), callsOf(), dial],
  });
  await user.click(await screen.findByRole('button', { name: 'Call' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Call outside the contact window?' }));
  expect(dialog.getByText(message)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Call anyway' }));
  const input = { leadId: 'lead-1', serviceId: null };
  await waitFor(() => expect(dial.asked).toEqual([{ input }, { input: { ...input, confirmOutsideWindow: true } }]));
});

it('shows when a lead outside the contact window is contacted [AG-12]', async () => {
  const lead = buildLead({ contactAt: '2026-11-24T08:00:00.000Z' });
  renderAt('/admin/acme/leads/lead-1', { answers: [page(lead), callsOf()] });
  expect(await screen.findByText(/^Will be contacted at .*8:00/)).toBeInTheDocument();
});

it('shows that a lead waits for a greeting template, with a link to choose one', async () => {
  const lead = buildLead({ waitingReason: 'NO_GREETING_TEMPLATE' });
  renderAt('/admin/acme/leads/lead-1', { answers: [page(lead), callsOf()] });
  expect(await screen.findByText('Waiting: no greeting template')).toBeInTheDocument();
  const step = screen.getByRole('link', { name: 'Choose a greeting template' });
  expect(step).toHaveAttribute('href', '/admin/acme/channels');
});

it.each([
  [{ contactAt: '2026-11-24T08:00:00.000Z', waitingReason: 'REDIAL' as const }, /^The last call was not answered/],
  [{ unreachedAt: '2026-11-24T08:00:00.000Z' }, /^Not reached by phone · last call ended .*8:00/],
])('shows that a lead is called again, or that no call reached it: %j [AG-13]', async (status, text) => {
  renderAt('/admin/acme/leads/lead-1', { answers: [page(buildLead(status)), callsOf()] });
  expect(await screen.findByText(text)).toBeInTheDocument();
});

it('lists calls live, including suppressed ones [CB-18]', async () => {
  const stored = { status: 'SUPPRESSED' as const, outcome: 'NOT_REACHED' as const, failure: 'Everything is paused.' };
  let calls = [buildCall(stored)];
  const asked = answer(LeadCallsDocument, () => ({
    calls: {
      __typename: 'CallConnection' as const,
      edges: calls.map((node) => ({ __typename: 'CallEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
      totalCount: calls.length,
    },
  }));
  const live = stream(LiveLeadCallsDocument);
  renderAt('/admin/acme/leads/lead-1', { workspace: { channel: 'VOICE' }, answers: [page(), asked, live] });
  const section = within(await screen.findByRole('region', { name: 'Calls' }));
  expect(section.getByRole('link')).toHaveAttribute('href', '/admin/acme/calls/call-1');
  expect(section.getByText('Suppressed')).toBeInTheDocument();
  expect(section.getByText('Everything is paused.')).toBeInTheDocument();
  expect(asked.asked[0]).toMatchObject({ filter: { leadId: { eq: 'lead-1' } } });

  const second = buildCall({ id: 'call-2', status: 'RINGING', outcome: null });
  calls = [second, ...calls];
  const callChange = (call: typeof second, kind: 'CREATED' | 'UPDATED', callBlockedReason: 'CALL_RUNNING' | null) => {
    const lead = { __typename: 'Lead' as const, id: 'lead-1', callBlockedReason };
    const change = { __typename: 'CallChange' as const, id: 'call-2', kind, call: { ...call, leadId: 'lead-1', lead } };
    act(() => live.emit({ callChanged: change }));
  };
  callChange(second, 'CREATED', 'CALL_RUNNING');
  await waitFor(() => expect(section.getAllByRole('link')).toHaveLength(2));
  // A lead cannot be called during a call, but can be called afterwards.
  const dial = screen.getByRole('button', { name: 'Call' });
  expect(dial).toHaveAttribute('aria-disabled', 'true');
  callChange({ ...second, status: 'ENDED' }, 'UPDATED', null);
  await waitFor(() => expect(dial).not.toHaveAttribute('aria-disabled', 'true'));
});

it('shows no calls in WhatsApp workspaces', async () => {
  renderAt('/admin/acme/leads/lead-1', { answers: [page()] });
  expect(await screen.findByRole('region', { name: 'Bookings' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Calls' })).toBeNull();
});

it.each([
  ['CALL', 'WORKSPACE_DAILY_LIMIT', 'Not called automatically', /You can still call manually/],
  [
    'CALL',
    'COUNTRY_NOT_ALLOWED',
    'Not called automatically',
    /not allowed\. Allow the country in the settings, then call manually\./,
  ],
  [
    'GREETING',
    'COUNTRY_NOT_ALLOWED',
    'Not greeted automatically',
    /Allow the country in the settings, then add the lead again\./,
  ],
  ['GREETING', 'NUMBER_COOL_DOWN', 'Not greeted automatically', /contacted recently/],
] as const)('says why a limit suppressed a %s: %s [S2]', async (suppressedKind, suppressedReason, title, words) => {
  const lead = buildLead({ suppressedKind, suppressedReason, suppressedAt: '2026-11-21T09:00:05.000Z' });
  renderAt('/admin/acme/leads/lead-1', { answers: [page(lead)] });
  const alert = await screen.findByRole('alert', { name: title });
  expect(alert).toHaveTextContent(words);
  const link = within(alert).getByRole('link', { name: 'Calling and messaging limits' });
  expect(link).toHaveAttribute('href', '/admin/acme/settings/hours#outreach-limits');
});

it('shows no limit for a contacted lead [S2]', async () => {
  renderAt('/admin/acme/leads/lead-1', { answers: [page()] });
  await screen.findByRole('heading', { name: 'Marisol Ortega' });
  expect(screen.queryByText(/automatically/)).toBeNull();
});

it('shows the timeline of the contact with the lead’s phone number, and none without a contact', async () => {
  const entries = answer(ContactTimelineDocument, { contactTimeline: [] });
  renderAt('/admin/acme/leads/lead-1', { answers: [page(buildLead({ contactId: 'contact-1' })), entries] });
  const line = within(await screen.findByRole('region', { name: 'Timeline' }));
  expect(await line.findByText('No activity yet')).toBeInTheDocument();
  expect(entries.asked[0]?.id).toBe('contact-1');
  cleanup();
  renderAt('/admin/acme/leads/lead-1', { answers: [page()] });
  expect(await screen.findByRole('region', { name: 'Details' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Timeline' })).toBeNull();
});

const idIn = (system: string, externalId: string) => ({ __typename: 'ExternalId' as const, system, externalId });
const entry = (key: string, value: string) => ({ __typename: 'MetadataEntry' as const, key, value });

it('shows external ids and metadata, and saves what was changed and removed [API-05]', async () => {
  const external = { externalIds: [idIn('ads', '9'), idIn('crm', '17')], metadata: [entry('plan', 'gold')] };
  const changed = { externalIds: [idIn('ads', '10')], metadata: [entry('branch', 'Leeds'), entry('plan', 'gold')] };
  const save = answer(UpdateLeadExternalDataDocument, {
    updateLead: { __typename: 'LeadPayload', lead: buildLead(changed), errors: [] },
  });
  const { user } = renderAt('/admin/acme/leads/lead-1', { answers: [page(buildLead(external)), save] });
  const section = await screen.findByRole('region', { name: 'External data' });
  expect(within(section).getByText('17')).toBeInTheDocument();
  await user.click(within(section).getByRole('button', { name: 'Edit external data' }));
  const dialog = await screen.findByRole('dialog', { name: 'External data' });
  const [id] = within(dialog).getAllByLabelText('ID');
  await user.clear(id as HTMLElement);
  await user.type(id as HTMLElement, '10');
  await user.click(within(dialog).getByRole('button', { name: 'Remove crm' }));
  await user.click(within(dialog).getByRole('button', { name: 'Add value' }));
  await user.type(within(dialog).getAllByLabelText('Key')[1] as HTMLElement, 'branch');
  await user.type(within(dialog).getAllByLabelText('Value')[1] as HTMLElement, 'Leeds');
  await user.click(within(dialog).getByRole('button', { name: 'Save external data' }));
  const externalIds = [
    { system: 'crm', externalId: null },
    { system: 'ads', externalId: '10' },
  ];
  await waitFor(() =>
    expect(save.asked).toEqual([
      { input: { id: 'lead-1', externalIds, metadata: [{ key: 'branch', value: 'Leeds' }] } },
    ]),
  );
  await waitFor(() => expect(within(section).getByText('Leeds')).toBeInTheDocument());
  expect(within(section).queryByText('17')).not.toBeInTheDocument();
});

it('shows the refusal of external ids of a booking in the dialog [API-05]', async () => {
  const save = answer(UpdateBookingExternalDataDocument, refused('EXTERNAL_ID_TAKEN', 'externalIds'));
  const nodes = [activeBooking({ externalIds: [idIn('crm', '17')] })];
  const lead = buildLead({ bookings: { __typename: 'BookingConnection', nodes } });
  const { user } = renderAt('/admin/acme/leads/lead-1', { answers: [page(lead), slots(), save] });
  await user.click(await screen.findByRole('button', { name: /^External data of / }));
  const dialog = await screen.findByRole('dialog', { name: 'External data' });
  await user.type(within(dialog).getByLabelText('ID'), '8');
  await user.click(within(dialog).getByRole('button', { name: 'Save external data' }));
  expect(await within(dialog).findByText(/Another record has this external ID/)).toBeInTheDocument();
  expect(save.asked).toEqual([
    { input: { id: 'booking-1', externalIds: [{ system: 'crm', externalId: '178' }], metadata: [] } },
  ]);
});
