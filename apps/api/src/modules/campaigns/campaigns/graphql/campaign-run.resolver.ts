import { Arg, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { testCampaign } from '../use-cases/campaigns.ts';
import {
  cancelCampaign,
  pauseCampaign,
  resumeCampaign,
  retryFailedRecipients,
} from '../use-cases/pause-resume-cancel.ts';
import { resendUnconfirmed } from '../use-cases/resend-unconfirmed.ts';
import { scheduleCampaign, startCampaign } from '../use-cases/start-campaign.ts';
import {
  CancelCampaignInput,
  PauseCampaignInput,
  ResendUnconfirmedInput,
  ResumeCampaignInput,
  RetryFailedRecipientsInput,
  ScheduleCampaignInput,
  StartCampaignInput,
  TestCampaignInput,
} from './campaign.inputs.ts';
import {
  CancelCampaignResult,
  PauseCampaignResult,
  ResendUnconfirmedResult,
  ResumeCampaignResult,
  RetryFailedRecipientsResult,
  ScheduleCampaignResult,
  StartCampaignResult,
  TestCampaignResult,
} from './campaign.results.ts';

/** Mutations that test, start and stop campaigns. */
@Resolver()
export class CampaignRunResolver {
  @Can('run', 'Campaign')
  @Mutation(() => TestCampaignResult, {
    description: 'Sends the message of a campaign to one contact as a test.',
  })
  testCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => TestCampaignInput) input: TestCampaignInput,
  ): Promise<typeof TestCampaignResult> {
    return testCampaign(ctx, { id: ids.uuid(input.id), contactId: ids.uuid(input.contactId) });
  }

  @Can('schedule', 'Campaign')
  @Mutation(() => ScheduleCampaignResult, { description: 'Schedules the draft of a campaign for its start time.' })
  scheduleCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ScheduleCampaignInput) input: ScheduleCampaignInput,
  ): Promise<typeof ScheduleCampaignResult> {
    return scheduleCampaign(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('run', 'Campaign')
  @Mutation(() => StartCampaignResult, { description: 'Starts a campaign immediately.' })
  startCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => StartCampaignInput) input: StartCampaignInput,
  ): Promise<typeof StartCampaignResult> {
    return startCampaign(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('pause', 'Campaign')
  @Mutation(() => PauseCampaignResult, {
    description: 'Pauses a campaign. No messages are sent until it is resumed.',
  })
  pauseCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => PauseCampaignInput) input: PauseCampaignInput,
  ): Promise<typeof PauseCampaignResult> {
    return pauseCampaign(ctx, { id: ids.uuid(input.id) });
  }

  @Can('resume', 'Campaign')
  @Mutation(() => ResumeCampaignResult, {
    description: 'Resumes a paused campaign. It continues with the remaining recipients.',
  })
  resumeCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ResumeCampaignInput) input: ResumeCampaignInput,
  ): Promise<typeof ResumeCampaignResult> {
    return resumeCampaign(ctx, { id: ids.uuid(input.id) });
  }

  @Can('cancel', 'Campaign')
  @Mutation(() => CancelCampaignResult, {
    description: 'Cancels a campaign. Messages that were already sent are not affected.',
  })
  cancelCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CancelCampaignInput) input: CancelCampaignInput,
  ): Promise<typeof CancelCampaignResult> {
    return cancelCampaign(ctx, { id: ids.uuid(input.id) });
  }

  @Can('run', 'Campaign')
  @Mutation(() => RetryFailedRecipientsResult, {
    description:
      'Sends the message of a campaign again to all recipients with the state FAILED. A paused campaign sends after it is resumed.',
  })
  retryFailedRecipients(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RetryFailedRecipientsInput) input: RetryFailedRecipientsInput,
  ): Promise<typeof RetryFailedRecipientsResult> {
    return retryFailedRecipients(ctx, { id: ids.uuid(input.id) });
  }

  @Can('run', 'Campaign')
  @Mutation(() => ResendUnconfirmedResult, {
    description:
      'Sends the message again to unconfirmed recipients, who may receive it twice. The campaign must be paused or completed. Opted-out and blocked recipients are excluded.',
  })
  resendUnconfirmed(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ResendUnconfirmedInput) input: ResendUnconfirmedInput,
  ): Promise<typeof ResendUnconfirmedResult> {
    const { id, recipientId: one } = input;
    return resendUnconfirmed(ctx, { ...input, id: ids.uuid(id), recipientId: one ? ids.uuid(one) : null });
  }
}
