import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { type ContextGraph, composeGraph, sourceOf } from '@frontdesk/agent/engine';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { RecordFieldsDocument } from '../../gql/record-fields.ts';
import { UpdateContextGraphDocument } from '../../gql/update-context-graph.ts';
import { UpdateRecordFieldAccessDocument } from '../../gql/update-record-field-access.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildDraft, draftAnswer, versionsAnswer } from './agent.fixtures.ts';

const field = (name: string, access: 'READ' | 'WRITE') => ({ __typename: 'RecordField' as const, name, access });

async function open(as: 'owner' | 'viewer' = 'owner', draft = buildDraft()) {
  const set = answer(UpdateRecordFieldAccessDocument, {
    updateRecordFieldAccess: { __typename: 'RecordFieldsPayload', recordFields: [], errors: [] },
  });
  const fields = answer(RecordFieldsDocument, {
    recordFields: [field('membership', 'READ'), field('shirt_size', 'WRITE')],
  });
  const update = answer(UpdateContextGraphDocument, {
    updateContextGraph: { __typename: 'AgentDraftPayload', errors: [] },
  });
  const { user } = renderAt('/admin/acme/agent', {
    as,
    answers: [draftAnswer(draft), versionsAnswer(), fields, set, update],
  });
  const section = within(await screen.findByRole('region', { name: 'Record fields' }));
  await section.findByText('membership');
  return { user, section, set, update };
}

it('adds a field, changes its access and removes it [AG-21]', async () => {
  const { user, section, set } = await open();
  await user.click(section.getByRole('button', { name: 'Add field' }));
  expect(await section.findByText(/Enter a field name/)).toBeInTheDocument();
  await user.type(section.getByLabelText('Field'), 'plan');
  await user.selectOptions(section.getByLabelText('Access'), 'Read and change');
  await user.click(section.getByRole('button', { name: 'Add field' }));
  await waitFor(() => expect(set.asked).toEqual([{ input: { name: 'plan', access: 'WRITE' } }]));
  await user.selectOptions(section.getByLabelText('Access: membership'), 'Read and change');
  await user.click(section.getByRole('button', { name: 'Remove: shirt_size' }));
  await waitFor(() =>
    expect(set.asked.slice(1)).toEqual([
      { input: { name: 'membership', access: 'WRITE' } },
      { input: { name: 'shirt_size', access: 'NONE' } },
    ]),
  );
});

it('offers no write access to fields that are part of the contact', async () => {
  const { user, section } = await open();
  await user.type(section.getByLabelText('Field'), 'emai');
  const options = () =>
    within(section.getByLabelText('Access'))
      .getAllByRole('option')
      .map(({ textContent }) => textContent);
  expect(options()).toEqual(['Read', 'Read and change']); // Precondition: other fields can be changed.
  await user.type(section.getByLabelText('Field'), 'l');
  expect(options()).toEqual(['Read']);
});

it('grants only the change of a field of the lead [AG-21]', async () => {
  const { user, section, set } = await open();
  await user.type(section.getByLabelText('Field'), 'lead.phone');
  await user.click(section.getByRole('button', { name: 'Add field' }));
  expect(await section.findByText(/Enter a field name/)).toBeInTheDocument(); // The phone number identifies the contact.
  await user.clear(section.getByLabelText('Field'));
  await user.type(section.getByLabelText('Field'), 'lead.email');
  const options = within(section.getByLabelText('Access')).getAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual(['Change']);
  await user.click(section.getByRole('button', { name: 'Add field' }));
  await waitFor(() => expect(set.asked).toEqual([{ input: { name: 'lead.email', access: 'WRITE' } }]));
});

it('shows the fields to a viewer, who cannot change them', async () => {
  const { section } = await open('viewer');
  expect(section.getByLabelText('Access: membership')).toBeDisabled();
  expect(section.queryByRole('button', { name: 'Remove: membership' })).toBeNull();
  expect(section.queryByRole('button', { name: 'Add field' })).toBeNull();
});

it('configures a state that reads the record, and reports a field without access [AG-21]', async () => {
  const own: ContextGraph = {
    version: 2,
    goal: 'Help.',
    flows: {
      membership: {
        description: 'The contact asks which membership they have.',
        entry: [{ intent: 'The contact asks which membership they have.', examples: [] }],
        start: 'read',
        states: {
          read: { kind: 'tool', tool: 'read_record', args: { fields: "['birthday']" }, next: 'done', onError: {} },
          done: { kind: 'end', outcome: 'ANSWERED' },
        },
      },
    },
    slots: {},
    builtins: {},
  };
  const source = sourceOf(composeGraph({ questions: DEFAULT_QUESTIONS, goal: 'BOOK', own }));
  const { user, update } = await open('owner', buildDraft({ source }));
  const flows = within(await screen.findByRole('region', { name: 'Flows' }));
  const list = within(await flows.findByRole('navigation', { name: 'Flows' }));
  await user.click(list.getByRole('button', { name: /^Membership/ }));
  expect((await flows.findAllByText(/cannot read the field “birthday”/)).length).toBeGreaterThan(0);
  await user.click(flows.getAllByRole('button', { name: /^State read/ })[0]!);
  await user.click(flows.getByRole('combobox', { name: 'Fields to read' }));
  await user.click(await screen.findByRole('option', { name: 'membership' }));
  await user.click(screen.getByRole('option', { name: 'birthday' }));
  await waitFor(() => expect(flows.queryByText(/cannot read the field/)).toBeNull());
  await user.click(flows.getByRole('button', { name: 'Save flows' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
  const sent = JSON.parse(update.asked[0]?.input.source ?? '') as ContextGraph;
  expect(sent.flows['membership']?.states['read']).toMatchObject({ args: { fields: "['membership']" } });
});
