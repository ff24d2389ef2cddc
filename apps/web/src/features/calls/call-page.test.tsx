import { expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { CallPageDocument } from '../../gql/call-page.ts';
import { CallsPageDocument } from '../../gql/calls-page.ts';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import { JoinCallDocument } from '../../gql/join-call.ts';
import { LiveCallDocument } from '../../gql/live-call.ts';
import { LiveCallsDocument } from '../../gql/live-calls.ts';
import { LiveTranscriptDocument } from '../../gql/live-transcript.ts';
import { SendGuidanceDocument } from '../../gql/send-guidance.ts';
import { TranscriptPageDocument } from '../../gql/transcript-page.ts';
import { WrapUpCallDocument } from '../../gql/wrap-up-call.ts';
import { answer, denied, refused, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildCall, buildTurn, transcriptOf } from './calls.fixtures.ts';

const VOICE = { workspace: { channel: 'VOICE' as const } };
const page = (call = buildCall()) => answer(CallPageDocument, { call });

it('shows the live transcript in order of time', async () => {
  const live = stream(LiveTranscriptDocument);
  const answers = [page(), transcriptOf(buildTurn('Good day!', 'AGENT', 1), buildTurn('The last', 'CONTACT', 9)), live];
  renderAt('/admin/acme/calls/call-1', { ...VOICE, answers });
  const log = await screen.findByRole('log', { name: 'Transcript' });
  await within(log).findByText('The last');
  const turn = buildTurn('In between', 'CONTACT', 5);
  act(() => live.emit({ callTranscriptAdded: { __typename: 'TranscriptAdded', callId: 'call-1', turn } }));
  await within(log).findByText('In between');
  expect(
    within(log)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringContaining('Good day!'),
    expect.stringContaining('In between'),
    expect.stringContaining('The last'),
  ]);
});

it('counts new entries below the visible ones, and not the earlier ones that were loaded', async () => {
  const live = stream(LiveTranscriptDocument);
  const transcript = answer(TranscriptPageDocument, ({ after }) => {
    const node = after ? buildTurn('Good day!', 'AGENT', 1) : buildTurn('The last', 'CONTACT', 9);
    return {
      transcript: {
        __typename: 'TranscriptTurnConnection' as const,
        edges: [{ __typename: 'TranscriptTurnEdge' as const, cursor: node.id, node }],
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: !after, endCursor: node.id },
        totalCount: 2,
      },
    };
  });
  const { user } = renderAt('/admin/acme/calls/call-1', { ...VOICE, answers: [page(), transcript, live] });
  const log = await screen.findByRole('log', { name: 'Transcript' });
  await within(log).findByText('The last');
  fireEvent.scroll(log);
  // The user scrolls up: the list is higher than its frame, and not at its end.
  Object.defineProperty(log, 'scrollHeight', { value: 1_000 });
  fireEvent.scroll(log);
  await user.click(within(log).getByRole('button', { name: 'Load earlier entries' }));
  await within(log).findByText('Good day!');
  expect(screen.queryByRole('button', { name: /new line/ })).not.toBeInTheDocument();
  const turn = buildTurn('And more', 'CONTACT', 12);
  act(() => live.emit({ callTranscriptAdded: { __typename: 'TranscriptAdded', callId: 'call-1', turn } }));
  expect(await screen.findByRole('button', { name: '1 new line' })).toBeInTheDocument();
});

it('opens a transcript at an entry of a search, and loads earlier entries until it is found [DK-18]', async () => {
  const texts = ['Newest', 'Newer', 'Wanted', 'Oldest'];
  const transcript = answer(TranscriptPageDocument, ({ after }) => {
    const at = after ? Number(after) : 0;
    const node = buildTurn(texts[at] ?? '', 'AGENT', 9 - at);
    return {
      transcript: {
        __typename: 'TranscriptTurnConnection' as const,
        edges: [{ __typename: 'TranscriptTurnEdge' as const, cursor: `${at + 1}`, node }],
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: at < 3, endCursor: `${at + 1}` },
        totalCount: 4,
      },
    };
  });
  renderAt('/admin/acme/calls/call-1?turn=turn-Wanted', { ...VOICE, answers: [page(), transcript] });
  const log = await screen.findByRole('log', { name: 'Transcript' });
  const wanted = (await within(log).findByText('Wanted')).closest('li');
  expect(log.querySelectorAll('[aria-current]')).toHaveLength(1);
  expect(wanted).toHaveAttribute('aria-current', 'true');
  expect(transcript.asked.map(({ after }) => after)).toEqual([undefined, '1', '2']);
  expect(screen.queryByText('Oldest')).toBeNull();
});

it('joins a call and explains guidance before anything is sent', async () => {
  const me = 'member-ada';
  const mine = buildCall({ mode: 'GUIDE', heldById: me, holderName: 'Ada Okafor' });
  const join = answer(JoinCallDocument, { joinCall: { __typename: 'CallPayload', call: mine, errors: [] } });
  const send = answer(SendGuidanceDocument, refused('CALL_OVER', null, 'This call has ended.'));
  const { user } = renderAt('/admin/acme/calls/call-1', { ...VOICE, answers: [page(), transcriptOf(), join, send] });
  await user.click(await screen.findByRole('button', { name: 'Join silently' }));
  await waitFor(() => expect(join.asked).toEqual([{ id: 'call-1', mode: 'LISTEN' }]));
  expect(await screen.findByRole('radio', { name: 'Take over' })).toHaveAccessibleDescription(/The agent stops/);
  await user.type(screen.getByRole('textbox', { name: 'Note to the agent' }), 'Offer Thursday');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('This call has ended.')).toBeInTheDocument();
  expect(send.asked).toEqual([{ id: 'call-1', text: 'Offer Thursday' }]);
});

it('names the operator who joined and allows joining after their inactivity', async () => {
  const held = buildCall({ mode: 'TAKEOVER', heldById: 'member-9', holderName: 'Omar' });
  const message = 'Omar is in this call.';
  const join = answer(JoinCallDocument, refused('CALL_HELD_BY_ANOTHER', null, message));
  const { user } = renderAt('/admin/acme/calls/call-1', { ...VOICE, answers: [page(held), transcriptOf(), join] });
  expect(await screen.findByText(/^Omar: taken over\. You can join after/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Hang up' })).toBeEnabled();
  await user.click(screen.getByRole('button', { name: 'Join silently' }));
  expect(await screen.findByText(message)).toBeInTheDocument();
});

it('shows the report when the call ends, and wraps it up', async () => {
  const live = stream(LiveCallDocument);
  const over = buildCall({
    status: 'ENDED',
    endedAt: '2026-11-21T09:04:00.000Z',
    endedReason: 'customer-ended-call',
    summary: 'She wants a check-up.',
    costCents: 31,
  });
  const wrapUp = answer(WrapUpCallDocument, {
    wrapUpCall: {
      __typename: 'CallPayload',
      call: { ...over, outcome: 'QUALIFIED', wrapUpNote: 'Ring on Monday', wrappedUpByName: 'Ada Okafor' },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/calls/call-1', { ...VOICE, answers: [page(), transcriptOf(), live, wrapUp] });
  await screen.findByRole('button', { name: 'Join silently' });
  act(() => live.emit({ callChanged: { __typename: 'CallChange', id: 'call-1', kind: 'UPDATED', call: over } }));
  expect(await screen.findByText('She wants a check-up.')).toBeInTheDocument();
  expect(screen.getByText('US$0.31')).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText('Outcome'), 'Qualified');
  await user.type(screen.getByLabelText('Note'), 'Ring on Monday');
  await user.click(screen.getByRole('button', { name: 'Wrap up' }));
  expect(await screen.findByText('Note of Ada Okafor')).toBeInTheDocument();
  expect(wrapUp.asked).toEqual([{ input: { id: 'call-1', outcome: 'QUALIFIED', note: 'Ring on Monday' } }]);
});

it('shows “not found” for an unknown id', async () => {
  const none = answer(CallPageDocument, () => {
    throw denied('NOT_FOUND');
  });
  renderAt('/admin/acme/calls/call-9', { ...VOICE, answers: [none, transcriptOf()] });
  expect(await screen.findByRole('heading', { name: 'Call not found' })).toBeInTheDocument();
});

it('lists live calls with an empty state, and searches past calls by name in the URL', async () => {
  const list = answer(CallsPageDocument, ({ filter }) => {
    const calls =
      filter.endedAt?.isNull === true || filter.search === 'zzz'
        ? []
        : [buildCall({ status: 'ENDED', endedAt: '2026-11-21T09:04:00.000Z' })];
    return {
      calls: {
        __typename: 'CallConnection' as const,
        edges: calls.map((node) => ({ __typename: 'CallEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
        totalCount: calls.length,
      },
    };
  });
  const { user, at } = renderAt('/admin/acme/calls', { ...VOICE, answers: [list] });
  expect(await screen.findByText(/No live calls/)).toBeInTheDocument();
  const earlier = await screen.findByRole('table', { name: 'Past calls' });
  expect(within(earlier).getByRole('link', { name: 'Marisol Ortega' })).toHaveAttribute(
    'href',
    '/admin/acme/calls/call-1',
  );
  expect(within(earlier).getByText('3:55')).toBeInTheDocument();

  await user.type(screen.getByRole('searchbox', { name: 'Search calls' }), 'zzz');
  expect(await screen.findByText('No matching calls')).toBeInTheDocument();
  expect(at()).toBe('/admin/acme/calls?q=zzz');
  expect(screen.getByRole('link', { name: 'Search transcripts for “zzz”' })).toHaveAttribute(
    'href',
    '/admin/acme/search?q=zzz',
  );
  await user.click(screen.getByRole('radio', { name: 'Mine' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/calls?q=zzz&whose=mine'));
  await user.click(screen.getByRole('button', { name: 'Remove filter: “zzz”' }));
  expect(await screen.findByRole('link', { name: 'Marisol Ortega' })).toBeInTheDocument();
  expect(list.asked.at(-1)?.filter).toMatchObject({
    or: [{ heldById: expect.anything() }, { wrappedUpById: expect.anything() }],
    search: '',
  });
});

it('keeps loaded pages when a call changes', async () => {
  const calls = Array.from({ length: 30 }, (_, at) =>
    buildCall({ id: `call-${at}`, contactName: `Caller ${at}`, status: 'ENDED', endedAt: '2026-11-21T09:04:00.000Z' }),
  );
  const list = answer(CallsPageDocument, ({ filter, first, after }) => {
    const from = after ? Number(after) : 0;
    const shown = filter.endedAt?.isNull ? [] : calls.slice(from, from + first);
    const end = from + shown.length;
    return {
      calls: {
        __typename: 'CallConnection' as const,
        edges: shown.map((node) => ({ __typename: 'CallEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: end < calls.length, endCursor: String(end) },
        totalCount: filter.endedAt?.isNull ? 0 : calls.length,
      },
    };
  });
  const live = stream(LiveCallsDocument);
  const { user } = renderAt('/admin/acme/calls', { ...VOICE, answers: [list, live] });
  await screen.findByText('Caller 24');
  await user.click(screen.getByRole('button', { name: 'Load more' }));
  await screen.findByText('Caller 29');
  const asked = list.asked.length;
  const [call] = calls;
  act(() =>
    live.emit({ callChanged: { __typename: 'CallChange', id: 'call-0', kind: 'UPDATED', call: call ?? null } }),
  );
  await waitFor(() => expect(list.asked.length).toBe(asked + 2));
  expect(list.asked.slice(asked)).toContainEqual({ filter: { endedAt: { isNull: false }, search: '' }, first: 30 });
  expect(await screen.findByText('Caller 29')).toBeInTheDocument();
});

it.each([
  ['calls', 'WHATSAPP', 'Calls: Voice only'],
  ['calls/call-1', 'WHATSAPP', 'Calls: Voice only'],
  ['operators', 'WHATSAPP', 'Call queue: Voice only'],
  ['inbox', 'VOICE', 'Inbox: WhatsApp only'],
  ['campaigns', 'VOICE', 'Campaigns: WhatsApp only'],
] as const)('hides %s in a workspace on %s and says why [CB-17]', async (at, channel, title) => {
  const [name = ''] = title.split(':');
  renderAt(`/admin/acme/${at}`, { workspace: { channel } });
  expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument();
  expect(screen.queryByText(/permission/)).toBeNull();
  expect(screen.queryByRole('link', { name })).toBeNull();
  cleanup();
  // Precondition: a workspace of the other channel has the page in its menu.
  const other = channel === 'VOICE' ? ('WHATSAPP' as const) : ('VOICE' as const);
  renderAt(`/admin/acme/${channel === 'VOICE' ? 'calls' : 'inbox'}`, { workspace: { channel: other } });
  expect((await screen.findAllByRole('link', { name })).length).toBeGreaterThan(0);
});

it('shows operator actions after the call [AM-38]', async () => {
  const action = {
    __typename: 'OperatorAction' as const,
    id: 'action-1',
    kind: 'GUIDE' as const,
    memberName: 'Gus Brandt',
    mode: null,
    text: 'Offer Thursday',
    status: 'DONE' as const,
    failure: null,
    occurredAt: '2026-11-21T09:01:00.000Z',
  };
  const over = buildCall({
    status: 'ENDED',
    endedAt: '2026-11-21T09:04:00.000Z',
    actions: { __typename: 'OperatorActionConnection', nodes: [action] },
  });
  renderAt('/admin/acme/calls/call-1', { ...VOICE, answers: [page(over), transcriptOf()] });
  const steps = within(await screen.findByRole('region', { name: 'Operator actions' }));
  expect(steps.getByText(/Gus Brandt guided the agent/)).toHaveTextContent('“Offer Thursday”');
});

it.each([
  [{ contactName: null, contactPhone: null }, null],
  [{ contactName: 'Lena', contactPhone: '+442079460018' }, /\(given by the caller\)/],
])('shows a caller who withheld their number: %j', async (caller, named) => {
  const call = buildCall({ direction: 'INBOUND', isWithheld: true, ...caller });
  renderAt('/admin/acme/calls/call-1', { ...VOICE, answers: [page(call), transcriptOf()] });
  const name = caller.contactName ?? 'Withheld number';
  expect(await screen.findByRole('heading', { level: 1, name: new RegExp(name) })).toBeInTheDocument();
  const note = screen.queryByText(/given by the caller/);
  if (named) expect(note).toBeInTheDocument();
  else expect(note).toBeNull();
});

it('shows the timeline of the contact, and none for a call without a contact', async () => {
  const entries = answer(ContactTimelineDocument, { contactTimeline: [] });
  renderAt('/admin/acme/calls/call-1', { ...VOICE, answers: [page(), transcriptOf(), entries] });
  const line = within(await screen.findByRole('region', { name: 'Timeline' }));
  expect(await line.findByText('No activity yet')).toBeInTheDocument();
  expect(entries.asked[0]?.id).toBe('contact-1');
  cleanup();
  const unknown = answer(CallPageDocument, { call: { ...buildCall(), contact: null } });
  renderAt('/admin/acme/calls/call-1', { ...VOICE, answers: [unknown, transcriptOf()] });
  expect(await screen.findByRole('log', { name: 'Transcript' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Timeline' })).toBeNull();
});
