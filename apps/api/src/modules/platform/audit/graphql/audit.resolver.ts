import type { AuditExportFormat } from '@frontdesk/domain';
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { DownloadLinkPayload } from '../../../../graphql/download-link.ts';
import { AuditExportFormatEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { EventOrder } from '../../../../graphql/list-order.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, ProjectedField, page, project, type Read } from '../../../../query-compiler/index.ts';
import { auditWhere } from '../audit.reads.ts';
import { createAuditExportLink, exportAuditLog, readAuditTrail } from '../use-cases/audit-trail.ts';
import { verifyAuditTrail } from '../use-cases/verify-audit-trail.ts';
import {
  AccessDenialConnection,
  AuditEvent,
  AuditEventAdded,
  AuditEventConnection,
  AuditExport,
  AuditExportConnection,
  AuditFilter,
  AuditTrail,
  AuditVerdict,
} from './audit.types.ts';

@InputType()
class ExportAuditLogInput {
  @Field(() => AuditExportFormatEnum, { description: 'Format of the file.' })
  format: AuditExportFormat;

  @Field(() => AuditFilter, {
    nullable: true,
    description: 'Filter of the events to export. If null or omitted, all events are exported.',
  })
  filter?: AuditFilter | null;
}

@ObjectType({ description: 'Payload of the mutations that return an audit export.' })
export class AuditExportPayload extends Payload {
  @Field(() => AuditExport, { description: 'Export, which is created in the background.' })
  readonly export: Read;
}

@Resolver()
export class AuditResolver {
  @Can('read', 'AuditEvent')
  @ProjectedField()
  @Query(() => AuditEventConnection, { description: 'Audit events of the workspace. By default, newest first.' })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  auditEvents(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => AuditFilter, { nullable: true }) filter: AuditFilter | null,
    @Arg('orderBy', () => EventOrder, {
      nullable: true,
      description: 'Order of the list. If null or omitted, newest first.',
    })
    orderBy: EventOrder | null,
  ) {
    const direction = orderBy?.direction === 'ASC' ? 'asc' : 'desc';
    return page({ first, after }, { by: 'at', direction, where: auditWhere(ctx, filter) });
  }

  @Can('read', 'AuditEvent')
  @Query(() => AuditTrail, { description: 'Retention and signing keys of the audit log.' })
  auditTrail(@InWorkspace() ctx: WorkspaceContext): Promise<AuditTrail> {
    return readAuditTrail(ctx);
  }

  @Can('read', 'AuditEvent')
  @Query(() => AuditVerdict, {
    description:
      'Verifies the hash chain of the audit log and its signed anchors. Reports events that were changed, removed, moved, added or cut off.',
  })
  verifyAuditTrail(@InWorkspace() ctx: WorkspaceContext): Promise<AuditVerdict> {
    return verifyAuditTrail(ctx);
  }

  @Can('read', 'AuditEvent')
  @ProjectedField()
  @Query(() => AccessDenialConnection, {
    description: 'Denied requests of members and API keys, counted per minute, newest first.',
  })
  accessDenials(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'minute' });
  }

  @Can('export', 'AuditEvent')
  @ProjectedField()
  @Query(() => AuditExportConnection, { description: 'Exports of the audit log of the last day, newest first.' })
  auditExports(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('export', 'AuditEvent')
  @Mutation(() => AuditExportPayload, {
    description:
      'Starts an export of the audit log. Refused while another export of the viewer is in progress. Available to members only, not to API keys.',
  })
  exportAuditLog(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ExportAuditLogInput) input: ExportAuditLogInput,
  ): Promise<AuditExportPayload | Refused> {
    return exportAuditLog(ctx, input);
  }

  @Can('export', 'AuditEvent')
  @Mutation(() => DownloadLinkPayload, {
    description:
      "Creates a download URL for one of the viewer's own exports of the audit log. It is valid for five minutes. NOT_FOUND for exports of other members, and for API keys.",
  })
  createAuditExportLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createAuditExportLink(ctx, { id: ids.uuid(id) });
  }
}

type AuditNote = Extract<ChangeEvent, { topic: 'audit' }>;
type AuditChangePayload = AuditNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class AuditSubscription {
  @Can('read', 'AuditEvent')
  @Subscription(() => AuditEventAdded, {
    subscribe: subscribeTo<AuditNote>('audit', 'read', 'AuditEvent'),
    description:
      'Emits new entries of the audit log. Ends with UNAUTHENTICATED or NOT_FOUND if the viewer loses access.',
  })
  auditEventAdded(@Root() { note, ctx }: DeliveredChange<AuditNote>): AuditChangePayload {
    return { ...note, ctx };
  }
}

@Resolver(() => AuditEventAdded)
export class AuditEventAddedFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => AuditEvent, { nullable: true, description: 'The entry. Null if retention has deleted it.' })
  event(@Root() { id, ctx }: AuditChangePayload, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
