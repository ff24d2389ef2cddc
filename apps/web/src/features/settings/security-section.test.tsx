import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { SecuritySettingsDocument, UpdateSecuritySettingsDocument } from '../../gql/security-section.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { settingsPage } from './settings.fixtures.ts';

const VOICE = {
  isVoiceVerificationAvailable: true,
  voiceVerificationEnabled: false,
  voiceThreshold: 'BALANCED',
  voiceSkipPolicy: 'ALLOW_AND_NOTIFY',
} as const;

it('requires two-factor authentication and sets the idle timeout within the environment’s limits', async () => {
  const update = answer(UpdateSecuritySettingsDocument, ({ input }) => ({
    updateSecuritySettings: input.requiresSecondFactor
      ? refused('SECOND_FACTOR_MISSING')
      : {
          __typename: 'SecuritySettingsPayload' as const,
          settings: {
            __typename: 'SecuritySettings' as const,
            requiresSecondFactor: false,
            idleMinutes: 10,
            environment: 'PRODUCTION' as const,
            ...VOICE,
          },
          errors: [],
        },
  }));
  const { user } = renderAt('/admin/acme/settings/security', { answers: [settingsPage(), update] });
  const save = await screen.findByRole('button', { name: 'Save security settings' });
  const section = within(screen.getByRole('region', { name: 'Security' }));
  expect(save).toBeDisabled();
  await user.type(section.getByLabelText('Idle timeout (minutes)'), '16');
  await user.click(save);
  expect(await section.findByText('Enter 5 to 15 minutes.')).toBeInTheDocument();
  await user.clear(section.getByLabelText('Idle timeout (minutes)'));
  await user.type(section.getByLabelText('Idle timeout (minutes)'), '10');
  const required = section.getByRole('switch', { name: /Require two-factor authentication/ });
  await user.click(required);
  await user.click(save);
  expect(await section.findByRole('alert')).toHaveTextContent('Set up a second factor for your own account first.');
  await user.click(required);
  await user.click(save);
  await waitFor(() =>
    expect(update.asked.at(-1)).toMatchObject({ input: { requiresSecondFactor: false, idleMinutes: 10 } }),
  );
});

it('enables voice verification only if the installation has a speaker engine', async () => {
  const settings = { __typename: 'SecuritySettings' as const, requiresSecondFactor: false, idleMinutes: null };
  const read = answer(SecuritySettingsDocument, {
    securitySettings: { ...settings, environment: 'PRODUCTION', ...VOICE },
  });
  const update = answer(UpdateSecuritySettingsDocument, refused('VOICE_NOT_AVAILABLE'));
  const { user } = renderAt('/admin/acme/settings/security', { answers: [settingsPage(), read, update] });
  await screen.findByRole('button', { name: 'Save security settings' });
  const section = within(screen.getByRole('region', { name: 'Security' }));
  expect(section.queryByLabelText('Voice threshold', { selector: 'input' })).toBeNull();
  await user.click(section.getByRole('switch', { name: /Voice verification/ }));
  expect(section.getByLabelText('Voice threshold', { selector: 'input' })).toHaveValue('Balanced');
  await user.click(screen.getByRole('button', { name: 'Save security settings' }));
  await waitFor(() => expect(update.asked.at(-1)).toMatchObject({ input: { voiceVerificationEnabled: true } }));
  expect(await section.findByRole('alert')).toHaveTextContent('not enabled for this workspace');
});

it('shows no field of voice verification without a speaker engine', async () => {
  renderAt('/admin/acme/settings/security', { answers: [settingsPage()] });
  await screen.findByRole('button', { name: 'Save security settings' });
  expect(screen.queryByRole('switch', { name: /Voice verification/ })).toBeNull();
});

it('is hidden without workspace.security', async () => {
  renderAt('/admin/acme/settings/security', { as: 'member', answers: [settingsPage()] });
  await screen.findByRole('heading', { name: 'You don’t have access to this page' });
  expect(screen.queryByRole('region', { name: 'Security' })).toBeNull();
});
