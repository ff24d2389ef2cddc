import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { DeleteKnowledgeSourceDocument } from '../../gql/delete-knowledge-source.ts';
import { KnowledgeSearchDocument } from '../../gql/knowledge-search.ts';
import { KnowledgeSourcesPageDocument } from '../../gql/knowledge-sources-page.ts';
import { CreateKnowledgeSourceDocument, UpdateKnowledgeSourceDocument } from '../../gql/source-form.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { besideSources, buildSource, openedSource, sourceList } from './knowledge.fixtures.ts';

const AT = '/admin/acme/knowledge/sources';
const TEXT = buildSource({ id: 'source-2', kind: 'TEXT', title: 'Parking', characterCount: 1, text: 'P' });

const creating = () =>
  answer(CreateKnowledgeSourceDocument, {
    createKnowledgeSource: {
      __typename: 'KnowledgeSourcePayload',
      source: { __typename: 'KnowledgeSource', id: 'new' },
      errors: [],
    },
  });
const list = async () => within(await screen.findByRole('list', { name: 'Sources' }));
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }));

it('lists sources with kind, size, and the member who added them [AG-16]', async () => {
  renderAt(AT, { answers: [...besideSources(), sourceList([buildSource(), TEXT])] });
  const [first, second] = (await list()).getAllByRole('listitem');
  expect(first).toHaveTextContent(/Can I bring my dog\?Question and answer · 35 characters · Added by Ada Lovelace/);
  expect(second).toHaveTextContent(/ParkingText · 1 character · Added by Ada Lovelace/);
  expect(screen.getByRole('heading', { name: '2 sources' })).toBeVisible();
});

it('says what to add first, and adds a question with its answer [AG-16]', async () => {
  const create = creating();
  const { user } = renderAt(AT, { answers: [...besideSources(), sourceList([]), create] });
  expect(await screen.findByText(/Start with the question your contacts ask most/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Add question and answer' }));
  const form = await dialog('Add question and answer');
  await user.click(form.getByRole('button', { name: 'Add source' }));
  await waitFor(() => expect(form.getByLabelText('Question')).toHaveFocus());
  expect(form.getByText('Enter the question.')).toBeVisible();
  expect(form.getByText('Enter the answer.')).toBeVisible();
  expect(create.asked).toEqual([]);
  await user.type(form.getByLabelText('Question'), 'Can I bring my dog?');
  await user.type(form.getByLabelText('Answer'), 'Yes.');
  await user.click(form.getByRole('button', { name: 'Add source' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(create.asked).toEqual([{ input: { kind: 'QUESTION_ANSWER', title: 'Can I bring my dog?', text: 'Yes.' } }]);
});

it('refuses a text that is too long instead of cutting it off', async () => {
  const create = creating();
  const { user } = renderAt(`${AT}?add=TEXT`, { answers: [...besideSources(), sourceList([]), create] });
  const form = await dialog('Add text');
  await user.type(form.getByLabelText('Title'), 'Handbook');
  await user.click(form.getByLabelText('Text'));
  await user.paste('x'.repeat(100_001));
  await user.click(form.getByRole('button', { name: 'Add source' }));
  expect(await form.findByText('Use at most 100,000 characters. The text has 100,001.')).toBeVisible();
  expect(create.asked).toEqual([]);
});

it('edits a source, and offers the latest version if another member changed it', async () => {
  let current = buildSource();
  let isOutdated = true;
  const update = answer(UpdateKnowledgeSourceDocument, ({ input: { text, revision } }) => ({
    updateKnowledgeSource: isOutdated
      ? refused('KNOWLEDGE_CHANGED', 'revision', REFUSALS.KNOWLEDGE_CHANGED)
      : {
          __typename: 'KnowledgeSourcePayload' as const,
          source: { ...current, text, revision: revision + 1 },
          errors: [],
        },
  }));
  const { user, at } = renderAt(AT, {
    answers: [...besideSources(), sourceList([current]), openedSource(() => current), update],
  });
  await user.click((await list()).getByRole('link', { name: 'Can I bring my dog?' }));
  const form = await dialog('Edit source');
  await user.type(await form.findByLabelText('Answer'), ' Cats, too.');
  current = buildSource({ text: 'No dogs.', revision: 2 });
  await user.click(form.getByRole('button', { name: 'Save source' }));
  expect(await form.findByText(REFUSALS.KNOWLEDGE_CHANGED)).toBeVisible();
  await user.click(form.getByRole('button', { name: 'Discard changes and reload' }));
  await waitFor(() => expect(form.getByLabelText('Answer')).toHaveValue('No dogs.'));
  isOutdated = false;
  await user.type(form.getByLabelText('Answer'), ' Sorry.');
  await user.click(form.getByRole('button', { name: 'Save source' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(at()).toBe(AT);
  expect(update.asked.map(({ input }) => input)).toEqual([
    {
      id: 'source-1',
      title: 'Can I bring my dog?',
      text: 'Dogs can wait in the entrance hall. Cats, too.',
      revision: 1,
    },
    { id: 'source-1', title: 'Can I bring my dog?', text: 'No dogs. Sorry.', revision: 2 },
  ]);
});

it('asks before a changed source is closed, and closes an unchanged one', async () => {
  const { user } = renderAt(`${AT}/source-1`, {
    answers: [...besideSources(), sourceList([buildSource()]), openedSource(buildSource())],
  });
  const form = await dialog('Edit source');
  await user.type(await form.findByLabelText('Answer'), '!');
  await user.keyboard('{Escape}');
  const guard = await dialog('Discard unsaved changes?');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Discard unsaved changes?' })).toBeNull());
  expect(form.getByLabelText('Answer')).toHaveValue('Dogs can wait in the entrance hall.!');
  expect(guard).toBeDefined();
  await user.type(form.getByLabelText('Answer'), '{Backspace}');
  await user.click(form.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('says that a source was deleted', async () => {
  const missing = openedSource(() => {
    throw denied('NOT_FOUND');
  });
  renderAt(`${AT}/source-9`, { answers: [...besideSources(), sourceList([buildSource()]), missing] });
  expect(await screen.findByText('Source not found')).toBeVisible();
});

it('confirms before a source is deleted', async () => {
  const remove = answer(DeleteKnowledgeSourceDocument, {
    deleteKnowledgeSource: { __typename: 'DeletedPayload', id: 'source-1', errors: [] },
  });
  let rows = [buildSource()];
  const { user } = renderAt(AT, { answers: [...besideSources(), sourceList(() => rows), remove] });
  await user.click(await screen.findByRole('button', { name: 'Delete Can I bring my dog?' }));
  expect(remove.asked).toEqual([]);
  rows = [];
  await user.click((await dialog('Delete this source?')).getByRole('button', { name: 'Delete source' }));
  expect(await screen.findByText('No sources yet')).toBeVisible();
  expect(remove.asked).toEqual([{ id: 'source-1' }]);
});

it('searches on the server and offers to remove the filters if nothing matches', async () => {
  const found = sourceList(({ filter }) => (filter.search ? [] : [buildSource()]));
  const { user, at } = renderAt(AT, { answers: [...besideSources(), found] });
  await user.type(await screen.findByRole('searchbox', { name: 'Search sources' }), 'cat');
  expect(await screen.findByText('No matching sources')).toBeVisible();
  expect(at()).toBe(`${AT}?q=cat`);
  await user.click(screen.getByRole('radio', { name: 'Texts' }));
  await waitFor(() => expect(found.asked.at(-1)).toMatchObject({ filter: { search: 'cat', kinds: ['TEXT'] } }));
  await user.click(screen.getByRole('button', { name: 'Remove filter: Text' }));
  await user.click(await screen.findByRole('button', { name: 'Remove filter: “cat”' }));
  expect(await screen.findByRole('link', { name: 'Can I bring my dog?' })).toBeVisible();
});

it('shows an error if the sources cannot be loaded', async () => {
  const broken = answer(KnowledgeSourcesPageDocument, () => {
    throw denied('SERVICE_UNAVAILABLE');
  });
  renderAt(AT, { answers: [...besideSources(), broken] });
  expect(await screen.findByRole('heading', { name: 'Could not load this page' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

it('lets a viewer read a source, but not change it', async () => {
  const { user } = renderAt(AT, {
    as: 'viewer',
    answers: [...besideSources(), sourceList([buildSource()]), openedSource(buildSource())],
  });
  expect(await screen.findByRole('button', { name: 'Add text' })).toHaveAccessibleDescription(
    'You need the knowledge.manage permission.',
  );
  await user.click((await list()).getByRole('link', { name: 'Can I bring my dog?' }));
  const form = await dialog('Source');
  expect(await form.findByLabelText('Answer')).toHaveAttribute('readonly');
  expect(form.queryByRole('button', { name: 'Save source' })).toBeNull();
});

it('shows which passages the agent finds for a question [AG-17]', async () => {
  const search = answer(KnowledgeSearchDocument, ({ question }) => ({
    knowledgeSearch: question.includes('dog')
      ? {
          __typename: 'KnowledgeSearch' as const,
          isSupported: true,
          passages: [
            {
              __typename: 'FoundPassage' as const,
              kind: 'TEXT' as const,
              title: 'House rules',
              headings: ['Pets'],
              text: 'Dogs can wait in the entrance hall.',
              pageNumber: 2,
              sourceId: 'source-2',
              url: null,
              similarity: 0.523,
            },
          ],
        }
      : { __typename: 'KnowledgeSearch' as const, isSupported: false, passages: [] },
  }));
  const beside = besideSources({ isEnabled: true, passageCount: 1200, embeddedCount: 40 });
  const { user } = renderAt(AT, { answers: [...beside, sourceList([buildSource()]), search] });
  expect(await screen.findByText(/40 of 1,200 passages are ready to be searched by meaning/)).toBeVisible();
  const field = within(await screen.findByRole('form', { name: 'Test a question' })).getByLabelText('Question');
  await user.type(field, 'Can my dog come?{Enter}');
  const found = within(await screen.findByRole('list', { name: 'Matching passages' }));
  expect(found.getByRole('heading', { name: 'House rules › Pets · Page 2' })).toBeVisible();
  expect(found.getByText('Similarity 52 %')).toBeVisible();
  await user.clear(field);
  await user.type(field, 'Do you sell cars?{Enter}');
  expect(await screen.findByText(/No answer found/)).toBeVisible();
  expect(screen.queryByRole('list', { name: 'Matching passages' })).toBeNull();
});
