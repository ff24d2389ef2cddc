import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { PublishAgentDocument } from '../../gql/publish-agent.ts';
import { RestoreAgentVersionDocument } from '../../gql/restore-agent-version.ts';
import { TestAgentDocument } from '../../gql/test-agent.ts';
import type { TestAgentMutation } from '../../gql/types.ts';
import { UpdatePersonaDocument } from '../../gql/update-persona.ts';
import { UpdateQuestionsDocument } from '../../gql/update-questions.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildDraft, buildVersion, draftAnswer, versionsAnswer } from './agent.fixtures.ts';

const region = async (name: string) => within(await screen.findByRole('region', { name }));
const page = () => [draftAnswer(), versionsAnswer()];

it('saves the persona in the draft and shows a refusal at its field [CB-05]', async () => {
  const update = answer(UpdatePersonaDocument, refused('NAME_INVALID', 'name'));
  const { user } = renderAt('/admin/acme/agent', { answers: [...page(), update] });
  const persona = await region('Persona');
  const name = await persona.findByLabelText('Name');
  await user.clear(name);
  await user.type(name, 'Robin');
  await user.click(persona.getByRole('button', { name: 'Save persona' }));
  expect(await persona.findByText(/A name must have 1 to 100 characters/)).toBeInTheDocument();
  expect(update.asked[0]?.input).toMatchObject({ revision: 3, name: 'Robin', role: 'Front desk assistant' });
});

it('moves a question with the arrow keys and announces its position [CB-05]', async () => {
  let draft = buildDraft();
  const update = answer(UpdateQuestionsDocument, () => {
    const [first, second] = draft.persona.questions;
    draft = { ...draft, revision: 4, persona: { ...draft.persona, questions: [second!, first!] } };
    return { updateQuestions: { __typename: 'AgentDraftPayload' as const, errors: [] } };
  });
  const { user } = renderAt('/admin/acme/agent', { answers: [draftAnswer(() => draft), versionsAnswer(), update] });
  const questions = await region('Questions');
  const handle = await questions.findByRole('button', { name: /^Move question 1/ });
  handle.focus();
  await user.keyboard('{ArrowDown}');
  expect(await screen.findByText('“What can we help you with?” is now question 2 of 2.')).toBeInTheDocument();
  expect(update.asked[0]?.input.questions.map(({ key }: { key: string }) => key)).toEqual(['when', 'need']);
});

it('adds a question with a unique key and requires options for a choice', async () => {
  const update = answer(UpdateQuestionsDocument, {
    updateQuestions: { __typename: 'AgentDraftPayload' as const, errors: [] },
  });
  const { user } = renderAt('/admin/acme/agent', { answers: [...page(), update] });
  const questions = await region('Questions');
  await user.click(await questions.findByRole('button', { name: 'Add question' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add question' }));
  await user.type(dialog.getByLabelText('Question'), 'Which clinic?');
  await user.selectOptions(dialog.getByLabelText('Answer type'), 'Single choice');
  await user.click(dialog.getByRole('button', { name: 'Add question' }));
  expect(await dialog.findByText('A choice has at least two answers.')).toBeInTheDocument();
  await user.type(dialog.getByLabelText('Options', { selector: 'input' }), 'North{Enter}South{Enter}');
  await user.click(dialog.getByRole('button', { name: 'Add question' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(update.asked[0]?.input.questions[2]).toMatchObject({
    key: 'which_clinic',
    type: 'CHOICE',
    choices: ['North', 'South'],
  });
});

it('publishes the reviewed draft and shows its changes', async () => {
  const publish = answer(PublishAgentDocument, refused('AGENT_CHANGED', 'revision'));
  const old = buildVersion(1, { personaName: 'Robin' });
  const { user } = renderAt('/admin/acme/agent', { answers: [draftAnswer(), versionsAnswer([old]), publish] });
  expect(await screen.findByText('Unpublished changes since version 1')).toBeInTheDocument();
  await screen.findByText('Version 1');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Publish Front desk?' }));
  const changes = within(await dialog.findByRole('list', { name: 'Changes' }));
  expect(changes.getByText('Robin')).toBeInTheDocument();
  expect(changes.getByText('Alex')).toBeInTheDocument();
  await user.type(dialog.getByLabelText('Description'), 'A new name');
  await user.click(dialog.getByRole('button', { name: 'Publish' }));
  expect(await dialog.findByText(/The agent was changed by someone else/)).toBeInTheDocument();
  expect(publish.asked).toEqual([{ input: { agentId: 'agent-1', revision: 3, note: 'A new name' } }]);
});

it('rolls back to an old version after showing the changes', async () => {
  const rollBack = answer(RestoreAgentVersionDocument, {
    restoreAgentVersion: { __typename: 'RestoreAgentVersionPayload', errors: [] },
  });
  const versions = versionsAnswer([buildVersion(2), buildVersion(1, { personaTone: 'Formal' })]);
  const { user } = renderAt('/admin/acme/agent', { answers: [draftAnswer(), versions, rollBack] });
  await user.click(await screen.findByRole('button', { name: 'Roll back to version 1' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Roll back to version 1?' }));
  expect(dialog.getByText('Formal')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Roll back' }));
  await waitFor(() => expect(rollBack.asked).toEqual([{ versionId: 'version-1' }]));
});

it('chats with the draft, shows collected answers and sources, and links to the model settings [AG-18]', async () => {
  let ready = false;
  const testOf = (history: readonly unknown[]) => ({
    __typename: 'AgentTest' as const,
    replies: [history.length === 0 ? 'Hello, what can we do for you?' : 'How soon?'],
    sources:
      history.length === 0
        ? []
        : [
            {
              __typename: 'AnswerSource' as const,
              id: 'passage-1',
              kind: 'TEXT' as const,
              title: 'Crowns',
              headings: [],
              pageNumber: null,
              sourceId: 'source-1',
              url: null,
            },
          ],
    answers: history.length === 0 ? [] : [{ __typename: 'AgentTestAnswer' as const, key: 'need', value: 'A crown' }],
    state: 'ask_need',
    outcome: null,
    handedOff: null,
    memory: 'kept',
  });
  const test = answer(
    TestAgentDocument,
    ({ input }): TestAgentMutation => ({
      testAgent: ready
        ? { __typename: 'AgentTestPayload', test: testOf(input.history), errors: [] }
        : refused('MODEL_NOT_SET_UP'),
    }),
  );
  const { user } = renderAt('/admin/acme/agent', { answers: [...page(), test] });
  const chat = await region('Test chat');
  await user.click(await chat.findByRole('button', { name: 'Start chat' }));
  expect(await chat.findByText(/Connect a language model in the settings first/)).toBeInTheDocument();
  ready = true;
  await user.click(chat.getByRole('button', { name: 'Start chat' }));
  expect(await chat.findByText('Hello, what can we do for you?')).toBeInTheDocument();
  await user.type(chat.getByRole('textbox', { name: 'Your message' }), 'A crown{Enter}');
  expect(await chat.findByText('How soon?')).toBeInTheDocument();
  expect(chat.getByText('need')).toBeInTheDocument();
  expect(chat.getByRole('link', { name: 'Crowns' })).toHaveAttribute('href', '/admin/acme/knowledge/sources/source-1');
  expect(test.asked.at(-1)?.input).toEqual({
    agentId: 'agent-1',
    memory: 'kept',
    history: [
      { by: 'AGENT', text: 'Hello, what can we do for you?' },
      { by: 'CONTACT', text: 'A crown' },
    ],
  });
});

it('is read-only for members without agent.manage', async () => {
  renderAt('/admin/acme/agent', { as: 'member', answers: page() });
  const questions = await region('Questions');
  expect(await questions.findByText('What can we help you with?')).toBeInTheDocument();
  expect(questions.queryByRole('button', { name: /^Move/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Publish' })).toHaveAttribute('aria-disabled', 'true');
  expect((await region('Persona')).getByLabelText('Name')).toHaveAttribute('readonly');
});

it('is hidden from the role agent [CB-35]', async () => {
  renderAt('/admin/acme/agent', { as: 'agent' });
  expect(await screen.findByText('You don’t have access to this page')).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Persona' })).toBeNull();
});

it('warns in production [AM-26]', async () => {
  renderAt('/admin/acme/agent', { workspace: { environment: 'PRODUCTION' }, answers: page() });
  expect(await screen.findByText('You’re editing in production')).toBeInTheDocument();
});

it('does not warn in development [AM-26]', async () => {
  renderAt('/admin/acme/agent', { workspace: { environment: 'DEVELOPMENT' }, answers: page() });
  await region('Persona');
  expect(screen.queryByText('You’re editing in production')).toBeNull();
});

it('asks before leaving an unsaved persona [CB-05]', async () => {
  const { user, router, at } = renderAt('/admin/acme/agent', { answers: page() });
  const persona = await region('Persona');
  await user.type(await persona.findByLabelText('Tone'), ' Never shy.');
  void router.navigate({ to: '/admin/acme/members' });
  const dialog = within(await screen.findByRole('dialog', { name: 'Discard unsaved changes?' }));
  await user.click(dialog.getByRole('button', { name: 'Keep editing' }));
  expect(at()).toBe('/admin/acme/agent');
  expect(persona.getByLabelText('Tone')).toHaveValue(`${buildDraft().persona.tone} Never shy.`);
});
