import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { LiveMessagesDocument } from '../../gql/live-messages.ts';
import { PhonePageDocument } from '../../gql/phone-page.ts';
import { answer, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { PhoneMessage } from './phone-client.ts';

const contact = answer(PhonePageDocument, {
  contact: { __typename: 'Contact', id: 'contact-1', name: 'Marisol Ortega' },
});
const buildMessage = (overrides: Partial<PhoneMessage> = {}): PhoneMessage => ({
  sid: 'SM1',
  direction: 'RECEIVED',
  body: 'What can we help you with?',
  status: 'delivered',
  at: '2026-11-21T09:00:00.000Z',
  choices: null,
  file: null,
  ...overrides,
});

/** State of the mocked phone API. `status` is the HTTP status of the responses. */
let phone: {
  messages: PhoneMessage[];
  status: number;
  asked: { path: string; body: unknown }[];
  next?: Promise<object>;
};
const real = globalThis.fetch;
beforeEach(() => {
  phone = { messages: [buildMessage()], status: 200, asked: [] };
  globalThis.fetch = jest.fn(async (input: unknown, init: RequestInit = {}) => {
    const path = String(input);
    phone.asked.push({ path, body: init.body ? JSON.parse(init.body as string) : null });
    const { status, next } = phone;
    delete phone.next;
    if (next) return next;
    return { ok: status < 400, status, json: async () => ({ agent: 'Robin', messages: phone.messages }) };
  }) as unknown as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = real;
});

const asked = (end: string) => phone.asked.filter(({ path }) => path.endsWith(end)).map(({ body }) => body);

it('shows received messages and marks them as read', async () => {
  renderAt('/admin/acme/phone/contact-1', { answers: [contact] });
  const chat = await screen.findByRole('log', { name: 'Chat' });
  expect(await within(chat).findByText('What can we help you with?')).toBeInTheDocument();
  expect(screen.getByText('Robin · Business account')).toBeInTheDocument();
  await waitFor(() => expect(asked('/read')).toHaveLength(1));
});

it('sends typed messages with the keyboard, and quick replies', async () => {
  const { user } = renderAt('/admin/acme/phone/contact-1', { answers: [contact] });
  await user.type(await screen.findByRole('textbox', { name: 'Message' }), 'A check-up{Enter}');
  await waitFor(() => expect(asked('/messages')).toEqual([{ body: 'A check-up', attachment: null }]));
  expect(screen.getByRole('textbox', { name: 'Message' })).toHaveValue('');
  await user.click(screen.getByRole('button', { name: 'STOP' }));
  await user.click(screen.getByRole('button', { name: 'Photo' }));
  await waitFor(() =>
    expect(asked('/messages').slice(1)).toEqual([
      { body: 'STOP', attachment: null },
      { body: '', attachment: 'PHOTO' },
    ]),
  );
});

const TIMES = [
  { id: 'm1:o1.1', title: 'Tue 12 May, 10:00', description: null },
  { id: 'm1:o1.2', title: 'Tue 12 May, 14:00', description: null },
];

it('shows the image in the header of a template, and the name of another file [AG-37]', async () => {
  const image = { name: 'offer.png', url: 'data:image/png;base64,iVBORw0KGgo=' };
  phone.messages = [
    buildMessage({ sid: 'SM1', file: image }),
    buildMessage({ sid: 'SM2', file: { name: 'prices.pdf', url: null } }),
  ];
  renderAt('/admin/acme/phone/contact-1', { answers: [contact] });
  expect(await screen.findByRole('img', { name: 'offer.png' })).toHaveAttribute('src', image.url);
  expect(screen.getByText('prices.pdf')).toBeInTheDocument();
});

it('presses a button of a message [AG-36]', async () => {
  phone.messages = [buildMessage({ choices: { label: null, options: TIMES } })];
  const { user } = renderAt('/admin/acme/phone/contact-1', { answers: [contact] });
  await user.click(await screen.findByRole('button', { name: 'Tue 12 May, 14:00' }));
  await waitFor(() => expect(asked('/choices')).toEqual([{ sid: 'SM1', choiceId: 'm1:o1.2' }]));
});

it('opens a list and presses a row [AG-36]', async () => {
  const rows = [
    ...TIMES,
    { id: 'm1:o1.3', title: 'A first visit with an e…', description: 'A first visit with an examination' },
  ];
  phone.messages = [buildMessage({ choices: { label: 'Choose', options: rows } })];
  const { user } = renderAt('/admin/acme/phone/contact-1', { answers: [contact] });
  const open = await screen.findByRole('button', { name: 'Choose' });
  expect(screen.queryByRole('button', { name: /A first visit/ })).not.toBeInTheDocument();
  await user.click(open);
  await user.click(screen.getByRole('button', { name: /A first visit with an examination/ }));
  await waitFor(() => expect(asked('/choices')).toEqual([{ sid: 'SM1', choiceId: 'm1:o1.3' }]));
});

it('shows new messages live', async () => {
  const changes = stream(LiveMessagesDocument);
  renderAt('/admin/acme/phone/contact-1', { answers: [contact, changes] });
  await screen.findByText('What can we help you with?');
  phone.messages = [...phone.messages, buildMessage({ sid: 'SM2', body: 'How soon?' })];
  act(() =>
    changes.emit({
      messageAdded: { __typename: 'MessageAdded', id: 'message-2', conversationId: 'conversation-1', message: null },
    }),
  );
  expect(await screen.findByText('How soon?')).toBeInTheDocument();
});

it('keeps the newer messages when an older response arrives later', async () => {
  const changes = stream(LiveMessagesDocument);
  renderAt('/admin/acme/phone/contact-1', { answers: [contact, changes] });
  await screen.findByText('What can we help you with?');
  let respondLate: (data: object) => void = () => {};
  phone.next = new Promise<object>((resolve) => {
    respondLate = resolve;
  });
  const added = { __typename: 'MessageAdded' as const, conversationId: 'conversation-1', message: null };
  act(() => changes.emit({ messageAdded: { ...added, id: 'message-2' } }));
  const messages = phone.messages;
  phone.messages = [...messages, buildMessage({ sid: 'SM2', body: 'How soon?' })];
  act(() => changes.emit({ messageAdded: { ...added, id: 'message-3' } }));
  await screen.findByText('How soon?');
  await act(async () => respondLate({ ok: true, status: 200, json: async () => ({ agent: 'Robin', messages }) }));
  expect(screen.getByText('How soon?')).toBeInTheDocument();
});

it('shows when the simulator is not available', async () => {
  phone.status = 404;
  renderAt('/admin/acme/phone/contact-1', { answers: [contact] });
  expect(await screen.findByText('The phone simulator isn’t available')).toBeInTheDocument();
});

it('shows an error and retries', async () => {
  phone.status = 500;
  const { user } = renderAt('/admin/acme/phone/contact-1', { answers: [contact] });
  const again = await screen.findByRole('button', { name: 'Try again' });
  phone.status = 200;
  await user.click(again);
  expect(await screen.findByText('What can we help you with?')).toBeInTheDocument();
});
