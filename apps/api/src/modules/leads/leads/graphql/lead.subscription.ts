import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, project } from '../../../../query-compiler/index.ts';
import { Lead, LeadChange } from './lead.type.ts';

type LeadNote = Extract<ChangeEvent, { topic: 'lead' }>;

/** Change of a lead, with the context of the subscriber at the time of the change. */
type LeadChangePayload = LeadNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class LeadSubscription {
  @Can('read', 'Lead')
  @Subscription(() => LeadChange, {
    subscribe: subscribeTo<LeadNote>('lead', 'read', 'Lead'),
    description: 'Emits changes of leads. Ends with UNAUTHENTICATED or NOT_FOUND if the caller loses access.',
  })
  leadChanged(@Root() { note, ctx }: DeliveredChange<LeadNote>): LeadChangePayload {
    return { ...note, ctx };
  }
}

@Resolver(() => LeadChange)
export class LeadChangeFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Lead, {
    nullable: true,
    description: 'Current state of the lead. Null if the lead was deleted.',
  })
  lead(@Root() { id, ctx }: LeadChangePayload, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
