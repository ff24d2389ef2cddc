import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { protectingHolds } from '../retention.reads.ts';
import { placeLegalHold } from '../use-cases/place-legal-hold.ts';
import { releaseLegalHold } from '../use-cases/release-legal-hold.ts';
import { retention } from '../use-cases/retention.ts';
import { retentionPreview } from '../use-cases/retention-preview.ts';
import { setRetention } from '../use-cases/set-retention.ts';
import { PlaceLegalHoldInput, ReleaseLegalHoldInput, SetRetentionInput } from './retention.inputs.ts';
import { PlaceLegalHoldResult, ReleaseLegalHoldResult, SetRetentionResult } from './retention.results.ts';
import { LegalHoldConnection, Retention, RetentionPreview } from './retention.type.ts';

@Resolver()
export class RetentionResolver {
  @Can('setRetention', 'Workspace')
  @Query(() => Retention, {
    description: 'How long leads and transcripts are kept. For members only, not for API keys.',
  })
  retention(@InWorkspace() ctx: WorkspaceContext): Promise<Retention> {
    return retention(ctx);
  }

  @Can('setRetention', 'Workspace')
  @Query(() => RetentionPreview, {
    description: 'What the next sweep would delete with this number of days. For members only, not for API keys.',
  })
  retentionPreview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('days', () => Int, { description: '1 to 3650.' }) days: number,
  ): Promise<RetentionPreview> {
    return retentionPreview(ctx, days);
  }

  @Can('setRetention', 'Workspace')
  @Mutation(() => SetRetentionResult, {
    description:
      'Sets after how many days leads and transcripts are deleted, every night at 03:00 UTC. For members only, not for API keys.',
  })
  setRetention(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetRetentionInput) input: SetRetentionInput,
  ): Promise<typeof SetRetentionResult> {
    return setRetention(ctx, input);
  }

  @Can('read', 'LegalHold')
  @ProjectedField()
  @Query(() => LegalHoldConnection, { description: 'Legal holds, newest first, including released ones.' })
  legalHolds(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('contactId', () => ID, {
      nullable: true,
      description:
        'Only active holds that affect this contact: its own, those of its leads, and those of the workspace.',
    })
    contactId: string | null,
  ) {
    return page({ first, after }, { where: contactId ? protectingHolds(contactId) : null });
  }

  @Can('place', 'LegalHold')
  @Mutation(() => PlaceLegalHoldResult, {
    description:
      'Exempts the workspace, or one person by one of their leads or contacts, from deletion. For members only, not for API keys.',
  })
  placeLegalHold(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => PlaceLegalHoldInput) { leadId, contactId, reason }: PlaceLegalHoldInput,
  ): Promise<typeof PlaceLegalHoldResult> {
    const of = { leadId: leadId ? ids.uuid(leadId) : null, contactId: contactId ? ids.uuid(contactId) : null };
    return placeLegalHold(ctx, { ...of, reason });
  }

  @Can('release', 'LegalHold')
  @Mutation(() => ReleaseLegalHoldResult, {
    description: 'Ends a hold: retention applies again to what it held. For members only, not for API keys.',
  })
  releaseLegalHold(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ReleaseLegalHoldInput) { id }: ReleaseLegalHoldInput,
  ): Promise<typeof ReleaseLegalHoldResult> {
    return releaseLegalHold(ctx, { id: ids.uuid(id) });
  }
}
