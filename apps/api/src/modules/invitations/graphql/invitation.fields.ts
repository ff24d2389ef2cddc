import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../context/context.ts';
import { InRequest } from '../../../context/decorators.ts';
import { Public } from '../../../graphql/can.ts';
import { InvitationStatusEnum } from '../../../graphql/enums.ts';
import { inSql, run, sql } from '../../../reads/index.ts';
import { type InvitationRow, type InvitationStatus, statusOf } from '../invitations.repository.ts';
import { Invitation } from './invitation.type.ts';

@Resolver(() => Invitation)
export class InvitationFields {
  @Public('Plain data of an invitation the viewer may read.')
  @inSql.expression(
    ({ column }) => sql`
      case when ${column('status')} = 'PENDING' and ${column('expiresAt')} <= ${run.now}::timestamptz then 'EXPIRED'
           else ${column('status')} end`,
  )
  @FieldResolver(() => InvitationStatusEnum)
  status(@InRequest() ctx: RequestContext, @Root() invitation: InvitationRow): InvitationStatus {
    return statusOf(invitation, ctx.services.clock());
  }
}
