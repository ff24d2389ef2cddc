import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateRecoveryCodesDocument } from '../../gql/create-recovery-codes.ts';
import { DeletePasskeyDocument, UpdatePasskeyDocument } from '../../gql/passkey-list.ts';
import { DisableTotpDocument, SecondFactorsDocument } from '../../gql/second-factors.ts';
import { EnableTotpDocument, StartTotpSetupDocument } from '../../gql/totp-setup-dialog.ts';
import { answer, refused } from '../../testing/answers.ts';
import { buildFactors } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';

const CODES = Array.from({ length: 10 }, (_, index) => `aaaa-bbbb-cccc-ddd${index}`);
const laptop = {
  __typename: 'Passkey' as const,
  id: 'passkey-1',
  name: 'Laptop',
  createdAt: '2026-11-01T09:00:00.000Z',
  lastUsedAt: null,
};
const begun = answer(StartTotpSetupDocument, {
  startTotpSetup: {
    __typename: 'StartTotpSetupPayload',
    secret: 'JBSWY3DPEHPK3PXP',
    uri: 'otpauth://totp/Frontdesk:ada?secret=JBSWY3DPEHPK3PXP',
    errors: [],
  },
});
const on = answer(SecondFactorsDocument, {
  viewer: buildFactors({ totpSince: '2026-11-01T09:00:00.000Z', recoveryCodesLeft: 3, passkeys: [laptop] }),
});

it('sets up an authenticator app: QR code and secret, code, then recovery codes to save', async () => {
  let set = false;
  const factors = answer(SecondFactorsDocument, () => ({
    viewer: buildFactors(set ? { totpSince: '2026-11-21T09:00:00.000Z', recoveryCodesLeft: 10 } : {}),
  }));
  const confirmed = answer(EnableTotpDocument, (input) => {
    if (input.code !== '123456') return refused('CODE_WRONG', 'code');
    set = true;
    return { enableTotp: { __typename: 'RecoveryCodesPayload' as const, recoveryCodes: CODES, errors: [] } };
  });
  const { user } = renderAt('/account', { answers: [factors, begun, confirmed] });
  await user.click(await screen.findByRole('button', { name: 'Set up app' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Set up authenticator app' }));
  expect(await dialog.findByRole('img', { name: 'QR code of the secret' })).toBeInTheDocument();
  expect(dialog.getByText('JBSWY3DPEHPK3PXP')).toBeInTheDocument();
  await user.type(dialog.getByLabelText('Code'), '000000{Enter}');
  expect(await dialog.findByText(/This code is incorrect/)).toBeInTheDocument();
  await user.clear(dialog.getByLabelText('Code'));
  await user.type(dialog.getByLabelText('Code'), '123456{Enter}');
  const codes = within(await screen.findByRole('dialog', { name: 'Save your recovery codes' }));
  expect(codes.getByRole('group', { name: 'Recovery codes' })).toHaveTextContent('aaaa-bbbb-cccc-ddd0');
  expect(codes.getByRole('button', { name: 'Done' })).toBeDisabled();
  await user.keyboard('{Escape}');
  await user.click(codes.getByRole('checkbox', { name: /I saved my recovery codes/ }));
  await user.click(codes.getByRole('button', { name: 'Done' }));
  expect(await screen.findByText(/10 of 10 left/)).toBeInTheDocument();
});

it('warns when few recovery codes are left and generates new ones with the password', async () => {
  const fresh = answer(CreateRecoveryCodesDocument, (input) => ({
    createRecoveryCodes:
      input.password === 'right'
        ? { __typename: 'RecoveryCodesPayload' as const, recoveryCodes: CODES, errors: [] }
        : refused('PASSWORD_WRONG', 'password'),
  }));
  const { user } = renderAt('/account', { answers: [on, fresh] });
  expect(await screen.findByRole('note')).toHaveTextContent('3 left');
  await user.click(screen.getByRole('button', { name: 'Generate new codes' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Generate new recovery codes?' }));
  await user.type(dialog.getByLabelText('Password'), 'wrong{Enter}');
  expect(await dialog.findByText('The password is incorrect.')).toBeInTheDocument();
  await user.clear(dialog.getByLabelText('Password'));
  await user.type(dialog.getByLabelText('Password'), 'right{Enter}');
  expect(await screen.findByRole('dialog', { name: 'Save your recovery codes' })).toBeInTheDocument();
});

it('says why the last method cannot be removed when a workspace requires 2FA', async () => {
  const required = answer(SecondFactorsDocument, {
    viewer: buildFactors({ totpSince: '2026-11-01T09:00:00.000Z', recoveryCodesLeft: 9, requiredBy: ['Acme'] }),
  });
  const stays = answer(DisableTotpDocument, refused('SECOND_FACTOR_STILL_REQUIRED'));
  const { user } = renderAt('/account', { answers: [required, stays] });
  await user.click(await screen.findByRole('button', { name: 'Remove app' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove authenticator app?' }));
  await user.type(dialog.getByLabelText('Password'), 'right{Enter}');
  expect(await dialog.findByRole('alert')).toHaveTextContent('One of your workspaces requires a second factor.');
});

it('renames and removes a passkey', async () => {
  const renamed = answer(UpdatePasskeyDocument, (input) => ({
    updatePasskey: {
      __typename: 'PasskeyPayload' as const,
      passkey: { __typename: 'Passkey' as const, id: input.id, name: input.name },
      errors: [],
    },
  }));
  const removed = answer(DeletePasskeyDocument, {
    deletePasskey: { __typename: 'DeletedPayload', id: 'passkey-1', errors: [] },
  });
  const { user } = renderAt('/account', { answers: [on, renamed, removed] });
  await user.click(await screen.findByRole('button', { name: 'Rename the passkey Laptop' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Rename Laptop' }));
  await user.clear(dialog.getByLabelText('Name'));
  await user.type(dialog.getByLabelText('Name'), 'Blue laptop{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Remove the passkey Blue laptop' }));
  const asked = within(await screen.findByRole('dialog', { name: 'Remove the passkey Blue laptop?' }));
  await user.type(asked.getByLabelText('Password'), 'right{Enter}');
  await waitFor(() => expect(removed.asked).toEqual([{ id: 'passkey-1', password: 'right' }]));
});

it('links back to the workspace that required 2FA once it is set up', async () => {
  const required = answer(SecondFactorsDocument, {
    viewer: buildFactors({ totpSince: '2026-11-01T09:00:00.000Z', recoveryCodesLeft: 9, requiredBy: ['Acme'] }),
  });
  const { user, at } = renderAt('/account?next=%2Fworkspaces', { answers: [required] });
  await user.click(await screen.findByRole('link', { name: 'Continue' }));
  await waitFor(() => expect(at()).toBe('/workspaces'));
});
