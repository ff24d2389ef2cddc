import { expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import {
  ConfirmVoiceCheckDocument,
  DeleteMyVoiceprintDocument,
  PostponeVoiceEnrollmentDocument,
  SendVoiceCheckCodeDocument,
  SkipVoiceCheckDocument,
  StartVoiceCheckDocument,
  VoiceVerificationDocument,
} from '../../gql/voice.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { buildWorkspace } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildVoiceVerification } from '../../testing/voice-verification.fixtures.ts';
import { settingsPage } from './settings.fixtures.ts';

/** Mocks a workspace that is locked until `open` is called. */
function lockedWorkspace(check = buildVoiceVerification()) {
  let isLocked = true;
  const workspace = answer(SessionWorkspaceDocument, () => {
    if (isLocked) throw denied('VOICE_VERIFICATION_PENDING');
    return { workspace: buildWorkspace('owner') };
  });
  const read = answer(VoiceVerificationDocument, () => ({
    voiceVerification: isLocked ? check : { ...check, status: 'SKIPPED' as const },
  }));
  const open = (status: 'SKIPPED' | 'CONFIRMED') => {
    isLocked = false;
    return {
      __typename: 'VoiceVerificationPayload' as const,
      voiceVerification: { __typename: 'VoiceVerification' as const, status },
      errors: [],
    };
  };
  return { answers: [workspace, read], open };
}

it('asks for the voice and opens the workspace after the check was skipped', async () => {
  const { answers, open } = lockedWorkspace();
  const skip = answer(SkipVoiceCheckDocument, () => ({ skipVoiceCheck: open('SKIPPED') }));
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), ...answers, skip] });
  expect(await screen.findByRole('heading', { name: 'Verify your voice' })).toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'Skip' }));
  await waitFor(() => expect(skip.asked).toEqual([{ input: { reason: 'CANNOT_SPEAK' } }]));
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Verify your voice' })).toBeNull());
});

it('says why the browser cannot record, and skips with this reason', async () => {
  const { answers, open } = lockedWorkspace();
  const start = answer(StartVoiceCheckDocument, {
    startVoiceCheck: {
      __typename: 'VoiceChallengePayload',
      challenge: {
        __typename: 'VoiceChallenge',
        id: 'challenge-1',
        phrases: ['482913', '750264'],
        uploadPath: '/voice-checks/challenge-1',
      },
      errors: [],
    },
  });
  const skip = answer(SkipVoiceCheckDocument, () => ({ skipVoiceCheck: open('SKIPPED') }));
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), ...answers, start, skip] });
  await user.click(await screen.findByRole('button', { name: 'Show the digits' }));
  expect(await screen.findByLabelText('Read these digits aloud: 4 8 2 9 1 3')).toHaveTextContent('482 913');
  await user.click(screen.getByRole('button', { name: 'Record' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('This browser cannot record.');
  await user.click(screen.getByRole('button', { name: 'Skip' }));
  await waitFor(() => expect(skip.asked).toEqual([{ input: { reason: 'NOT_SUPPORTED' } }]));
});

it('offers no skip after three failures, but an emailed code', async () => {
  const { answers, open } = lockedWorkspace(
    buildVoiceVerification({ status: 'FAILED', attemptsLeft: 0, canSkip: false }),
  );
  const send = answer(SendVoiceCheckCodeDocument, {
    sendVoiceCheckCode: { __typename: 'EmailPayload', email: 'ada@acme.test', errors: [] },
  });
  const confirm = answer(ConfirmVoiceCheckDocument, ({ input }) => ({
    confirmVoiceCheck: input.emailCode === '123456' ? open('CONFIRMED') : refused('CODE_WRONG', 'emailCode'),
  }));
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), ...answers, send, confirm] });
  await user.click(await screen.findByRole('button', { name: 'Email me a code' }));
  expect(screen.queryByRole('button', { name: 'Skip' })).toBeNull();
  expect(await screen.findByText('A code was sent to ada@acme.test. It is valid for 10 minutes.')).toBeInTheDocument();
  await user.type(screen.getByLabelText('Code from the email'), '12');
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(await screen.findByText('Enter the six digits.')).toBeInTheDocument();
  await user.clear(screen.getByLabelText('Code from the email'));
  await user.type(screen.getByLabelText('Code from the email'), '654321');
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(await screen.findByText(/This code is incorrect/)).toBeInTheDocument();
  await user.clear(screen.getByLabelText('Code from the email'));
  await user.type(screen.getByLabelText('Code from the email'), '123456');
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Verify your voice' })).toBeNull());
});

it('offers a voiceprint to members without one, until later', async () => {
  let status: 'ENROLLMENT_OFFERED' | 'POSTPONED' = 'ENROLLMENT_OFFERED';
  const read = answer(VoiceVerificationDocument, () => ({
    voiceVerification: buildVoiceVerification({ status, canSkip: false }),
  }));
  const postpone = answer(PostponeVoiceEnrollmentDocument, () => {
    status = 'POSTPONED';
    return {
      postponeVoiceEnrollment: {
        __typename: 'VoiceVerificationPayload' as const,
        voiceVerification: { __typename: 'VoiceVerification' as const, status },
        errors: [],
      },
    };
  });
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), read, postpone] });
  await user.click(await screen.findByRole('button', { name: 'Set up' }));
  const create = await screen.findByRole('button', { name: 'Create voiceprint' });
  expect(create).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: /I agree/ }));
  expect(create).toBeEnabled();
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Later' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Later' })).toBeNull());
});

it('deletes the voiceprint of the viewer from the user menu', async () => {
  let voiceprint: { __typename: 'Voiceprint'; model: string; enrolledAt: string } | null = {
    __typename: 'Voiceprint',
    model: 'frontdesk-gmm-64/1',
    enrolledAt: '2026-11-20T09:00:00.000Z',
  };
  const read = answer(VoiceVerificationDocument, () => ({
    voiceVerification: buildVoiceVerification({ status: 'VERIFIED', canSkip: false, voiceprint }),
  }));
  const remove = answer(DeleteMyVoiceprintDocument, () => {
    voiceprint = null;
    return {
      deleteMyVoiceprint: {
        __typename: 'VoiceVerificationPayload' as const,
        voiceVerification: { __typename: 'VoiceVerification' as const, status: 'ENROLLMENT_OFFERED' as const },
        errors: [],
      },
    };
  });
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), read, remove] });
  await user.click((await screen.findAllByRole('button', { name: /User menu/ }))[0] as HTMLElement);
  await user.click(await screen.findByRole('menuitem', { name: 'Voice verification' }));
  expect(await screen.findByText(/Your voiceprint was created on/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Delete voiceprint' }));
  await waitFor(() => expect(remove.asked).toHaveLength(1));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Voice verification' })).toBeNull());
});

it('has no item in the user menu if the workspace does not use voice verification', async () => {
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage()] });
  await user.click((await screen.findAllByRole('button', { name: /User menu/ }))[0] as HTMLElement);
  expect(await screen.findByRole('menuitem', { name: 'Account' })).toBeInTheDocument();
  expect(screen.queryByRole('menuitem', { name: 'Voice verification' })).toBeNull();
});
