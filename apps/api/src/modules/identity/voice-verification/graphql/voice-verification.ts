import type { VoiceCheckStatus, VoiceFallback, VoiceSkipReason } from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { VoiceCheckStatusEnum, VoiceFallbackEnum, VoiceSkipReasonEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { PasskeyProofInput } from '../../second-factors/index.ts';

@ObjectType({ description: 'Voiceprint of the viewer in the workspace. The voiceprint itself cannot be read.' })
class Voiceprint {
  @Field(() => String, { description: 'Model of the speaker engine that created the voiceprint.' })
  model: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the voiceprint was created.' })
  enrolledAt: Date;
}

@ObjectType({ description: "Voice check of the viewer's session in the workspace." })
export class VoiceVerification {
  @Field(() => VoiceCheckStatusEnum, { description: 'Status of the check.' })
  status: VoiceCheckStatus;

  @Field(() => Int, {
    description: 'Number of comparisons that can still fail before the status becomes FAILED, 0 to 3.',
  })
  attemptsLeft: number;

  @Field(() => Boolean, {
    description:
      'Whether `skipVoiceCheck` is possible. False if nothing is pending, after three failed comparisons, and for a member with a second factor if the workspace requires it instead.',
  })
  canSkip: boolean;

  @Field(() => [VoiceFallbackEnum], { description: 'Ways to confirm the identity instead of the voice.' })
  fallbacks: VoiceFallback[];

  @Field(() => Voiceprint, { nullable: true, description: 'Voiceprint of the viewer. Null if there is none.' })
  voiceprint: Voiceprint | null;

  @Field(() => String, { description: 'Version of the consent text, which `startVoiceEnrollment` requires.' })
  consentVersion: string;
}

@ObjectType({ description: 'Digits that the viewer reads aloud. A challenge can be answered once.' })
class VoiceChallenge {
  @Field(() => ID, { description: 'Id of the challenge.' })
  id: string;

  @Field(() => [String], { description: 'Digits of each phrase, in the order of the recordings.' })
  phrases: string[];

  @Field(() => GraphQLDateTime, { description: 'Time at which the challenge expires.' })
  expiresAt: Date;

  @Field(() => String, {
    description:
      'Path to which the recordings are sent with POST: one WAV file for each phrase, one after another, as application/octet-stream.',
  })
  uploadPath: string;
}

@ObjectType({ description: 'Payload of the mutations that create digits to read.' })
export class VoiceChallengePayload extends Payload {
  @Field(() => VoiceChallenge, { description: 'The digits.' })
  readonly challenge: VoiceChallenge;
}

@ObjectType({ description: 'Payload of the mutations that change the voice check or the voiceprint of the viewer.' })
export class VoiceVerificationPayload extends Payload {
  @Field(() => VoiceVerification, { description: 'The voice check after the mutation.' })
  readonly voiceVerification: VoiceVerification;
}

@InputType()
export class StartVoiceEnrollmentInput {
  @Field(() => String, { description: 'Version of the consent text that the viewer accepted.' })
  consentVersion: string;

  @Field(() => String, {
    description: 'Language in which the consent text was shown, such as `en` or `pt-BR`.',
  })
  consentLanguage: string;
}

@InputType()
export class SkipVoiceCheckInput {
  @Field(() => VoiceSkipReasonEnum, { description: 'Why the check is skipped.' })
  reason: VoiceSkipReason;
}

@InputType()
export class ConfirmVoiceCheckInput {
  @Field(() => String, {
    nullable: true,
    description: 'Code from the authenticator app, six digits. Set exactly one of `code`, `emailCode` and `passkey`.',
  })
  code?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code from the email of `sendVoiceCheckCode`. Set exactly one of `code`, `emailCode` and `passkey`.',
  })
  emailCode?: string | null;

  @Field(() => PasskeyProofInput, {
    nullable: true,
    description: 'Response of a passkey to a challenge. Set exactly one of `code`, `emailCode` and `passkey`.',
  })
  passkey?: PasskeyProofInput | null;
}
