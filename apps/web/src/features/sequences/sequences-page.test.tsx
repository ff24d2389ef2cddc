import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { SendableFormsDocument } from '../../gql/sendable-forms.ts';
import {
  CreateSequenceDocument,
  DeleteSequenceDocument,
  EnableSequenceDocument,
  SequenceChoicesDocument,
  SequenceDocument,
  SequenceLogDocument,
  SequencePreviewDocument,
  SequenceServicesDocument,
  SequencesDocument,
  UpdateSequenceDocument,
} from '../../gql/sequences.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { ListedSequence } from './sequence-labels.ts';

const AT = '/admin/acme/sequences';
const REMINDER: ListedSequence = {
  __typename: 'Sequence',
  id: 'sequence-1',
  name: 'Reminder',
  trigger: 'APPOINTMENT',
  enabledAt: null,
  steps: [
    { __typename: 'SequenceStep', position: 1, delayMinutes: 1440 },
    { __typename: 'SequenceStep', position: 2, delayMinutes: 90 },
  ],
  service: null,
};
const listed = (sequences: readonly ListedSequence[]) =>
  answer(SequencesDocument, {
    sequences: {
      __typename: 'SequenceConnection',
      edges: sequences.map((node) => ({ __typename: 'SequenceEdge' as const, node })),
      totalCount: sequences.length,
    },
  });
const PLANNED = {
  __typename: 'PlannedSequenceMessage' as const,
  sequenceId: 'sequence-1',
  sequenceName: 'Reminder',
  step: 1,
  contactName: 'Lena Moss',
  conversationId: null,
  bookingId: 'booking-1',
  dueAt: '2126-03-01T09:00:00.000Z',
  sendAt: '2126-03-01T09:00:00.000Z',
  body: 'See you tomorrow.',
  blocker: null,
};
const preview = (...messages: (Omit<typeof PLANNED, 'blocker'> & { blocker: 'BLOCKED' | null })[]) =>
  answer(SequencePreviewDocument, { sequencePreview: messages });
const formEdge = (id: string, name: string, publishedNumber: number | null) => ({
  __typename: 'SurfaceTemplateEdge' as const,
  node: { __typename: 'SurfaceTemplate' as const, id, name, publishedNumber, publishedLanguages: [] },
});
const choices = () => [
  answer(SequenceChoicesDocument, {
    templates: {
      __typename: 'WhatsAppTemplateConnection',
      edges: [
        {
          __typename: 'WhatsAppTemplateEdge',
          node: {
            __typename: 'WhatsAppTemplate',
            id: 'template-1',
            name: 'reminder',
            language: 'en',
            body: 'Hello {{1}}, see you on {{2}}.',
            buttons: [],
            variables: ['1', '2'],
          },
        },
      ],
    },
  }),
  answer(SendableFormsDocument, {
    surfaceTemplates: {
      __typename: 'SurfaceTemplateConnection',
      edges: [formEdge('form-1', 'First visit', 1), formEdge('form-2', 'Draft', null)],
    },
  }),
  answer(SequenceServicesDocument, { services: { __typename: 'ServiceConnection', edges: [] } }),
];
const PAYLOAD = { __typename: 'SequencePayload' as const, errors: [] };

it('lists sequences with their times, switches one on, and shows planned messages with what blocks them [AG-38]', async () => {
  const set = answer(EnableSequenceDocument, {
    enableSequence: {
      ...PAYLOAD,
      sequence: { __typename: 'Sequence', id: 'sequence-1', enabledAt: '2126-03-01T08:00:00.000Z' },
    },
  });
  const planned = preview(PLANNED, { ...PLANNED, contactName: 'Bo Moss', blocker: 'BLOCKED' });
  const { user } = renderAt(AT, { answers: [listed([REMINDER]), planned, set] });
  const list = within(await screen.findByRole('list', { name: 'Sequences' }));
  expect(list.getByText('1 day before, 90 minutes before')).toBeVisible();
  const messages = within(await screen.findByRole('list', { name: 'Next seven days' }));
  expect(messages.getByText('Lena Moss')).toBeVisible();
  expect(messages.getByText('The contact is blocked.')).toBeVisible();
  await user.click(list.getByRole('button', { name: 'Enable Reminder' }));
  expect(await list.findByText('Enabled')).toBeVisible();
  expect(set.asked).toEqual([{ id: 'sequence-1' }]);
});

it('creates a sequence with a template for closed reply windows, and shows a refusal [AG-38]', async () => {
  let isRefused = true;
  const create = answer(CreateSequenceDocument, () => ({
    createSequence: isRefused
      ? refused('SEQUENCE_STEPS_INVALID', 'steps')
      : { ...PAYLOAD, sequence: { __typename: 'Sequence' as const, id: 'new' } },
  }));
  const { user } = renderAt(AT, { answers: [listed([]), preview(), create, ...choices()] });
  expect(await screen.findByText('No sequences yet')).toBeVisible();
  expect(await screen.findByText('No planned messages')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Create sequence' }));
  const form = within(await screen.findByRole('dialog', { name: 'Create sequence' }));
  await user.type(form.getByLabelText('Name'), 'Reminder');
  await user.selectOptions(await form.findByLabelText('Template while the reply window is closed'), 'template-1');
  await user.click(form.getByLabelText('Variable 2'));
  await user.paste('{{appointment_date}}');
  await user.click(form.getByRole('button', { name: 'Create sequence' }));
  expect(await form.findByText(/Enter 1 to 5 steps/)).toBeVisible();
  isRefused = false;
  await user.click(form.getByRole('button', { name: 'Create sequence' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(create.asked[1]).toMatchObject({
    input: {
      name: 'Reminder',
      trigger: 'APPOINTMENT',
      serviceId: null,
      steps: [
        {
          delayMinutes: 1440,
          text: expect.stringContaining('{{appointment_time}}'),
          templateId: 'template-1',
          variables: [
            { name: '1', text: '{{first_name}}' },
            { name: '2', text: '{{appointment_date}}' },
          ],
        },
      ],
    },
  });
});

it('edits a sequence with its revision, adds a step, and starts anew with another occasion [AG-38]', async () => {
  const loaded = answer(SequenceDocument, {
    sequence: {
      __typename: 'Sequence',
      id: 'sequence-1',
      name: 'Reminder',
      trigger: 'APPOINTMENT',
      serviceId: null,
      revision: 3,
      steps: [
        {
          __typename: 'SequenceStep',
          position: 1,
          delayMinutes: 1440,
          text: 'Until then.',
          template: null,
          surfaceTemplate: null,
          variables: [],
        },
      ],
    },
  });
  const update = answer(UpdateSequenceDocument, {
    updateSequence: { ...PAYLOAD, sequence: { __typename: 'Sequence', id: 'sequence-1' } },
  });
  const { user } = renderAt(AT, { answers: [listed([REMINDER]), preview(), loaded, update, ...choices()] });
  await user.click(await screen.findByRole('button', { name: 'Reminder' }));
  const form = within(await screen.findByRole('dialog', { name: 'Edit sequence' }));
  await user.click(await form.findByRole('button', { name: 'Add step' }));
  await user.type(form.getAllByLabelText('Text while the reply window is open')[1] as HTMLElement, 'Soon.');
  await user.click(form.getByRole('button', { name: 'Save sequence' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(update.asked[0]).toMatchObject({
    input: { id: 'sequence-1', revision: 3, steps: [{ delayMinutes: 1440 }, { delayMinutes: 720, text: 'Soon.' }] },
  });
});

it('sends a published form in a step, whose link is added to the text [SF-07]', async () => {
  const create = answer(CreateSequenceDocument, {
    createSequence: { ...PAYLOAD, sequence: { __typename: 'Sequence', id: 'new' } },
  });
  const { user } = renderAt(AT, { answers: [listed([]), preview(), create, ...choices()] });
  expect(await screen.findByText('No sequences yet')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Create sequence' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create sequence' }));
  await user.type(dialog.getByLabelText('Name'), 'Intake');
  const select = await dialog.findByLabelText('Form');
  expect(within(select).queryByRole('option', { name: 'Draft' })).toBeNull();
  await user.selectOptions(select, 'First visit');
  await dialog.findByText(
    '{{contact_name}} {{first_name}} {{workspace}} {{appointment_date}} {{appointment_time}} {{form_link}}',
  );
  await user.click(dialog.getByRole('button', { name: 'Create sequence' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(create.asked[0]).toMatchObject({
    input: { steps: [{ surfaceTemplateId: 'form-1', text: expect.stringMatching(/ \{\{form_link\}\}$/) }] },
  });
});

it('shows the log of a sequence, and deletes it after a confirmation [AG-38]', async () => {
  const log = answer(SequenceLogDocument, {
    sequenceMessages: {
      __typename: 'SequenceMessageConnection',
      edges: [
        {
          __typename: 'SequenceMessageEdge',
          cursor: 'one',
          node: {
            __typename: 'SequenceMessage',
            id: 'step-1',
            step: 1,
            status: 'SKIPPED',
            blocker: 'OPTED_OUT',
            dueAt: '2126-03-01T09:00:00.000Z',
            sentAt: null,
            conversation: null,
            message: null,
          },
        },
      ],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: 'one' },
      totalCount: 1,
    },
  });
  const remove = answer(DeleteSequenceDocument, {
    deleteSequence: { __typename: 'DeletedPayload', id: 'sequence-1', errors: [] },
  });
  const { user } = renderAt(AT, { answers: [listed([REMINDER]), preview(), log, remove] });
  await user.click(await screen.findByRole('button', { name: 'Log of Reminder' }));
  expect(await screen.findByText('The contact has opted out.')).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Delete Reminder' }));
  await user.click(await screen.findByRole('button', { name: 'Delete sequence' }));
  await waitFor(() => expect(remove.asked).toEqual([{ id: 'sequence-1' }]));
});

it('offers viewers no changes', async () => {
  renderAt(AT, { as: 'viewer', answers: [listed([REMINDER]), preview()] });
  expect(await screen.findByRole('button', { name: 'Enable Reminder' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByRole('button', { name: 'Create sequence' })).toHaveAttribute('aria-disabled', 'true');
});
