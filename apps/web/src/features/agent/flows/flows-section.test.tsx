import { DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { type ContextGraph, composeGraph, type Flow, sourceOf } from '@frontdesk/agent/engine';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { UpdateContextGraphDocument } from '../../../gql/update-context-graph.ts';
import { UpdateQuestionsDocument } from '../../../gql/update-questions.ts';
import { answer } from '../../../testing/answers.ts';
import { renderAt } from '../../../testing/render-at.tsx';
import { buildDraft, draftAnswer, versionsAnswer } from '../agent.fixtures.ts';

const parking: Flow = {
  description: 'The contact asks where to park.',
  entry: [{ intent: 'The contact asks where to park.', examples: ['Where can I park?'] }],
  start: 'say',
  states: { say: { kind: 'say', words: 'Next door.', next: 'end' }, end: { kind: 'end', outcome: 'ANSWERED' } },
};
const withFlows = (flows: ContextGraph['flows']) => {
  const own: ContextGraph = { version: 2, goal: 'Help.', flows, slots: {}, builtins: {} };
  return buildDraft({ source: sourceOf(composeGraph({ questions: DEFAULT_QUESTIONS, goal: 'BOOK', own })) });
};
const updated = () =>
  answer(UpdateContextGraphDocument, { updateContextGraph: { __typename: 'AgentDraftPayload', errors: [] } });

async function open(draft = buildDraft(), as?: 'member') {
  const update = updated();
  const answers = [draftAnswer(draft), versionsAnswer(), update];
  const { user, ...rest } = renderAt('/admin/acme/agent', as ? { as, answers } : { answers });
  const flows = within(await screen.findByRole('region', { name: 'Flows' }));
  await flows.findByRole('navigation', { name: 'Flows' });
  const save = () => user.click(flows.getByRole('button', { name: 'Save flows' }));
  const sent = (): ContextGraph => JSON.parse(update.asked.at(-1)?.input.source ?? '');
  return { user, flows, update, save, sent, ...rest };
}
const states = (flows: ReturnType<typeof within>) =>
  within(flows.getByRole('list', { name: 'States in order' })).getAllByRole('button', { name: /^State / });

it('shows the generated booking flow with the questions, and saves its goal [CB-05]', async () => {
  const { user, flows, update, save } = await open();
  expect(flows.getByText('Built in · asks your questions')).toBeInTheDocument();
  expect(flows.getByText('How soon would you like to come in?')).toBeInTheDocument();
  expect(flows.getByRole('button', { name: 'Save flows' })).toBeDisabled();
  await user.click(flows.getByRole('radio', { name: 'Qualify, then a member follows up' }));
  await save();
  await waitFor(() => expect(update.asked[0]?.input).toMatchObject({ revision: 3, goal: 'QUALIFY' }));
});

it('adds a flow with an intent and a text, and saves it [AG-01]', async () => {
  const { user, flows, update, save, sent } = await open();
  await user.click(flows.getByRole('button', { name: 'Add flow' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add flow' }));
  await user.click(dialog.getByRole('button', { name: 'Add flow' }));
  expect(await dialog.findByText('Describe what the contact wants.')).toBeInTheDocument();
  await user.type(dialog.getByLabelText('Name'), 'Parking');
  await user.type(dialog.getByLabelText('What the contact wants'), parking.description);
  await user.type(dialog.getByLabelText('Example sentences', { selector: 'input' }), 'Where can I park?{Enter}');
  await user.click(dialog.getByRole('button', { name: 'Add flow' }));
  expect(await flows.findByRole('heading', { name: 'Parking' })).toBeInTheDocument();
  expect(flows.getAllByText('Enter a text.').length).toBeGreaterThan(0);
  expect(flows.getByRole('button', { name: 'Save flows' })).toHaveAttribute('aria-disabled', 'true');
  await user.type(flows.getByLabelText('Text'), 'Next door.');
  expect(flows.queryByText('Enter a text.')).toBeNull();
  await save();
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(sent().flows).toEqual({ parking });
});

it('turns a built-in flow off, but never opting out', async () => {
  const { user, flows, save, sent, update } = await open();
  expect(flows.queryByRole('switch', { name: 'Enable “Opt out of messages”' })).toBeNull();
  await user.click(flows.getByRole('switch', { name: 'Enable “Cancel an appointment”' }));
  await save();
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(sent().builtins).toEqual({ cancel: { enabled: false } });
});

it('customizes a built-in flow, and restores it', async () => {
  const { user, flows } = await open();
  await user.click(flows.getByRole('button', { name: 'Cancel an appointment' }));
  // Precondition: the built-in flow is read-only.
  expect(flows.queryByRole('button', { name: 'Remove pick' })).toBeNull();
  await user.click(flows.getByRole('button', { name: 'Customize' }));
  const count = states(flows).length;
  await user.click(flows.getByRole('button', { name: 'Remove stop' }));
  expect(states(flows)).toHaveLength(count - 1);
  await user.click(flows.getByRole('button', { name: 'Restore built-in flow' }));
  await user.click(await screen.findByRole('button', { name: 'Restore flow' }));
  await waitFor(() => expect(states(flows)).toHaveLength(count));
});

it('lists a problem beside its state, links to it, and does not block saving', async () => {
  const { user, flows, save, update, sent } = await open(withFlows({ parking }));
  await user.click(flows.getByRole('button', { name: 'Parking' }));
  await user.click(flows.getByRole('button', { name: 'Add state' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Branch' }));
  const condition = flows.getByLabelText('If');
  await user.clear(condition);
  await user.type(condition, 'answers.colour = 1');
  expect(flows.getAllByText('There is no slot “colour”.').length).toBeGreaterThanOrEqual(2);
  await user.click(flows.getByRole('button', { name: 'Book an appointment' }));
  const problems = within(flows.getByRole('list', { name: 'Problems' }));
  await user.click(problems.getByRole('button', { name: 'Parking, branch' }));
  expect(flows.getByRole('button', { name: 'State branch: Branch' })).toHaveAttribute('aria-expanded', 'true');
  await save();
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(Object.keys(sent().flows['parking']?.states ?? {})).toEqual(['say', 'branch', 'end']);
});

it('asks a new question in a flow, and forgets it with its state', async () => {
  const { user, flows, save, sent, update } = await open(withFlows({ parking }));
  await user.click(flows.getByRole('button', { name: 'Parking' }));
  await user.click(flows.getByRole('button', { name: 'Add state' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Ask' }));
  await user.selectOptions(flows.getByLabelText('Question'), 'New question…');
  await user.type(flows.getByLabelText('Question text'), 'Which car?');
  await save();
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(sent().slots).toEqual({ question: { type: 'TEXT', words: 'Which car?', scope: 'episode' } });
  await user.click(flows.getByRole('button', { name: 'Remove ask' }));
  // The flow and its questions equal the saved version again, so there is nothing to save.
  await waitFor(() => expect(flows.getByRole('button', { name: 'Save flows' })).toBeDisabled());
});

it('renames a flow and a state with everything that leads to them', async () => {
  const visit: Flow = { ...parking, states: { say: { kind: 'link', flow: 'parking' } } };
  const { user, flows, save, sent, update } = await open(withFlows({ parking, visit }));
  await user.click(flows.getByRole('button', { name: 'Parking' }));
  await user.click(flows.getByRole('button', { name: 'Rename' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Rename flow' }));
  await user.clear(dialog.getByLabelText('Name'));
  await user.type(dialog.getByLabelText('Name'), 'Where to park');
  await user.click(dialog.getByRole('button', { name: 'Rename flow' }));
  await user.click(await flows.findByRole('button', { name: 'State end: End' }));
  const name = flows.getByLabelText('State name');
  await user.clear(name);
  await user.type(name, 'done{Tab}');
  await save();
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(sent().flows['visit']?.states['say']).toEqual({ kind: 'link', flow: 'where_to_park' });
  expect(sent().flows['where_to_park']?.states['say']).toMatchObject({ next: 'done' });
});

it('asks before leaving unsaved flows, and discards them on request', async () => {
  const { user, flows, router, at } = await open(withFlows({ parking }));
  await user.click(flows.getByRole('button', { name: 'Parking' }));
  await user.click(flows.getByRole('button', { name: 'Delete flow' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete flow' }));
  await waitFor(() => expect(flows.queryByRole('button', { name: 'Parking' })).toBeNull());
  void router.navigate({ to: '/admin/acme/members' });
  await user.click(await screen.findByRole('button', { name: 'Keep editing' }));
  expect(at()).toBe('/admin/acme/agent');
  await user.click(await flows.findByRole('button', { name: 'Discard changes' }));
  expect(await flows.findByRole('button', { name: 'Parking' })).toBeInTheDocument();
});

it('keeps unsaved flows when a question moves', async () => {
  const draftWith = (questions: typeof DEFAULT_QUESTIONS) => {
    const own: ContextGraph = { version: 2, goal: 'Help.', flows: { parking }, slots: {}, builtins: {} };
    const { persona } = buildDraft();
    return buildDraft({
      source: sourceOf(composeGraph({ questions, goal: 'BOOK', own })),
      persona: { ...persona, questions: questions.map((one) => ({ __typename: 'DraftedQuestion', ...one })) },
    });
  };
  let draft = draftWith(DEFAULT_QUESTIONS);
  const move = answer(UpdateQuestionsDocument, () => {
    draft = draftWith(DEFAULT_QUESTIONS.toReversed());
    return { updateQuestions: { __typename: 'AgentDraftPayload' as const, errors: [] } };
  });
  const answers = [draftAnswer(() => draft), versionsAnswer(), move];
  const { user } = renderAt('/admin/acme/agent', { answers });
  const flows = within(await screen.findByRole('region', { name: 'Flows' }));
  await user.click(await flows.findByRole('switch', { name: 'Enable “Cancel an appointment”' }));
  screen.getByRole('button', { name: /^Move question 1/ }).focus();
  await user.keyboard('{ArrowDown}');
  expect(await screen.findByText('“What can we help you with?” is now question 2 of 2.')).toBeInTheDocument();
  expect(flows.getByRole('switch', { name: 'Enable “Cancel an appointment”' })).not.toBeChecked();
});

it('shows a flow as a diagram with the same states', async () => {
  const { user, flows } = await open(withFlows({ parking }));
  await user.click(flows.getByRole('button', { name: 'Parking' }));
  expect(states(flows)).toHaveLength(2);
  await user.click(flows.getByRole('radio', { name: 'Diagram' }));
  await user.click(flows.getByRole('button', { name: 'Parking' }));
  expect(flows.getByRole('img', { name: /^Diagram of “Parking”: 2 states/ })).toBeInTheDocument();
});

it('is read-only for members without agent.manage', async () => {
  const { flows } = await open(withFlows({ parking }), 'member');
  expect(flows.queryByRole('button', { name: 'Add flow' })).toBeNull();
  expect(flows.getByRole('switch', { name: 'Enable “Cancel an appointment”' })).toBeDisabled();
  expect(flows.queryByRole('button', { name: 'Customize' })).toBeNull();
  expect(flows.getByRole('button', { name: 'Save flows' })).toHaveAttribute('aria-disabled', 'true');
});

it('does not offer to publish a draft with problems', async () => {
  const problems = [
    { __typename: 'GraphProblem' as const, flow: 'parking', state: 'say', path: 'flows.parking', message: 'No end.' },
  ];
  await open(buildDraft({ problems }));
  const publish = screen.getByRole('button', { name: 'Publish' });
  expect(publish).toHaveAttribute('aria-disabled', 'true');
  expect(publish).toHaveAccessibleDescription('Fix the problems in the flows first.');
});
