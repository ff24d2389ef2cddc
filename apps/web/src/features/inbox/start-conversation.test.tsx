import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { RecipientSearchDocument } from '../../gql/recipient-search.ts';
import { StartConversationDocument } from '../../gql/start-conversation.ts';
import { StartConversationOptionsDocument } from '../../gql/start-conversation-options.ts';
import { type Answer, answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildConversation, contact, inboxList, people, thread } from './inbox.fixtures.ts';

const PAGE_INFO = { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null };
const REMINDER = {
  __typename: 'WhatsAppTemplate' as const,
  id: 'template-1',
  name: 'reminder',
  language: 'en_US',
  header: null,
  headerFile: null,
  body: 'Hello {{1}}, see you on {{2}}.',
  footer: null,
  buttons: [],
  variables: ['1', '2'],
  examples: ['Lena', 'Friday'],
};

const lena = answer(RecipientSearchDocument, {
  contacts: {
    __typename: 'ContactConnection',
    edges: [
      {
        __typename: 'ContactEdge',
        cursor: 'c1',
        node: { __typename: 'Contact', id: 'contact-9', name: 'Lena Lead', phone: '+442079460999' },
      },
    ],
    pageInfo: PAGE_INFO,
  },
});

/** Mocks the options for a new conversation. `replyWindowExpiresAt` is null if the contact has no conversation. */
const options = (replyWindowExpiresAt: string | null) =>
  answer(StartConversationOptionsDocument, {
    templates: {
      __typename: 'WhatsAppTemplateConnection',
      edges: [{ __typename: 'WhatsAppTemplateEdge', cursor: 't1', node: REMINDER }],
      pageInfo: PAGE_INFO,
    },
    conversations: {
      __typename: 'ConversationConnection',
      edges: replyWindowExpiresAt
        ? [
            {
              __typename: 'ConversationEdge',
              cursor: 'v1',
              node: { __typename: 'Conversation', id: 'conversation-1', replyWindowExpiresAt },
            },
          ]
        : [],
      pageInfo: PAGE_INFO,
    },
  });

const started = () =>
  answer(StartConversationDocument, {
    startConversation: {
      __typename: 'MessagePayload',
      conversation: { __typename: 'Conversation', id: 'conversation-1' },
      errors: [],
    },
  });

async function openDialog(...answers: Answer[]) {
  const conversation = buildConversation();
  const shown = [inboxList([conversation]), people, thread(conversation), contact(conversation), lena, ...answers];
  const view = renderAt('/admin/acme/inbox', { answers: shown });
  await view.user.click(await screen.findByRole('button', { name: 'New conversation' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New conversation' }));
  await view.user.click(dialog.getByRole('combobox', { name: 'Contact' }));
  await view.user.click(await screen.findByRole('option', { name: /Lena Lead/ }));
  return { ...view, dialog };
}

it('starts a conversation with a template and opens it [AM-17]', async () => {
  const start = started();
  const { user, dialog, router } = await openDialog(options(null), start);
  expect(await dialog.findByText('WhatsApp allows only templates until the contact writes.')).toBeInTheDocument();
  expect(dialog.getByRole('button', { name: 'Send' })).toBeDisabled();
  await user.click(dialog.getByRole('combobox', { name: 'Template' }));
  await user.click(await screen.findByRole('option', { name: /reminder/ }));
  expect(dialog.getByRole('textbox', { name: 'Variable 1' })).toHaveValue('Lena Lead');
  await user.type(dialog.getByRole('textbox', { name: 'Variable 2' }), 'Friday');
  expect(dialog.getByRole('note', { name: 'Preview' })).toHaveTextContent('Hello Lena Lead, see you on Friday.');
  await user.click(dialog.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/acme/inbox/conversation-1'));
  const variables = [
    { name: '1', value: 'Lena Lead' },
    { name: '2', value: 'Friday' },
  ];
  expect(start.asked).toEqual([
    { input: { contactId: 'contact-9', templateId: 'template-1', variables, clientId: expect.any(String) } },
  ]);
});

it('offers free text while the reply window is open, and shows a refusal [AM-17]', async () => {
  const code = 'TAKEN_OVER_BY_ANOTHER' as const;
  const refusing = answer(StartConversationDocument, refused(code, null, REFUSALS[code]));
  const { user, dialog } = await openDialog(options(new Date(Date.now() + 3_600_000).toISOString()), refusing);
  await user.type(await dialog.findByRole('textbox', { name: 'Message' }), 'Hi Lena');
  await user.click(dialog.getByRole('button', { name: 'Send' }));
  expect(await dialog.findByText(REFUSALS[code])).toBeInTheDocument();
  expect(refusing.asked).toMatchObject([{ input: { contactId: 'contact-9', body: 'Hi Lena' } }]);
});

it('sends outside the contact window after a second click [AG-12]', async () => {
  const start = answer(StartConversationDocument, ({ input }) => ({
    startConversation: input.confirmOutsideWindow
      ? {
          __typename: 'MessagePayload' as const,
          conversation: { __typename: 'Conversation' as const, id: 'conversation-1' },
          errors: [],
        }
      : refused('OUTSIDE_CONTACT_WINDOW', null, 'It is 03:10.'),
  }));
  const { user, dialog } = await openDialog(options(new Date(Date.now() + 3_600_000).toISOString()), start);
  await user.type(await dialog.findByRole('textbox', { name: 'Message' }), 'Good morning');
  await user.click(dialog.getByRole('button', { name: 'Send' }));
  expect(await dialog.findByText('It is 03:10.')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Send anyway' }));
  await waitFor(() => expect(start.asked).toHaveLength(2));
  expect(start.asked).toMatchObject([{ input: { body: 'Good morning' } }, { input: { confirmOutsideWindow: true } }]);
});
