import { Arg, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InRequest, InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload, EmailPayload } from '../../../../graphql/payload.ts';
import { confirmVoiceCheck, sendVoiceCheckCode } from '../use-cases/confirm-voice-check.ts';
import { deleteMemberVoiceprint, deleteMyVoiceprint } from '../use-cases/delete-voiceprint.ts';
import { postponeVoiceEnrollment, skipVoiceCheck } from '../use-cases/skip-voice-check.ts';
import { startVoiceCheck, startVoiceEnrollment } from '../use-cases/start-voice-check.ts';
import { voiceVerification } from '../use-cases/voice-verification.ts';
import {
  ConfirmVoiceCheckInput,
  SkipVoiceCheckInput,
  StartVoiceEnrollmentInput,
  VoiceChallengePayload,
  VoiceVerification,
  VoiceVerificationPayload,
} from './voice-verification.ts';

const LOCKED = 'Checks the session itself, because the voice check locks the workspace.';
const OWN = 'Concerns the caller alone. API keys and support sessions get FORBIDDEN.';

@Resolver()
export class VoiceVerificationResolver {
  @Public(LOCKED)
  @Query(() => VoiceVerification, {
    description:
      "Voice check of the viewer's session in the workspace. Available to members only, not to API keys, even while the check is pending.",
  })
  voiceVerification(@InRequest() ctx: RequestContext): Promise<VoiceVerification> {
    return voiceVerification(ctx);
  }

  @Public(LOCKED)
  @Mutation(() => VoiceChallengePayload, {
    description:
      'Creates the digits that the viewer reads to verify the voice. They expire after 90 seconds and replace earlier digits of the session.',
  })
  startVoiceCheck(@InRequest() ctx: RequestContext): Promise<VoiceChallengePayload | Refused> {
    return startVoiceCheck(ctx);
  }

  @Public(OWN)
  @Mutation(() => VoiceChallengePayload, {
    description:
      'Creates the digits that the viewer reads to create or replace a voiceprint. They expire after five minutes. The recordings are deleted after the voiceprint has been computed.',
  })
  startVoiceEnrollment(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => StartVoiceEnrollmentInput) input: StartVoiceEnrollmentInput,
  ): Promise<VoiceChallengePayload | Refused> {
    return startVoiceEnrollment(ctx, input);
  }

  @Public(OWN)
  @Mutation(() => VoiceVerificationPayload, {
    description: 'Hides the offer to create a voiceprint for the rest of the session.',
  })
  postponeVoiceEnrollment(@InWorkspace() ctx: WorkspaceContext): Promise<VoiceVerificationPayload | Refused> {
    return postponeVoiceEnrollment(ctx);
  }

  @Public(LOCKED)
  @Mutation(() => VoiceVerificationPayload, {
    description: 'Skips a pending voice check. The skip is recorded in the audit log, and the member gets an email.',
  })
  skipVoiceCheck(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => SkipVoiceCheckInput) input: SkipVoiceCheckInput,
  ): Promise<VoiceVerificationPayload | Refused> {
    return skipVoiceCheck(ctx, input);
  }

  @Public(LOCKED)
  @Mutation(() => EmailPayload, {
    description:
      'Emails a code of six digits for `confirmVoiceCheck`. The code is valid for 10 minutes. Refused for accounts with a second factor.',
  })
  sendVoiceCheckCode(@InRequest() ctx: RequestContext): Promise<EmailPayload | Refused> {
    return sendVoiceCheckCode(ctx);
  }

  @Public(LOCKED)
  @Mutation(() => VoiceVerificationPayload, {
    description:
      'Confirms the identity of the viewer with a second factor or a code sent by email instead of the voice check.',
  })
  confirmVoiceCheck(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => ConfirmVoiceCheckInput) input: ConfirmVoiceCheckInput,
  ): Promise<VoiceVerificationPayload | Refused> {
    return confirmVoiceCheck(ctx, input);
  }

  @Public(OWN)
  @Mutation(() => VoiceVerificationPayload, {
    description: "Deletes the viewer's own voiceprint, which withdraws the consent.",
  })
  deleteMyVoiceprint(@InWorkspace() ctx: WorkspaceContext): Promise<VoiceVerificationPayload | Refused> {
    return deleteMyVoiceprint(ctx);
  }

  @Can('update', 'SecuritySettings')
  @Mutation(() => DeletedPayload, { description: "Deletes a member's voiceprint. Returns the id of the member." })
  deleteMemberVoiceprint(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('memberId', () => ID, { description: 'Id of the member.' }) memberId: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteMemberVoiceprint(ctx, { memberId: ids.uuid(memberId) });
  }
}
