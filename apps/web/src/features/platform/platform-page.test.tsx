import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import { UpdatePlatformSettingsDocument } from '../../gql/update-platform-settings.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const settings = {
  __typename: 'PlatformSettings' as const,
  registrationOpen: true,
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
            before: '{"registrationOpen":false}',
            after: '{"registrationOpen":true}',
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

it('WC-39 closes the registration with one switch, and the log tells of it', async () => {
  const update = answer(UpdatePlatformSettingsDocument, {
    updatePlatformSettings: { ...settings, registrationOpen: false },
  });
  const { user } = renderAt('/platform', { ...ADMIN, answers: [page(), update] });
  await user.click(await screen.findByRole('switch', { name: /People may register by themselves/ }));
  expect(update.asked).toEqual([{ input: { registrationOpen: false } }]);
  expect(
    screen.getByRole('row', { name: /Pia Platform changed the settings registration open: yes/ }),
  ).toBeInTheDocument();
});
