import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { ChangeEvent } from '../../../events/change-bus.ts';
import { Can, Public } from '../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../graphql/subscribe.ts';
import { byId, project } from '../../../query-compiler/index.ts';
import { Lead, LeadChange } from './lead.type.ts';

type LeadNote = Extract<ChangeEvent, { topic: 'lead' }>;

/** With the watcher's standing of the moment in which it came: what is read of it is read as that. */
type LeadChangePayload = LeadNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class LeadSubscription {
  @Can('read', 'Lead')
  @Subscription(() => LeadChange, {
    subscribe: subscribeTo<LeadNote>('lead', 'read', 'Lead'),
    description:
      'Leads that arrive, change or go. Ends with UNAUTHENTICATED or NOT_FOUND when the right to watch does.',
  })
  leadChanged(@Root() { note, ctx }: DeliveredChange<LeadNote>): LeadChangePayload {
    return { ...note, ctx };
  }
}

@Resolver(() => LeadChange)
export class LeadChangeFields {
  @Public('Read with the rights of the moment.')
  @FieldResolver(() => Lead, { nullable: true, description: 'As it is now; null when it is gone.' })
  lead(@Root() { id, ctx }: LeadChangePayload, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
