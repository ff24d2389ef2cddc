import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { EnableSimulatorDocument } from '../../gql/enable-simulator.ts';
import { DeleteIntegrationDocument, VerifyIntegrationDocument } from '../../gql/integration-actions.ts';
import { UpsertIntegrationDocument } from '../../gql/upsert-integration.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { ALLOWED, buildIntegration, integrationsAnswer, REFUSED, settingsPage } from './settings.fixtures.ts';

const MODELS = ['OpenAI', 'Anthropic', 'Azure OpenAI', 'Google Gemini', 'OpenAI-compatible server'];
const DEVELOPMENT = { environment: 'DEVELOPMENT' as const };

const section = async () => {
  const shown = within(await screen.findByRole('region', { name: 'Integrations' }));
  await shown.findByRole('list', { name: 'Integrations' });
  return shown;
};
const titles = async () =>
  (await section()).getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);

it('shows the providers of its channel only [CB-22]', async () => {
  const { router } = renderAt('/admin/acme/settings', { answers: [settingsPage()] });
  expect(await titles()).toEqual(['Twilio', 'Cal.com', ...MODELS]);
  expect((await section()).getAllByText('Not set up')).toHaveLength(7);
  expect(router.state.location.pathname).toBe('/admin/acme/settings');
});

it('shows Vapi instead of Twilio in voice workspaces [CB-22]', async () => {
  renderAt('/admin/acme/settings', { workspace: { channel: 'VOICE' }, answers: [settingsPage()] });
  expect(await titles()).toEqual(['Vapi', 'Cal.com', ...MODELS]);
  expect(screen.queryByRole('region', { name: 'Twilio sandbox webhook' })).toBeNull();
});

it('shows the Twilio webhook URL and explains Messaging Services [CB-26]', async () => {
  renderAt('/admin/acme/settings', { answers: [settingsPage(), integrationsAnswer()] });
  expect(await screen.findByText('https://desk.example/api/whatsapp/inbound')).toBeInTheDocument();
  const webhook = within(screen.getByRole('region', { name: 'Twilio sandbox webhook' }));
  expect(webhook.getByText(/Messaging Service/)).toBeInTheDocument();
});

it('sets up a provider, validates its fields, and shows a refusal at its field [CB-03]', async () => {
  let taken = false;
  const set = answer(UpsertIntegrationDocument, () => ({
    upsertIntegration: taken
      ? { __typename: 'IntegrationPayload' as const, integration: buildIntegration({ status: 'SET_UP' }), errors: [] }
      : refused('SETTING_INVALID', 'accountSid'),
  }));
  const cards = integrationsAnswer(() => (taken ? [buildIntegration({ status: 'SET_UP', accountName: null })] : []));
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), cards, set] });
  await user.click(await (await section()).findByRole('button', { name: 'Set up Twilio' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Set up Twilio' }));
  const token = dialog.getByLabelText('Auth token');
  expect(token).toHaveAttribute('type', 'password');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('No secret is stored yet. Enter the secret.')).toBeInTheDocument();
  expect(set.asked).toEqual([]);
  await user.type(dialog.getByLabelText('Account SID'), 'AC1');
  await user.type(dialog.getByLabelText('WhatsApp number'), '+14155238886');
  await user.type(token, 'a-token-of-sixteen');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(dialog.getByLabelText('Account SID')).toHaveAccessibleDescription(/does not have the expected format/),
  );
  taken = true;
  await user.type(dialog.getByLabelText('Account SID'), '2');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await (await section()).findByText('Not verified')).toBeInTheDocument();
  expect(set.asked.at(-1)?.input).toMatchObject({
    provider: 'TWILIO',
    accountSid: 'AC12',
    secret: 'a-token-of-sixteen',
  });
});

it('shows the last four characters of a secret, and keeps it when the field is empty [CB-04]', async () => {
  const set = answer(UpsertIntegrationDocument, {
    upsertIntegration: {
      __typename: 'IntegrationPayload',
      integration: buildIntegration({ status: 'SET_UP' }),
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/settings', {
    answers: [settingsPage(), integrationsAnswer(() => [buildIntegration()]), set],
  });
  const shown = await section();
  expect(shown.getByText('ends with').parentElement).toHaveTextContent('9f3c');
  await user.click(shown.getByRole('button', { name: 'Edit Twilio' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit Twilio' }));
  expect(dialog.getByLabelText('Auth token')).toHaveValue('');
  expect(dialog.getByLabelText('Auth token')).toHaveAttribute(
    'placeholder',
    'Leave empty to keep the current value, which ends in 9f3c',
  );
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(set.asked[0]?.input).toMatchObject({ secret: '' }));
});

it('shows the account name and time after verifying, or the provider’s error [CB-03]', async () => {
  let known = true;
  const verify = answer(VerifyIntegrationDocument, () => ({
    verifyIntegration: known
      ? { __typename: 'IntegrationPayload' as const, integration: buildIntegration(), errors: [] }
      : {
          __typename: 'IntegrationPayload' as const,
          integration: buildIntegration({
            status: 'FAILING',
            failure: 'Authenticate (20003)',
            failedAt: '2026-11-21T10:00:00.000Z',
          }),
          errors: [],
        },
  }));
  const { user } = renderAt('/admin/acme/settings', {
    answers: [
      settingsPage(),
      integrationsAnswer(() => [buildIntegration({ status: 'SET_UP', accountName: null, verifiedAt: null })]),
      verify,
    ],
  });
  const shown = await section();
  await user.click(shown.getByRole('button', { name: 'Verify Twilio' }));
  expect(await shown.findByText('Acme Ltd')).toBeInTheDocument();
  expect(shown.getByText('Verified')).toBeInTheDocument();
  known = false;
  await user.click(shown.getByRole('button', { name: 'Verify Twilio' }));
  expect(await shown.findByRole('alert')).toHaveTextContent(/“Authenticate \(20003\)”.*Last verified/);
  expect(shown.getByText('Failing')).toBeInTheDocument();
});

it('connects the sandbox with one click, in development only', async () => {
  let used = false;
  const use = answer(EnableSimulatorDocument, () => {
    used = true;
    return {
      enableSimulator: {
        __typename: 'IntegrationPayload' as const,
        integration: buildIntegration({ sandbox: true }),
        errors: [],
      },
    };
  });
  const cards = integrationsAnswer(() => (used ? [buildIntegration({ sandbox: true })] : []));
  const { user } = renderAt('/admin/acme/settings', {
    workspace: DEVELOPMENT,
    answers: [settingsPage({ workspace: DEVELOPMENT }), cards, use],
  });
  const shown = await section();
  await user.click(shown.getByRole('button', { name: 'Use Twilio sandbox' }));
  expect(await shown.findByText('Sandbox')).toBeInTheDocument();
  expect(use.asked).toEqual([{ provider: 'TWILIO' }]);
  expect(shown.queryByRole('button', { name: 'Use Twilio sandbox' })).toBeNull();
});

it('confirms before the sandbox replaces real credentials', async () => {
  const use = answer(EnableSimulatorDocument, refused('SANDBOX_NOT_AVAILABLE'));
  const { user } = renderAt('/admin/acme/settings', {
    workspace: DEVELOPMENT,
    answers: [settingsPage({ workspace: DEVELOPMENT }), integrationsAnswer(() => [buildIntegration()]), use],
  });
  await user.click((await section()).getByRole('button', { name: 'Use Twilio sandbox' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Use Twilio sandbox?' }));
  expect(use.asked).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Use sandbox' }));
  expect(await dialog.findByText(/The sandbox is only available in development workspaces/)).toBeInTheDocument();
});

it('offers no sandbox outside development', async () => {
  renderAt('/admin/acme/settings', { workspace: { environment: 'PRODUCTION' }, answers: [settingsPage()] });
  expect((await section()).queryByRole('button', { name: /sandbox/ })).toBeNull();
});

it('disables the sandbox with a reason when no simulators run', async () => {
  const cards = integrationsAnswer(() => [], REFUSED('No simulators run here.'));
  renderAt('/admin/acme/settings', {
    workspace: DEVELOPMENT,
    answers: [settingsPage({ workspace: DEVELOPMENT }), cards],
  });
  const button = (await section()).getByRole('button', { name: 'Use Twilio sandbox' });
  await waitFor(() => expect(button).toHaveAccessibleDescription('No simulators run here.'));
});

it('removes an integration after a confirmation', async () => {
  const remove = answer(DeleteIntegrationDocument, {
    deleteIntegration: { __typename: 'DeletedPayload', id: 'integration-twilio', errors: [] },
  });
  const { user } = renderAt('/admin/acme/settings', {
    answers: [settingsPage(), integrationsAnswer(() => [buildIntegration()]), remove],
  });
  await user.click((await section()).getByRole('button', { name: 'Remove Twilio' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove Twilio?' }));
  await user.click(dialog.getByRole('button', { name: 'Remove Twilio' }));
  await waitFor(() => expect(remove.asked).toEqual([{ id: 'integration-twilio' }]));
});

it('disables actions without permission and shows the reason', async () => {
  const reason = 'You need the policy integration.manage.';
  const viewerCan = {
    __typename: 'IntegrationPermissions' as const,
    set: ALLOWED,
    verify: REFUSED(reason),
    remove: ALLOWED,
  };
  renderAt('/admin/acme/settings', {
    answers: [settingsPage(), integrationsAnswer(() => [buildIntegration({ viewerCan })])],
  });
  const button = (await section()).getByRole('button', { name: 'Verify Twilio' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription(reason);
});

it('is hidden from members and the agent role [CB-35]', async () => {
  renderAt('/admin/acme/settings', { as: 'member', answers: [settingsPage()] });
  expect(await screen.findByRole('region', { name: 'API keys' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Integrations' })).toBeNull();
  expect(screen.queryByRole('region', { name: 'Twilio sandbox webhook' })).toBeNull();
});

it.each([
  ['PRODUCTION', 1],
  ['STAGING', 0],
] as const)('warns in the dialog of a provider in %s [AM-26]', async (environment, times) => {
  const { user } = renderAt('/admin/acme/settings', {
    workspace: { environment },
    answers: [settingsPage({ workspace: { environment } })],
  });
  await user.click(await (await section()).findByRole('button', { name: 'Set up Twilio' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Set up Twilio' }));
  expect(dialog.getByLabelText('Account SID')).toBeInTheDocument();
  expect(dialog.queryAllByText('You’re editing in production')).toHaveLength(times);
});
