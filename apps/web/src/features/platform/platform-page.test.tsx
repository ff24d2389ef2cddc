import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import { SetRegistrationDocument } from '../../gql/set-registration.ts';
import { UpdatePlatformSettingsDocument } from '../../gql/update-platform-settings.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const settings = {
  __typename: 'PlatformSettings' as const,
  registrationMode: 'OPEN' as const,
  allowedDomains: [],
  workspaceCreation: true,
  voiceAuthDeployed: false,
};
const page = (overrides = {}) =>
  answer(PlatformPageDocument, {
    platformSettings: settings,
    platformDiagnostics: {
      __typename: 'PlatformDiagnostics',
      authSecretPresent: true,
      integrationsEncryptionKeyPresent: false,
      databaseVersion: '17.9',
      databaseWarning: 'PostgreSQL 17.9 has known holes in row-level security: use 17.12 or newer in production.',
      jobsWaiting: 3,
      jobsFailing: 1,
      oldestJobAt: null,
      keysWaitingForRotation: 0,
      migrations: [
        { __typename: 'AppliedMigration', name: '20261121034107_foundation', finishedAt: '2026-11-21T09:00:00.000Z' },
      ],
      ...overrides,
    },
    platformEvents: {
      __typename: 'PlatformEventConnection',
      totalCount: 1,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      edges: [
        {
          __typename: 'PlatformEventEdge',
          cursor: 'c',
          node: {
            __typename: 'PlatformEvent',
            id: 'line-1',
            name: 'platform.settings_updated',
            actorLabel: 'Pia Platform',
            subjectType: 'Platform',
            subjectId: '1',
            before: '{"workspaceCreation":false}',
            after: '{"workspaceCreation":true}',
            at: '2026-11-21T09:00:00.000Z',
          },
        },
      ],
    },
  });
const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };

it('CB-27 says whether the secrets are there, and warns of an old database', async () => {
  renderAt('/platform', { ...ADMIN, answers: [page()] });
  expect(await screen.findByText('INTEGRATIONS_ENCRYPTION_KEY')).toBeInTheDocument();
  expect(screen.getByText('Present')).toBeInTheDocument();
  expect(screen.getByText('Missing')).toBeInTheDocument();
  expect(screen.getByText(/known holes in row-level security/)).toBeInTheDocument();
  expect(screen.getByText('1 failed before')).toBeInTheDocument();
});

it('WC-39 lets nobody create workspaces with one switch, and the log tells of it', async () => {
  const { registrationMode: _mode, allowedDomains: _domains, ...switches } = settings;
  const update = answer(UpdatePlatformSettingsDocument, {
    updatePlatformSettings: { ...switches, workspaceCreation: false },
  });
  const { user } = renderAt('/platform', { ...ADMIN, answers: [page(), update] });
  await user.click(await screen.findByRole('switch', { name: /Verified people may create workspaces/ }));
  expect(update.asked).toEqual([{ input: { workspaceCreation: false } }]);
  expect(
    screen.getByRole('row', { name: /Pia Platform changed the settings workspace creation: yes/ }),
  ).toBeInTheDocument();
});

it('WC-39 opens registration to certain domains, and writes the server’s no at the field', async () => {
  const refused = answer(SetRegistrationDocument, {
    setRegistration: { __typename: 'Refused', code: 'DOMAINS_INVALID', field: 'allowedDomains' },
  });
  const { user } = renderAt('/platform', { ...ADMIN, answers: [page(), refused] });
  expect(await screen.findByRole('radio', { name: 'Anybody' })).toBeChecked();
  expect(screen.queryByLabelText('Domains')).not.toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Addresses of certain domains' }));
  await user.type(screen.getByRole('textbox', { name: 'Domains' }), 'acme{Enter}');
  await user.click(screen.getByRole('button', { name: 'Save who may register' }));
  expect(refused.asked).toEqual([{ input: { mode: 'DOMAINS', allowedDomains: ['acme'] } }]);
  expect(await screen.findByText('Name 1 to 50 domains, each like example.com.')).toBeInTheDocument();
});
