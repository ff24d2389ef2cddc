import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateApiKeyDocument } from '../../gql/create-api-key.ts';
import { RevokeApiKeyDocument } from '../../gql/revoke-api-key.ts';
import { RotateApiKeyDocument } from '../../gql/rotate-api-key.ts';
import { UpdateApiKeyDocument } from '../../gql/update-api-key.ts';
import { UpdateApiKeyScopesDocument } from '../../gql/update-api-key-scopes.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { ALLOWED, buildApiKey, REFUSED, settingsPage } from './settings.fixtures.ts';

type User = ReturnType<typeof renderAt>['user'];

const SECRET = 'fd_live_ab12cd34_themostsecretofkeys';
const created = answer(CreateApiKeyDocument, {
  createApiKey: {
    __typename: 'ApiKeySecretPayload',
    secret: SECRET,
    apiKey: {
      __typename: 'ApiKey',
      id: 'key-1',
      name: 'Website',
      mode: 'ANY_OPERATION',
      scopes: ['lead.manage'],
      expiresAt: '2027-02-19T09:00:00.000Z',
    },
    errors: [],
  },
});

async function fillIn(user: User, scope: string) {
  await user.click(await screen.findByRole('button', { name: 'Create key' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create API key' }));
  await user.type(dialog.getByLabelText('Name'), 'Website');
  await user.type(dialog.getByRole('searchbox', { name: 'Find permission' }), scope);
  return dialog;
}

it('shows the secret once and requires a confirmation that it is saved', async () => {
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), created] });
  const form = await fillIn(user, 'lead.manage');
  await user.click(form.getByRole('checkbox', { name: /Create, edit, greet, export and delete leads/ }));
  await user.click(form.getByRole('button', { name: 'Create key' }));

  const step = within(await screen.findByRole('dialog', { name: 'Save your API key' }));
  expect(step.getByText(SECRET)).toBeInTheDocument();
  const lead = step.getByRole('group', { name: 'Create a lead with cURL' });
  expect(lead).toHaveTextContent(/^curl 'http:\/\/localhost\/api\/leads' .*Bearer fd_live_.*"consent":true/);
  expect(step.getByRole('group', { name: 'GraphQL with cURL' })).toHaveTextContent(
    /^curl .*\/graphql' .*Bearer fd_live_/,
  );
  expect(step.getByRole('button', { name: 'Done' })).toBeDisabled();
  expect(step.queryByRole('button', { name: 'Close' })).toBeNull();
  await user.keyboard('{Escape}');
  expect(step.getByText(SECRET)).toBeInTheDocument();
  await user.click(step.getByRole('checkbox', { name: /I’ve saved it/ }));
  await user.click(step.getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByText(SECRET)).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Create key' }));
  await screen.findByRole('dialog', { name: 'Create API key' });
  expect(screen.queryByText(SECRET)).toBeNull();
});

it('creates a key with the selected settings', async () => {
  created.asked.length = 0;
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), created] });
  const form = await fillIn(user, 'campaign');
  await user.click(form.getByRole('checkbox', { name: /start, pause, resume and cancel campaigns/ }));
  const along = form.getByRole('checkbox', { name: 'View campaigns.' });
  expect(along).toBeChecked();
  expect(along).toBeDisabled();
  await user.click(form.getByRole('button', { name: 'Create key' }));
  await waitFor(() => expect(created.asked).toHaveLength(1));
  expect(created.asked[0]).toEqual({
    input: {
      name: 'Website',
      environment: 'PRODUCTION',
      mode: 'PERSISTED_ONLY',
      scopes: ['campaign.run'],
      expiresInDays: 90,
      allowedRanges: [],
      serviceAccountId: null,
    },
  });
});

it('offers only scopes that the viewer holds', async () => {
  const { user } = renderAt('/admin/acme/settings', { as: 'member', answers: [settingsPage()] });
  const form = await fillIn(user, 'lead');
  expect(form.getByRole('checkbox', { name: /Create, edit, greet, export and delete leads/ })).toBeEnabled();
  await user.clear(form.getByRole('searchbox', { name: 'Find permission' }));
  await user.type(form.getByRole('searchbox', { name: 'Find permission' }), 'workspace.members');
  const members = form.getByRole('checkbox', { name: /Invite and remove members/ });
  expect(members).toBeDisabled();
  expect(members).toHaveAccessibleDescription(/don’t have this permission/);
});

it('shows which environments already have a key', async () => {
  const refusal = answer(CreateApiKeyDocument, refused('NAME_INVALID', 'name'));
  const answers = [settingsPage({ keys: [buildApiKey({ environment: 'PRODUCTION' })] }), refusal];
  const { user } = renderAt('/admin/acme/settings', { as: 'member', answers });
  const form = await fillIn(user, 'lead.manage');
  expect(form.getByRole('radio', { name: 'Staging' })).toBeChecked();
  await user.click(form.getByRole('radio', { name: 'Production' }));
  await user.click(form.getByRole('checkbox', { name: /Create, edit, greet, export and delete leads/ }));
  await user.click(form.getByRole('button', { name: 'Create key' }));
  expect(await form.findByRole('textbox', { name: 'Name' })).toBeInvalid();
  expect(refusal.asked).toMatchObject([{ input: { environment: 'PRODUCTION' } }]);
});

it('revokes after a confirmation, and hides inactive keys', async () => {
  const revoke = answer(RevokeApiKeyDocument, {
    revokeApiKey: {
      __typename: 'ApiKeyPayload',
      apiKey: { __typename: 'ApiKey', id: 'key-1', status: 'REVOKED', revokedAt: '2026-11-21T10:00:00.000Z' },
      errors: [],
    },
  });
  const answers = [settingsPage({ keys: [buildApiKey()] }), revoke];
  const { user } = renderAt('/admin/acme/settings', { answers });
  const keys = within(await screen.findByRole('region', { name: 'API keys' }));
  await user.click(await keys.findByRole('button', { name: 'Revoke API key Website' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Revoke API key Website?' }));
  await user.click(dialog.getByRole('button', { name: 'Revoke API key' }));
  expect(await keys.findByText('No active API keys')).toBeInTheDocument();
  await user.click(keys.getByRole('switch', { name: 'Show expired and revoked' }));
  expect(await keys.findByText('Revoked')).toBeInTheDocument();
});

it("explains why the viewer cannot revoke another member's key", async () => {
  const revoke = REFUSED('You need the policy api_key.manage: See, rotate and revoke every API key.');
  const key = buildApiKey({ viewerCan: { __typename: 'ApiKeyPermissions', update: ALLOWED, rotate: ALLOWED, revoke } });
  renderAt('/admin/acme/settings', { answers: [settingsPage({ keys: [key] })] });
  const button = await screen.findByRole('button', { name: 'Revoke API key Website' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription(/api_key.manage/);
});

it('rotates with the selected grace period and shows the new secret once, also when the row disappears', async () => {
  const previous = { __typename: 'ApiKey' as const, id: 'key-1', status: 'ACTIVE' as const, revokedAt: null };
  const rotate = answer(RotateApiKeyDocument, {
    rotateApiKey: {
      __typename: 'RotateApiKeyPayload',
      secret: SECRET,
      apiKey: {
        __typename: 'ApiKey',
        id: 'key-2',
        name: 'Website',
        mode: 'PERSISTED_ONLY',
        scopes: ['lead.read'],
        expiresAt: '2027-02-19T09:00:00.000Z',
      },
      previous: { ...previous, expiresAt: '2026-11-22T10:00:00.000Z', replacedById: 'key-2' },
      errors: [],
    },
  });
  const [before, after] = [settingsPage({ keys: [buildApiKey()] }), settingsPage({ keys: [] })];
  const page = { ...before, reply: (asked: object) => (rotate.asked.length > 0 ? after : before).reply(asked) };
  const { user } = renderAt('/admin/acme/settings', { answers: [page, rotate] });
  await user.click(await screen.findByRole('button', { name: 'Rotate API key Website' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Rotate API key Website' }));
  expect(dialog.getByRole('radio', { name: 'After 24 hours' })).toBeChecked();
  await user.click(dialog.getByRole('radio', { name: 'After 7 days' }));
  await user.click(dialog.getByRole('button', { name: 'Rotate key' }));
  const step = within(await screen.findByRole('dialog', { name: 'Save your API key' }));
  expect(await screen.findByText('No active API keys')).toBeInTheDocument();
  expect(step.getByText(SECRET)).toBeInTheDocument();
  // A key for saved queries without `lead.manage` has no command.
  expect(step.getByText(/saved queries only/)).toBeInTheDocument();
  expect(step.queryByText(/^curl /)).toBeNull();
  expect(rotate.asked).toEqual([{ id: 'key-1', gracePeriod: 'ONE_WEEK' }]);
});

it('shows when a replaced key expires, and offers no second rotation', async () => {
  const end = new Date(Date.now() + 23.2 * 3_600_000).toISOString();
  const replaced = buildApiKey({ replacedById: 'key-2', expiresAt: end });
  renderAt('/admin/acme/settings', { answers: [settingsPage({ keys: [replaced] })] });
  const keys = within(await screen.findByRole('region', { name: 'API keys' }));
  expect(await keys.findByText('in 23 hours')).toBeInTheDocument();
  expect(keys.queryByRole('button', { name: 'Rotate API key Website' })).toBeNull();
});

it('shows the use of a key and removes unused scopes', async () => {
  const lately = new Date(Date.now() - 3_600_000).toISOString();
  const used = buildApiKey({
    scopes: ['lead.manage', 'contact.read', 'campaign.read'],
    lastUsedAt: lately,
    lastUsedFrom: '203.0.113.7',
    lastUsedFor: 'Nightly',
    allowedRanges: ['203.0.113.0/24'],
    policyUses: [
      { __typename: 'ApiKeyPolicyUse', policy: 'lead.read', lastUsedAt: lately },
      { __typename: 'ApiKeyPolicyUse', policy: 'contact.read', lastUsedAt: '2020-01-01T00:00:00.000Z' },
    ],
  });
  const narrow = answer(UpdateApiKeyScopesDocument, {
    updateApiKeyScopes: {
      __typename: 'ApiKeyPayload',
      apiKey: { __typename: 'ApiKey', id: 'key-1', scopes: ['lead.read'] },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage({ keys: [used] }), narrow] });
  const keys = within(await screen.findByRole('region', { name: 'API keys' }));
  expect(await keys.findByText(/for Nightly/)).toHaveTextContent('Last used 1 hour ago for Nightly from 203.0.113.7');
  expect(keys.getByText('Allowed IP addresses: 203.0.113.0/24')).toBeInTheDocument();
  expect(keys.getByText('Used 1 of 4 scopes in 30 days')).toBeInTheDocument();
  await user.click(keys.getByRole('button', { name: 'Remove unused scopes from Website' }));
  await waitFor(() => expect(keys.queryByText(/in 30 days/)).toBeNull());
  expect(narrow.asked).toEqual([{ id: 'key-1' }]);
});

it('changes allowed IP addresses, and shows an invalid one at the field', async () => {
  let wrong = true;
  const update = answer(UpdateApiKeyDocument, ({ input }) => ({
    updateApiKey: wrong
      ? refused('RANGE_INVALID', 'allowedRanges')
      : {
          __typename: 'ApiKeyPayload' as const,
          apiKey: { __typename: 'ApiKey' as const, id: 'key-1', name: input.name, allowedRanges: input.allowedRanges },
          errors: [],
        },
  }));
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage({ keys: [buildApiKey()] }), update] });
  await user.click(await screen.findByRole('button', { name: 'Edit API key Website' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit API key Website' }));
  const field = dialog.getByLabelText(/Allowed IP addresses/);
  await user.type(field, '10.1');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(field).toHaveAccessibleDescription(/at most 20 addresses/));
  wrong = false;
  await user.clear(field);
  await user.type(field, '203.0.113.7, 2001:db8::/32');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Allowed IP addresses: 203.0.113.7, 2001:db8::/32')).toBeInTheDocument();
});
