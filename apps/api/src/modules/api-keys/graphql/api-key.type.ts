import type { ApiKeyLabel, ApiKeyMode } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { ApiKeyLabelEnum, ApiKeyModeEnum, ApiKeyStatusEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../reads/index.ts';
import type { ApiKeyStatus } from '../api-keys.repository.ts';

const PLAIN = 'Plain data of a key the viewer may read.';

@ObjectType({ description: 'What the viewer may do to a key, with the reason when not.' })
export class ApiKeyPermissions {
  @Field(() => Permission)
  revoke: Permission;
}

@ObjectType({ description: 'A caller in its own right, bound to one workspace. Its secret has no field.' })
export class ApiKey {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => ApiKeyLabelEnum, { description: 'One active key for each.' })
  label: ApiKeyLabel;

  @Field(() => ApiKeyModeEnum)
  mode: ApiKeyMode;

  @Field(() => [String], {
    description: "The policies it is narrowed to; it never holds more than its maker's current ones.",
  })
  scopes: string[];

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO)
  expiresAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'To the minute; null when it was never used.' })
  lastUsedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  revokedAt: Date | null;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`
      case when ${column('revokedAt')} is not null then 'REVOKED'
           when ${column('expiresAt')} <= ${run.now}::timestamptz then 'EXPIRED'
           else 'ACTIVE' end`,
  )
  @Field(() => ApiKeyStatusEnum)
  status: ApiKeyStatus;

  @Public(PLAIN)
  @inSql.expression(({ column }) => sql`'fd_live_' || left(${column('keyId')}, 4) || '…'`)
  @Field(() => String, { description: 'What can be shown of the key, as in fd_live_ab12….' })
  hint: string;

  @Public("The caller's own permissions.")
  @inSql.permissions('ApiKey', { revoke: 'revoke' })
  @Field(() => ApiKeyPermissions, { description: 'What the viewer may do to this key.' })
  viewerCan: ApiKeyPermissions;
}

export const ApiKeyConnection = connectionOf('ApiKey', () => ApiKey);
