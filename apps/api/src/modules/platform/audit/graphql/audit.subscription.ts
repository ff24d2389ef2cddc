import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, project } from '../../../../query-compiler/index.ts';
import { AuditEvent, AuditEventAdded } from './audit.types.ts';

type AuditNote = Extract<ChangeEvent, { topic: 'audit' }>;
type AuditChangePayload = AuditNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class AuditSubscription {
  @Can('read', 'AuditEvent')
  @Subscription(() => AuditEventAdded, {
    subscribe: subscribeTo<AuditNote>('audit', 'read', 'AuditEvent'),
    description: 'New audit events. Ends with UNAUTHENTICATED or NOT_FOUND when access is lost.',
  })
  auditEventAdded(@Root() { note, ctx }: DeliveredChange<AuditNote>): AuditChangePayload {
    return { ...note, ctx };
  }
}

@Resolver(() => AuditEventAdded)
export class AuditEventAddedFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => AuditEvent, { nullable: true, description: 'Null only when retention has removed it.' })
  event(@Root() { id, ctx }: AuditChangePayload, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
