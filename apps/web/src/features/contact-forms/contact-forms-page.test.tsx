import { newSurfaceContent } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  ArchiveSurfaceTemplateDocument,
  ContactFormDocument,
  ContactFormsDocument,
  CreateSurfaceTemplateDocument,
  PublishSurfaceTemplateDocument,
  UpdateSurfaceTemplateDocument,
} from '../../gql/contact-forms.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { StoredContactForm } from './use-contact-form.ts';

const AT = '/admin/acme/contact-forms';
const CONTENT = {
  ...newSurfaceContent('First visit'),
  questions: [
    { key: 'goal', type: 'TEXT', required: true, label: { en: 'Goal?' }, help: {}, options: [], targetField: 'goal' },
  ],
};
const FORM = {
  __typename: 'SurfaceTemplate' as const,
  id: 'form-1',
  name: 'First visit',
  revision: 1,
  publishedRevision: null,
  publishedNumber: null,
  archivedAt: null,
};
const STORED = { ...FORM, content: JSON.stringify(CONTENT) };
const LISTED = { ...FORM, updatedAt: '2026-11-26T09:00:00.000Z', updatedByName: 'Ada Owner' };
const connectionOf = (forms: readonly (typeof LISTED)[]) => ({
  surfaceTemplates: {
    __typename: 'SurfaceTemplateConnection' as const,
    edges: forms.map((node) => ({ __typename: 'SurfaceTemplateEdge' as const, cursor: node.id, node })),
    totalCount: forms.length,
    pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
  },
});
const listed = (forms: readonly (typeof LISTED)[]) => answer(ContactFormsDocument, connectionOf(forms));
const stored = () => answer(ContactFormDocument, { surfaceTemplate: STORED });

it('explains that there are no forms, and creates the first', async () => {
  const created = answer(CreateSurfaceTemplateDocument, {
    createSurfaceTemplate: {
      __typename: 'SurfaceTemplatePayload',
      template: { __typename: 'SurfaceTemplate', id: 'form-1' },
      errors: [],
    },
  });
  const { user, at } = renderAt(AT, { answers: [listed([]), created, stored()] });
  await screen.findByText('No forms yet');
  await user.click(screen.getByRole('button', { name: 'Create form' }));
  const dialog = await screen.findByRole('dialog', { name: 'Create form' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'First visit');
  await user.click(within(dialog).getByRole('button', { name: 'Create form' }));
  await screen.findByRole('heading', { level: 1, name: 'First visit' });
  expect(created.asked).toEqual([{ name: 'First visit' }]);
  expect(at()).toBe(`${AT}/form-1`);
});

it('lists forms with their status, and archives one', async () => {
  const archived = answer(ArchiveSurfaceTemplateDocument, {
    archiveSurfaceTemplate: {
      __typename: 'SurfaceTemplatePayload',
      template: { __typename: 'SurfaceTemplate', id: 'form-1', archivedAt: '2026-11-26T10:00:00.000Z' },
      errors: [],
    },
  });
  const forms = [LISTED];
  const list = answer(ContactFormsDocument, () => connectionOf(forms));
  const { user } = renderAt(AT, { answers: [list, archived] });
  const row = (await screen.findByRole('link', { name: 'First visit' })).closest('li');
  expect(row?.textContent).toContain('Draft');
  await user.click(screen.getByRole('button', { name: 'Archive First visit' }));
  forms.pop();
  await user.click(await screen.findByRole('button', { name: 'Archive form' }));
  await screen.findByText('No forms yet');
  expect(archived.asked).toEqual([{ id: 'form-1' }]);
});

it('hides the actions from members without the permission', async () => {
  renderAt(AT, { as: 'viewer', answers: [listed([LISTED])] });
  await screen.findByRole('link', { name: 'First visit' });
  expect(screen.queryByRole('button', { name: /Archive/ })).toBeNull();
});

it('marks a wrong field, saves the draft and publishes it', async () => {
  const payload = (template: StoredContactForm) => ({
    __typename: 'SurfaceTemplatePayload' as const,
    template,
    errors: [],
  });
  const updated = { ...STORED, revision: 2 };
  const published = { ...updated, publishedRevision: 2, publishedNumber: 1 };
  const update = answer(UpdateSurfaceTemplateDocument, { updateSurfaceTemplate: payload(updated) });
  const publish = answer(PublishSurfaceTemplateDocument, { publishSurfaceTemplate: payload(published) });
  const { user } = renderAt(`${AT}/form-1`, { answers: [stored(), update, publish] });
  const title = await screen.findByRole('textbox', { name: 'Title' });
  await user.clear(title);
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await screen.findByText('This text is required in the default language.');
  expect(update.asked).toEqual([]);
  await user.type(title, 'Welcome');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await screen.findByText('Version 1 is live');
  const input = update.asked[0]?.input as { revision: number; content: string };
  expect([input.revision, JSON.parse(input.content).title]).toEqual([1, { en: 'Welcome' }]);
  expect(publish.asked).toEqual([{ id: 'form-1', revision: 2 }]);
});

it('chooses the identity check, and explains it [SF-03]', async () => {
  const update = answer(UpdateSurfaceTemplateDocument, {
    updateSurfaceTemplate: { __typename: 'SurfaceTemplatePayload' as const, template: STORED, errors: [] },
  });
  const { user } = renderAt(`${AT}/form-1`, { answers: [stored(), update] });
  const check = await screen.findByLabelText('Identity check');
  expect(check).toHaveAccessibleDescription('Everyone who has the link can open the form.');
  await user.selectOptions(check, 'Date of birth');
  expect(check).toHaveAccessibleDescription(/Five wrong dates lock the form/);
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await screen.findByText('Draft saved.');
  const input = update.asked[0]?.input as { content: string };
  expect(JSON.parse(input.content).secondCheck).toBe('BIRTH_DATE');
});

it('shows why a form cannot be published', async () => {
  const publish = answer(PublishSurfaceTemplateDocument, () => refused('SURFACE_QUESTIONS_MISSING', null));
  const { user } = renderAt(`${AT}/form-1`, { answers: [stored(), publish] });
  await user.click(await screen.findByRole('button', { name: 'Publish' }));
  await screen.findByText('Add at least one question before you publish the form.');
});

/** Opens a form with the questions "Goal?" and "Why?". */
function openTwoQuestions() {
  const question = (key: string, label: string) => ({
    ...CONTENT.questions[0],
    key,
    label: { en: label },
    targetField: null,
  });
  const questions = [question('goal', 'Goal?'), question('why', 'Why?')];
  const form = { ...STORED, content: JSON.stringify({ ...CONTENT, questions }) };
  const update = answer(UpdateSurfaceTemplateDocument, {
    updateSurfaceTemplate: { __typename: 'SurfaceTemplatePayload' as const, template: form, errors: [] },
  });
  const { user } = renderAt(`${AT}/form-1`, {
    answers: [answer(ContactFormDocument, { surfaceTemplate: form }), update],
  });
  return { user, update };
}

it('adds a condition to a question, and hides the question in the preview until it is met', async () => {
  const { user, update } = openTwoQuestions();
  // The first question has no earlier one.
  await user.click(await screen.findByRole('button', { name: 'Edit Goal?' }));
  await screen.findByRole('dialog', { name: 'Edit question' });
  expect(screen.queryByLabelText('Show this question')).toBeNull();
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Edit Why?' }));
  const dialog = await screen.findByRole('dialog', { name: 'Edit question' });
  await user.selectOptions(await within(dialog).findByLabelText('Show this question'), 'If “Goal?” …');
  await user.click(within(dialog).getByRole('button', { name: 'Apply' }));
  await within(dialog).findByText('This is not a possible answer to the question. Choose or enter another value.');
  await user.type(within(dialog).getByLabelText('Value'), 'Run');
  await user.click(within(dialog).getByRole('button', { name: 'Apply' }));
  await screen.findByText('Shown if “Goal?” is Run');
  expect(screen.queryByRole('textbox', { name: 'Why?' })).toBeNull();
  await user.type(screen.getByRole('textbox', { name: 'Goal?' }), 'run');
  await screen.findByRole('textbox', { name: 'Why?' });
  // A condition follows a change of the key of its question.
  await user.click(screen.getByRole('button', { name: 'Edit Goal?' }));
  const first = await screen.findByRole('dialog', { name: 'Edit question' });
  const key = await within(first).findByRole('textbox', { name: 'Key' });
  await user.clear(key);
  await user.type(key, 'aim');
  await user.click(within(first).getByRole('button', { name: 'Apply' }));
  await user.click(await screen.findByRole('button', { name: 'Save draft' }));
  await screen.findByText('Draft saved.');
  const input = update.asked[0]?.input as { content: string };
  expect(JSON.parse(input.content).questions[1].condition).toEqual({
    question: 'aim',
    operator: 'eq',
    values: ['Run'],
  });
});

it('shows the known value of a field from a confidence, but not for a checkbox', async () => {
  const form = { ...STORED, content: JSON.stringify(CONTENT) };
  const update = answer(UpdateSurfaceTemplateDocument, {
    updateSurfaceTemplate: { __typename: 'SurfaceTemplatePayload' as const, template: form, errors: [] },
  });
  const { user } = renderAt(`${AT}/form-1`, {
    answers: [answer(ContactFormDocument, { surfaceTemplate: form }), update],
  });
  const edit = async () => {
    await user.click(await screen.findByRole('button', { name: /^Edit / }));
    return within(await screen.findByRole('dialog', { name: 'Edit question' }));
  };
  const apply = async (dialog: Awaited<ReturnType<typeof edit>>) =>
    user.click(dialog.getByRole('button', { name: 'Apply' }));
  const dialog = await edit();
  expect(screen.queryByLabelText('Minimum confidence of known values (%)')).toBeNull();
  await user.click(await dialog.findByRole('checkbox', { name: 'Show the known value' }));
  await apply(dialog);
  await screen.findByText('Shows the known value');
  const confidence = screen.getByRole('textbox', { name: 'Minimum confidence of known values (%)' });
  expect((confidence as HTMLInputElement).value).toBe('50');
  await user.clear(confidence);
  await user.type(confidence, '80');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await screen.findByText('Draft saved.');
  const input = update.asked[0]?.input as { content: string };
  const saved = JSON.parse(input.content);
  expect([saved.questions[0].prefill, saved.prefillMinConfidence]).toEqual([true, 80]);
  const again = await edit();
  await user.selectOptions(await again.findByLabelText('Answer type'), 'Checkbox');
  expect(again.queryByRole('checkbox', { name: 'Show the known value' })).toBeNull();
  await apply(again);
  expect(screen.queryByText('Shows the known value')).toBeNull();
});

it('adds a section with a condition, moves it, and shows its step in the preview', async () => {
  const { user, update } = openTwoQuestions();
  await user.click(await screen.findByRole('button', { name: 'Add section' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add section' });
  await user.click(within(dialog).getByRole('button', { name: 'Add section' }));
  await within(dialog).findByText('This text is required in the default language.');
  await user.type(within(dialog).getByRole('textbox', { name: 'Title' }), 'Your health');
  await user.type(within(dialog).getByRole('textbox', { name: 'Text' }), 'Only you and we see this.');
  await user.selectOptions(within(dialog).getByLabelText('Show this section'), 'If “Goal?” …');
  await user.selectOptions(within(dialog).getByLabelText('Comparison'), 'is answered');
  await user.click(within(dialog).getByRole('button', { name: 'Add section' }));
  await screen.findByText('Shown if “Goal?” is answered');
  // The section is the last entry and has no question yet.
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await screen.findByText('A section needs at least one question. Add a question below it, or remove the section.');
  await user.click(screen.getByRole('button', { name: 'Move Your health up' }));
  expect(screen.queryByText(/^A section needs/)).toBeNull();
  await screen.findByText('Step 1 of 1');
  expect(screen.queryByRole('textbox', { name: 'Why?' })).toBeNull();
  await user.type(screen.getByRole('textbox', { name: 'Goal?' }), 'Run');
  await screen.findByText('Step 1 of 2');
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await screen.findByRole('heading', { name: 'Your health' });
  await screen.findByRole('textbox', { name: 'Why?' });
  expect(screen.queryByRole('textbox', { name: 'Goal?' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Goal?' })).value).toBe('Run');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await screen.findByText('Draft saved.');
  const input = update.asked[0]?.input as { content: string };
  expect(
    JSON.parse(input.content).questions.map(({ key, type }: { key: string; type: string }) => [key, type]),
  ).toEqual([
    ['goal', 'TEXT'],
    ['your_health', 'SECTION'],
    ['why', 'TEXT'],
  ]);
});
