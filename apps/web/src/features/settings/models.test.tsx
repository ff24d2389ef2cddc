import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { ModelRoutesDocument } from '../../gql/models-section.ts';
import { UpdateModelRouteDocument } from '../../gql/update-model-route.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildIntegration, integrationsAnswer, settingsPage } from './settings.fixtures.ts';

const PURPOSES = ['UNDERSTANDING', 'WORDING', 'REVIEW', 'EMBEDDING'] as const;
const routes = answer(ModelRoutesDocument, {
  modelRoutes: PURPOSES.map((purpose) => ({
    __typename: 'ModelRoute' as const,
    purpose,
    choices:
      purpose === 'WORDING'
        ? [{ __typename: 'ModelChoice' as const, provider: 'ANTHROPIC' as const, model: 'claude-haiku-4-5' }]
        : [],
    timeoutSeconds: null,
    minSimilarity: null,
  })),
});
const models = () => [
  buildIntegration({ id: 'integration-openai', provider: 'OPENAI', model: 'gpt-4o' }),
  buildIntegration({ id: 'integration-anthropic', provider: 'ANTHROPIC', model: 'claude-sonnet-4-5' }),
];
/** Waits until the section has loaded, because its placeholder has the same name. */
const section = async () => {
  const region = await screen.findByRole('region', { name: 'Models' });
  await waitFor(() => expect(screen.queryByRole('status', { name: 'Loading models' })).not.toBeInTheDocument());
  return within(region.isConnected ? region : screen.getByRole('region', { name: 'Models' }));
};

it('shows the models of each purpose, in their order [AG-25]', async () => {
  renderAt('/admin/acme/settings/models', { answers: [settingsPage(), integrationsAnswer(models), routes] });
  const rows = await (await section()).findAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('OpenAI → Anthropic'),
    expect.stringContaining('Anthropic (claude-haiku-4-5)'),
    expect.stringContaining('OpenAI → Anthropic'),
    expect.stringContaining('Off: only keywords are compared'),
  ]);
});

it('links to the integrations until a provider of models is connected [AG-25]', async () => {
  renderAt('/admin/acme/settings/models', {
    answers: [settingsPage(), integrationsAnswer(() => [buildIntegration()]), routes],
  });
  const link = await (await section()).findByRole('link', { name: 'Open integrations' });
  expect(link).toHaveAttribute('href', '/admin/acme/settings');
});

it('changes the models of a purpose and the timeout [AG-25]', async () => {
  const update = answer(UpdateModelRouteDocument, {
    updateModelRoute: {
      __typename: 'ModelRoutePayload',
      route: { __typename: 'ModelRoute', purpose: 'WORDING' },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/settings/models', {
    answers: [settingsPage(), integrationsAnswer(models), routes, update],
  });
  await user.click(await (await section()).findByRole('button', { name: 'Change models: Writing replies' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Writing replies' }));
  expect(dialog.getByRole('combobox', { name: 'First model' })).toHaveValue('Anthropic');
  await user.click(dialog.getByRole('combobox', { name: 'Second model' }));
  await user.click(await screen.findByRole('option', { name: 'OpenAI' }));
  await user.type(dialog.getByLabelText('Timeout in seconds (optional)'), '8');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  const choices = [
    { provider: 'ANTHROPIC', model: 'claude-haiku-4-5' },
    { provider: 'OPENAI', model: null },
  ];
  await waitFor(() => expect(update.asked).toEqual([{ input: { purpose: 'WORDING', choices, timeoutSeconds: 8 } }]));
});

it('chooses one model for the search by meaning, with a lowest similarity [AG-17]', async () => {
  const update = answer(UpdateModelRouteDocument, {
    updateModelRoute: {
      __typename: 'ModelRoutePayload',
      route: { __typename: 'ModelRoute', purpose: 'EMBEDDING' },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/settings/models', {
    answers: [settingsPage(), integrationsAnswer(models), routes, update],
  });
  await user.click(await (await section()).findByRole('button', { name: 'Change models: Searching by meaning' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Searching by meaning' }));
  expect(dialog.queryByRole('combobox', { name: 'Second model' })).toBeNull();
  await user.click(dialog.getByRole('combobox', { name: 'Model' }));
  expect(await screen.findByRole('option', { name: 'OpenAI' })).toBeVisible();
  expect(screen.queryByRole('option', { name: 'Anthropic' })).toBeNull();
  await user.click(screen.getByRole('option', { name: 'OpenAI' }));
  await user.type(dialog.getByLabelText('Minimum similarity in percent (optional)'), '55');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  const choices = [{ provider: 'OPENAI', model: null }];
  const input = { purpose: 'EMBEDDING', choices, timeoutSeconds: null, minSimilarity: 55 };
  await waitFor(() => expect(update.asked).toEqual([{ input }]));
});
