import type { FilledVariable } from '@frontdesk/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ListOrder } from '../../../../graphql/list-order.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import {
  byId,
  inSql,
  list,
  NEWEST_FIRST,
  orderOf,
  ProjectedField,
  page,
  project,
  table,
} from '../../../../query-compiler/index.ts';
import { Contact, type ContactConditions } from '../../../contacts/contacts/index.ts';
import { validateAudience } from '../audience.ts';
import {
  audienceCounts,
  campaignsWhere,
  eligibleContactsSql,
  recipientsWhere,
  skipCountsSql,
} from '../campaigns.reads.ts';
import { createCampaign, deleteCampaign, updateCampaign } from '../use-cases/campaigns.ts';
import {
  CampaignAudienceInput,
  CampaignFilter,
  CampaignOrder,
  CampaignRecipientFilter,
  CreateCampaignInput,
  UpdateCampaignInput,
} from './campaign.inputs.ts';
import { CampaignPayload } from './campaign.results.ts';
import { Campaign, CampaignAudience, CampaignConnection, CampaignProgress, CampaignVariable } from './campaign.type.ts';
import { CampaignRecipientConnection } from './campaign-recipient.type.ts';
import { toAudience, toCampaignInput } from './campaign-variables.ts';
import { AudienceCount, SkippedRecipientCount } from './recipient-count.type.ts';

@Resolver(() => Campaign)
export class CampaignFields {
  @Public('Part of the campaign.')
  @inSql.row({ variables: true })
  @FieldResolver(() => [CampaignVariable], { description: 'Values of the template variables.' })
  variables(@Root() { variables }: { variables: FilledVariable[] }): CampaignVariable[] {
    return variables;
  }

  @Public('Part of the campaign.')
  @inSql.row({ audienceFilter: true })
  @FieldResolver(() => CampaignAudience, {
    nullable: true,
    description: 'Filter that selects the audience. Null if contacts are listed or no audience is selected.',
  })
  filter(@Root() { audienceFilter: filter }: { audienceFilter: ContactConditions | null }): CampaignAudience | null {
    if (!filter) return null;
    const { search, tags, reachability, consented } = filter;
    return {
      search: search ?? null,
      tags: [...(tags ?? [])],
      reachability: [...(reachability ?? [])],
      consented: consented ?? null,
    };
  }

  @Public('Part of the campaign; an id tells nothing about a contact.')
  @inSql.row({ audienceIds: true })
  @FieldResolver(() => [ID], { description: 'Ids of the listed contacts. Empty if a filter selects the audience.' })
  contactIds(@Root() { audienceIds }: { audienceIds: string[] }): string[] {
    return audienceIds;
  }
}

const SAMPLE = 10;
const SAMPLE_ORDER = [
  ['createdAt', 'desc'],
  ['id', 'desc'],
] as const;

@Resolver()
export class CampaignResolver {
  @Can('read', 'Campaign')
  @ProjectedField()
  @Query(() => CampaignConnection, { description: 'Campaigns of the workspace. By default, newest first.' })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  campaigns(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => CampaignFilter, { nullable: true }) filter: CampaignFilter | null,
    @Arg('orderBy', () => CampaignOrder, {
      nullable: true,
      description: 'Order of the list. If omitted, newest first.',
    })
    orderBy: CampaignOrder | null,
  ) {
    return page({ first, after }, { ...orderOf(orderBy, NEWEST_FIRST), where: campaignsWhere(ctx, filter) });
  }

  @Can('read', 'Campaign')
  @ProjectedField()
  @Query(() => Campaign, { description: 'A campaign. NOT_FOUND if the id does not exist in this workspace.' })
  campaign(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Campaign')
  @ProjectedField()
  @Query(() => CampaignRecipientConnection, {
    description:
      'Recipients of a campaign. By default, latest change first. Recipients whose contact the viewer cannot read are omitted.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  campaignRecipients(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('campaignId', () => ID, {
      description: 'Id of the campaign. The list is empty if the campaign does not exist.',
    })
    campaignId: string,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => CampaignRecipientFilter, { nullable: true }) filter: CampaignRecipientFilter | null,
    @Arg('orderBy', () => ListOrder, {
      nullable: true,
      description: 'Order of the list. If omitted, items with the latest change first.',
    })
    orderBy: ListOrder | null,
  ) {
    const order = orderOf(orderBy, { field: 'UPDATED_AT', direction: 'DESC' });
    return page({ first, after }, { ...order, where: recipientsWhere(ctx, ids.uuidOrNone(campaignId), filter) });
  }

  @Can('read', 'Campaign')
  @ProjectedField()
  @Query(() => [SkippedRecipientCount], { description: 'Number of excluded recipients of a campaign by reason.' })
  campaignSkippedRecipients(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('campaignId', () => ID, {
      description: 'Id of the campaign. The list is empty if the campaign does not exist.',
    })
    campaignId: string,
  ) {
    return table(skipCountsSql(ctx, ids.uuidOrNone(campaignId)));
  }

  @Can('create', 'Campaign')
  @ProjectedField()
  @Query(() => [AudienceCount], {
    description:
      'Number of contacts in an audience who would receive a message at this time, and number of excluded contacts by reason.',
  })
  campaignAudience(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CampaignAudienceInput, {
      description: 'Contacts and conditions of the campaign to count recipients for.',
    })
    input: CampaignAudienceInput,
  ) {
    return table(audienceCounts(ctx, validateAudience(toAudience(input))));
  }

  @Can('create', 'Campaign')
  @ProjectedField()
  @Query(() => [Contact], {
    description: 'At most ten contacts who would receive a message at this time, newest first.',
  })
  campaignPreview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CampaignAudienceInput, { description: 'Contacts and conditions of the campaign to preview.' })
    input: CampaignAudienceInput,
  ) {
    const where = eligibleContactsSql(ctx, validateAudience(toAudience(input)));
    return list(SAMPLE_ORDER, { limit: SAMPLE, where });
  }

  @Can('create', 'Campaign')
  @Mutation(() => CampaignPayload, { description: 'Creates the draft of a campaign. Nothing is sent.' })
  createCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateCampaignInput) input: CreateCampaignInput,
  ): Promise<CampaignPayload | Refused> {
    return createCampaign(ctx, toCampaignInput(input));
  }

  @Can('update', 'Campaign')
  @Mutation(() => CampaignPayload, { description: 'Changes the draft of a campaign.' })
  updateCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateCampaignInput) input: UpdateCampaignInput,
  ): Promise<CampaignPayload | Refused> {
    return updateCampaign(ctx, { ...toCampaignInput(input), id: ids.uuid(input.id) });
  }

  @Can('delete', 'Campaign')
  @Mutation(() => DeletedPayload, { description: 'Deletes the draft of a campaign.' })
  deleteCampaign(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteCampaign(ctx, { id: ids.uuid(id) });
  }
}

type CampaignNote = Extract<ChangeEvent, { topic: 'campaign' }>;
type CampaignChangePayload = CampaignNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class CampaignSubscription {
  @Can('read', 'Campaign')
  @Subscription(() => CampaignProgress, {
    subscribe: subscribeTo<CampaignNote>('campaign', 'read', 'Campaign'),
    description: 'Emits the progress of campaigns, at most about twice a second for each campaign.',
  })
  campaignProgressed(@Root() { note, ctx }: DeliveredChange<CampaignNote>): CampaignChangePayload {
    return { ...note, ctx };
  }
}

@Resolver(() => CampaignProgress)
export class CampaignProgressFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Campaign, {
    nullable: true,
    description: 'Current state of the campaign. Null if the campaign was deleted.',
  })
  campaign(@Root() { id, ctx }: CampaignChangePayload, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
