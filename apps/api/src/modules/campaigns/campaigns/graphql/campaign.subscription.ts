import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, project } from '../../../../query-compiler/index.ts';
import { Campaign, CampaignProgress } from './campaign.type.ts';

type CampaignNote = Extract<ChangeEvent, { topic: 'campaign' }>;
type CampaignChangePayload = CampaignNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class CampaignSubscription {
  @Can('read', 'Campaign')
  @Subscription(() => CampaignProgress, {
    subscribe: subscribeTo<CampaignNote>('campaign', 'read', 'Campaign'),
    description: 'Progress of campaigns, at most about twice a second each.',
  })
  campaignProgressed(@Root() { note, ctx }: DeliveredChange<CampaignNote>): CampaignChangePayload {
    return { ...note, ctx };
  }
}

@Resolver(() => CampaignProgress)
export class CampaignProgressFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Campaign, { nullable: true, description: 'Current state. Null when deleted.' })
  campaign(@Root() { id, ctx }: CampaignChangePayload, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
