import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { SendTemplateDocument } from '../../gql/send-template.ts';
import { TemplatePickerDocument } from '../../gql/template-picker.ts';
import { type Answer, answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { afterReply, buildConversation, buildMessage, contact, inboxList, people, thread } from './inbox.fixtures.ts';
import type { UsableTemplate } from './template-dialog.tsx';

const TEMPLATE: UsableTemplate = {
  __typename: 'WhatsAppTemplate',
  id: 'template-1',
  name: 'reminder',
  language: 'en',
  category: 'UTILITY',
  header: null,
  headerFile: null,
  body: 'Hello {{1}}, see you {{2}}.',
  footer: null,
  buttons: [],
  variables: ['1', '2'],
  examples: ['Lena', 'on Monday'],
};

const usable = (list: readonly UsableTemplate[]) =>
  answer(TemplatePickerDocument, ({ filter }) => {
    const found = list.filter(({ name }) => name.includes(filter?.search ?? ''));
    return {
      templates: {
        __typename: 'WhatsAppTemplateConnection' as const,
        edges: found.map((node) => ({ __typename: 'WhatsAppTemplateEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
        totalCount: found.length,
      },
    };
  });

function openClosed(...answers: Answer[]) {
  const late = buildConversation({ replyWindowExpiresAt: new Date(Date.now() - 3_600_000).toISOString() });
  const shown = [inboxList([late]), people, thread(late), contact(late), ...answers];
  return renderAt('/admin/acme/inbox/conversation-1', { answers: shown });
}

it('sends a filled and previewed template when the reply window is closed [WC-21]', async () => {
  const send = answer(SendTemplateDocument, () => {
    const sent = buildMessage({
      id: 'sent',
      authorType: 'MEMBER',
      memberId: 'member-ada',
      body: 'Hello Marisol Ortega, see you on Friday.',
    });
    return {
      sendTemplate: {
        __typename: 'MessagePayload' as const,
        message: sent,
        conversation: afterReply(sent),
        errors: [],
      },
    };
  });
  const { user } = openClosed(usable([TEMPLATE]), send);
  await user.click(await screen.findByRole('button', { name: 'Send template' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Send template to Marisol Ortega' }));
  await user.click(await dialog.findByRole('button', { name: /reminder/ }));
  expect(dialog.getByRole('note')).toHaveTextContent('Hello Marisol Ortega, see you {{2}}.');
  await user.click(dialog.getByRole('button', { name: 'Send' }));
  expect(await dialog.findByText('Enter one line of text.')).toBeInTheDocument();
  expect(send.asked).toEqual([]);
  await user.type(dialog.getByLabelText('Variable 2'), 'on Friday');
  expect(dialog.getByRole('note')).toHaveTextContent('Hello Marisol Ortega, see you on Friday.');
  await user.click(dialog.getByRole('button', { name: 'Send' }));
  const messages = await screen.findByRole('region', { name: 'Messages' });
  expect(await within(messages).findByText('Hello Marisol Ortega, see you on Friday.')).toBeInTheDocument();
  expect(send.asked[0]?.input).toMatchObject({
    templateId: 'template-1',
    variables: [
      { name: '1', value: 'Marisol Ortega' },
      { name: '2', value: 'on Friday' },
    ],
  });
});

it('shows empty states without templates and without matches', async () => {
  const { user } = openClosed(usable([]));
  await user.click(await screen.findByRole('button', { name: 'Send template' }));
  expect(await screen.findByText('No approved templates')).toBeInTheDocument();
  await user.type(screen.getByRole('searchbox', { name: 'Search templates' }), 'winter');
  expect(await screen.findByText('No matching templates')).toBeInTheDocument();
});

it('keeps the dialog open on a refusal', async () => {
  const send = answer(
    SendTemplateDocument,
    refused('TEMPLATE_NOT_APPROVED', 'templateId', REFUSALS.TEMPLATE_NOT_APPROVED),
  );
  const { user } = openClosed(usable([TEMPLATE]), send);
  await user.click(await screen.findByRole('button', { name: 'Send template' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(await dialog.findByRole('button', { name: /reminder/ }));
  await user.type(dialog.getByLabelText('Variable 2'), 'on Friday');
  await user.click(dialog.getByRole('button', { name: 'Send' }));
  expect(await dialog.findByText(REFUSALS.TEMPLATE_NOT_APPROVED)).toBeInTheDocument();
});
