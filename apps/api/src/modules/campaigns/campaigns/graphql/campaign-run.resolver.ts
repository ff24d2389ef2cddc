import { Arg, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
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
import { ResendUnconfirmedInput } from './campaign.inputs.ts';
import { CampaignPayload, CampaignRecipientsPayload, TestCampaignPayload } from './campaign.results.ts';

/** Mutations that send a campaign or change its state. */
@Resolver()
export class CampaignRunResolver {
  @Can('run', 'Campaign')
  @Mutation(() => TestCampaignPayload, {
    description: 'Sends the message of a campaign to one contact as a test.',
  })
  testCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('contactId', () => ID, { description: 'Id of the contact who receives the test message.' }) contactId: string,
  ): Promise<TestCampaignPayload | Refused> {
    return testCampaign(ctx, { id: ids.uuid(id), contactId: ids.uuid(contactId) });
  }

  @Can('schedule', 'Campaign')
  @Mutation(() => CampaignPayload, { description: 'Schedules the draft of a campaign for its start time.' })
  scheduleCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('receivers', () => Int, {
      description:
        'Number of recipients that was shown to the user. Refused with CAMPAIGN_COUNT_CHANGED if the current number differs by more than 5 and by more than 1 percent.',
    })
    receivers: number,
  ): Promise<CampaignPayload | Refused> {
    return scheduleCampaign(ctx, { id: ids.uuid(id), receivers });
  }

  @Can('run', 'Campaign')
  @Mutation(() => CampaignPayload, { description: 'Starts a campaign immediately.' })
  startCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('receivers', () => Int, {
      description:
        'Number of recipients that was shown to the user. Refused with CAMPAIGN_COUNT_CHANGED if the current number differs by more than 5 and by more than 1 percent.',
    })
    receivers: number,
  ): Promise<CampaignPayload | Refused> {
    return startCampaign(ctx, { id: ids.uuid(id), receivers });
  }

  @Can('pause', 'Campaign')
  @Mutation(() => CampaignPayload, {
    description: 'Pauses a campaign. No messages are sent until it is resumed.',
  })
  pauseCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<CampaignPayload | Refused> {
    return pauseCampaign(ctx, { id: ids.uuid(id) });
  }

  @Can('resume', 'Campaign')
  @Mutation(() => CampaignPayload, {
    description: 'Resumes a paused campaign. It continues with the remaining recipients.',
  })
  resumeCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<CampaignPayload | Refused> {
    return resumeCampaign(ctx, { id: ids.uuid(id) });
  }

  @Can('cancel', 'Campaign')
  @Mutation(() => CampaignPayload, {
    description: 'Cancels a campaign. Messages that were already sent are not affected.',
  })
  cancelCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<CampaignPayload | Refused> {
    return cancelCampaign(ctx, { id: ids.uuid(id) });
  }

  @Can('run', 'Campaign')
  @Mutation(() => CampaignRecipientsPayload, {
    description:
      'Sends the message of a campaign again to all recipients with the status FAILED. A paused campaign sends after it is resumed.',
  })
  retryFailedRecipients(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<CampaignRecipientsPayload | Refused> {
    return retryFailedRecipients(ctx, { id: ids.uuid(id) });
  }

  @Can('run', 'Campaign')
  @Mutation(() => CampaignRecipientsPayload, {
    description:
      'Sends the message again to unconfirmed recipients, who may receive it twice. The campaign must be paused or completed. Opted-out and blocked recipients are excluded.',
  })
  resendUnconfirmed(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ResendUnconfirmedInput) input: ResendUnconfirmedInput,
  ): Promise<CampaignRecipientsPayload | Refused> {
    const { id, recipientId: one } = input;
    return resendUnconfirmed(ctx, { ...input, id: ids.uuid(id), recipientId: one ? ids.uuid(one) : null });
  }
}
