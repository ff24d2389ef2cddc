import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateAgentDocument } from '../../gql/create-agent.ts';
import { DeleteAgentDocument } from '../../gql/delete-agent.ts';
import { UpdateAgentDocument } from '../../gql/update-agent.ts';
import { UpdatePersonaDocument } from '../../gql/update-persona.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { agentsAnswer, buildAgentRow, buildDraft, draftAnswer, versionsAnswer } from './agent.fixtures.ts';

const sales = buildAgentRow({ id: 'agent-2', name: 'Sales', isDefault: false, publishedNumber: null, services: [] });
const both = [sales, buildAgentRow({ services: ['Reception'] })];
const drafts = draftAnswer((agentId) =>
  agentId === 'agent-2' ? buildDraft({ agentId, name: 'Sales', publishedNumber: null }) : buildDraft(),
);
const page = () => [drafts, versionsAnswer(), agentsAnswer(both)];
const list = async () => within(await screen.findByRole('list', { name: 'Agents' }));

it('lists the agents with their version and their services, the default agent first [AM-01]', async () => {
  renderAt('/admin/acme/agent', { answers: page() });
  const rows = within(await screen.findByRole('list', { name: 'Agents' })).getAllByRole('listitem');
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Front desk.*Default.*Version 1.*Numbers without a service, Reception/),
    expect.stringMatching(/^Sales.*Not published.*Not used by a service/),
  ]);
});

it('opens another agent, and changes its draft [AM-01]', async () => {
  const update = answer(UpdatePersonaDocument, { updatePersona: { __typename: 'AgentDraftPayload', errors: [] } });
  const { user } = renderAt('/admin/acme/agent', { answers: [...page(), update] });
  await user.click((await list()).getByRole('button', { name: 'Open Sales' }));
  expect(await screen.findByText('Not published', { selector: 'header *' })).toBeInTheDocument();
  const persona = within(await screen.findByRole('form', { name: 'Persona' }));
  await user.type(persona.getByLabelText('Name'), 'a');
  await user.click(persona.getByRole('button', { name: 'Save persona' }));
  await waitFor(() => expect(update.asked).toHaveLength(1));
  expect(update.asked[0]?.input).toMatchObject({ agentId: 'agent-2' });
});

it.each([
  [[], 'Not used by a service · version 1'],
  [['Reception'], 'Live · version 1'],
])('shows whether a published agent is used: services %j [AM-32]', async (services, expected) => {
  const published = buildAgentRow({ id: 'agent-2', name: 'Sales', isDefault: false, services });
  const draft = draftAnswer(buildDraft({ agentId: 'agent-2', name: 'Sales', isPublished: true }));
  const answers = [draft, versionsAnswer(), agentsAnswer([buildAgentRow(), published])];
  renderAt('/admin/acme/agent?agent=agent-2', { answers });
  expect(await screen.findByText(expected, { selector: 'header *' })).toBeInTheDocument();
});

it('duplicates an agent and opens the copy', async () => {
  const agent = { __typename: 'Agent' as const, id: 'agent-2', name: 'Sales' };
  const create = answer(CreateAgentDocument, { createAgent: { __typename: 'AgentPayload', agent, errors: [] } });
  const { user } = renderAt('/admin/acme/agent', { answers: [...page(), create] });
  await user.click((await list()).getByRole('button', { name: 'Duplicate Front desk' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Duplicate Front desk' }));
  await user.type(dialog.getByLabelText('Name'), 'Sales');
  await user.click(dialog.getByRole('button', { name: 'Create agent' }));
  expect(await screen.findByText('Not published', { selector: 'header *' })).toBeInTheDocument();
  expect(create.asked).toEqual([{ input: { name: 'Sales', copiedAgentId: 'agent-1' } }]);
});

it('shows why an agent cannot be renamed or deleted', async () => {
  const rename = answer(UpdateAgentDocument, refused('AGENT_NAME_TAKEN', 'name'));
  const remove = answer(DeleteAgentDocument, refused('AGENT_IN_USE'));
  const { user } = renderAt('/admin/acme/agent', { answers: [...page(), rename, remove] });
  await user.click((await list()).getByRole('button', { name: 'Rename Sales' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Rename Sales' }));
  await user.click(dialog.getByRole('button', { name: 'Rename agent' }));
  expect(await dialog.findByText(/An agent with this name already exists/)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect((await list()).queryByRole('button', { name: 'Delete Front desk' })).not.toBeInTheDocument();
  await user.click((await list()).getByRole('button', { name: 'Delete Sales' }));
  const confirmation = within(await screen.findByRole('dialog', { name: 'Delete Sales?' }));
  await user.click(confirmation.getByRole('button', { name: 'Delete agent' }));
  expect(await confirmation.findByText(/A service or a reply in progress uses this agent/)).toBeInTheDocument();
});
