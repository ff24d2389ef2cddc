import { FieldResolver, Resolver, Root } from 'type-graphql';
import { permission } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import { InWorkspace } from '../../../context/decorators.ts';
import { Public } from '../../../graphql/can.ts';
import { ApiKeyStatusEnum } from '../../../graphql/enums.ts';
import { inSql, run, sql } from '../../../reads/index.ts';
import { type ApiKeyRow, type ApiKeyStatus, statusOf } from '../api-keys.repository.ts';
import { ApiKey, ApiKeyPermissions } from './api-key.type.ts';

const READ_KEY = 'Plain data of a key the viewer may read.';

@Resolver(() => ApiKey)
export class ApiKeyFields {
  @Public(READ_KEY)
  @inSql.expression(
    ({ column }) => sql`
      case when ${column('revokedAt')} is not null then 'REVOKED'
           when ${column('expiresAt')} <= ${run.now}::timestamptz then 'EXPIRED'
           else 'ACTIVE' end`,
  )
  @FieldResolver(() => ApiKeyStatusEnum)
  status(@InWorkspace() ctx: WorkspaceContext, @Root() key: ApiKeyRow): ApiKeyStatus {
    return statusOf(key, ctx.services.clock());
  }

  @Public(READ_KEY)
  @inSql.expression(({ column }) => sql`'fd_live_' || left(${column('keyId')}, 4) || '…'`)
  @FieldResolver(() => String, { description: 'What can be shown of the key, as in fd_live_ab12….' })
  hint(@Root() { keyId }: ApiKeyRow): string {
    return `fd_live_${keyId.slice(0, 4)}…`;
  }

  @Public("The caller's own permissions.")
  @inSql.permissions('ApiKey', { revoke: 'revoke' })
  @FieldResolver(() => ApiKeyPermissions, { description: 'What the viewer may do to this key.' })
  viewerCan(@InWorkspace() ctx: WorkspaceContext, @Root() key: ApiKeyRow): ApiKeyPermissions {
    return { revoke: permission(ctx, 'revoke', 'ApiKey', key) };
  }
}
