import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { UpdatePlatformSettingsDocument } from '../../gql/platform-page-actions.ts';
import { UpdateRegistrationDocument } from '../../gql/update-registration.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { failedJobs, platformPage, platformSettings } from './platform.fixtures.ts';

const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };

it('shows whether secrets are configured, and warns about an old database [CB-27]', async () => {
  renderAt('/platform', { ...ADMIN, answers: [failedJobs(), platformPage()] });
  expect(await screen.findByText('INTEGRATIONS_ENCRYPTION_KEY')).toBeInTheDocument();
  expect(screen.getByText('Present')).toBeInTheDocument();
  expect(screen.getByText('Missing')).toBeInTheDocument();
  expect(screen.getByText(/known holes in row-level security/)).toBeInTheDocument();
  expect(screen.getByText('1 retrying')).toBeInTheDocument();
});

it('disables workspace creation and shows the change in the log [WC-39]', async () => {
  const { registrationMode: _mode, allowedDomains: _domains, ...switches } = platformSettings;
  const update = answer(UpdatePlatformSettingsDocument, {
    updatePlatformSettings: {
      __typename: 'PlatformSettingsPayload',
      settings: { ...switches, workspaceCreation: false },
      errors: [],
    },
  });
  const { user } = renderAt('/platform', { ...ADMIN, answers: [failedJobs(), platformPage(), update] });
  await user.click(await screen.findByRole('switch', { name: /Verified users can create workspaces/ }));
  expect(update.asked).toEqual([{ input: { workspaceCreation: false } }]);
  expect(
    screen.getByRole('row', { name: /Pia Platform changed platform settings workspace creation: yes/ }),
  ).toBeInTheDocument();
});

it('limits registration to domains and shows a refusal at the field [WC-39]', async () => {
  const refusal = answer(UpdateRegistrationDocument, refused('DOMAINS_INVALID', 'allowedDomains'));
  const { user } = renderAt('/platform', { ...ADMIN, answers: [failedJobs(), platformPage(), refusal] });
  expect(await screen.findByRole('radio', { name: 'Anyone' })).toBeChecked();
  expect(screen.queryByLabelText('Domains')).not.toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Email domains' }));
  await user.type(screen.getByLabelText('Domains', { selector: 'input:not([type=hidden])' }), 'acme{Enter}');
  await user.click(screen.getByRole('button', { name: 'Save registration settings' }));
  expect(refusal.asked).toEqual([{ input: { mode: 'DOMAINS', allowedDomains: ['acme'] } }]);
  expect(await screen.findByText('Enter 1 to 50 domains, for example example.com.')).toBeInTheDocument();
});
