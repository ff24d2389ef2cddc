import { VOICE_VERIFICATION } from '@frontdesk/domain';
import type { EmailContent } from '../../../email/email.ts';
import { deviceName } from '../accounts/index.ts';
import type { VoiceCaller } from './voice-caller.ts';

const placeOf = ({ transport }: VoiceCaller) =>
  `${deviceName(transport.userAgent)} from IP address ${transport.ipAddress}`;
const accountOf = ({ services }: VoiceCaller) => `${services.publicBaseUrl}/account`;

export const voiceCheckFailedEmail = (caller: VoiceCaller): EmailContent => ({
  to: caller.actor.email,
  subject: 'A voice check failed for your account',
  paragraphs: [
    `The voice check of ${caller.workspace.name} failed ${VOICE_VERIFICATION.attempts} times in a sign-in with ${placeOf(caller)}.`,
    'The person knew your password. If this wasn’t you, end the session and change your password.',
  ],
  action: { label: 'Review sessions', url: accountOf(caller) },
});

export const voiceCheckSkippedEmail = (caller: VoiceCaller): EmailContent => ({
  to: caller.actor.email,
  subject: 'A voice check was skipped',
  paragraphs: [
    `The voice check of ${caller.workspace.name} was skipped in a sign-in with ${placeOf(caller)}.`,
    'If this wasn’t you, end the session and change your password.',
  ],
  action: { label: 'Review sessions', url: accountOf(caller) },
});

export const voiceprintEnrolledEmail = (caller: VoiceCaller): EmailContent => ({
  to: caller.actor.email,
  subject: 'Voice verification was set up',
  paragraphs: [
    `A voiceprint was stored for your account in ${caller.workspace.name}. You can delete it in the workspace at any time.`,
    'If this wasn’t you, delete the voiceprint, end the session and change your password.',
  ],
  action: { label: 'Review sessions', url: accountOf(caller) },
});

export const voiceCheckCodeEmail = (caller: VoiceCaller, code: string): EmailContent => ({
  to: caller.actor.email,
  subject: `Your code for ${caller.workspace.name}`,
  paragraphs: [
    `Enter ${code} to confirm your identity without the voice check. The code is valid for ${VOICE_VERIFICATION.emailCodeMinutes} minutes.`,
    'If you didn’t sign in, change your password: the person who did knows it.',
  ],
});
