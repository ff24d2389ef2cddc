import type { ApiKeyLabel, ApiKeyMode } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { ApiKeyLabelEnum, ApiKeyModeEnum, ApiKeyStatusEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, list, run, sql } from '../../../query-compiler/index.ts';
import type { ApiKeyStatus } from '../api-keys.repository.ts';

const PLAIN = 'Plain data of a key the viewer may read.';

@ObjectType({ description: 'What the viewer may do to a key, with the reason when not.' })
export class ApiKeyPermissions {
  @Field(() => Permission)
  update: Permission;

  @Field(() => Permission)
  rotate: Permission;

  @Field(() => Permission)
  revoke: Permission;
}

@ObjectType({ description: 'A policy that a key has needed.' })
export class ApiKeyPolicyUse {
  @Field(() => String)
  policy: string;

  @Field(() => GraphQLDateTimeISO)
  lastUsedAt: Date;
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

  @Field(() => String, { nullable: true, description: 'The address of the last call.' })
  lastUsedFrom: string | null;

  @Field(() => String, { nullable: true, description: 'The operation of the last call, where it has a name.' })
  lastUsedFor: string | null;

  @Field(() => [String], { description: 'Ranges of addresses from which it may call; none: from everywhere.' })
  allowedRanges: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The key that takes the place of this one, which ends when it expires.',
  })
  replacedById: string | null;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`
      (select i.name from service_identities i
       where i.workspace_id = ${column('workspaceId')} and i.id = ${column('serviceIdentityId')})`,
  )
  @Field(() => String, { nullable: true, description: 'The service identity it belongs to; null: whoever made it.' })
  serviceIdentityName: string | null;

  @Public(PLAIN)
  @inSql.relation('policyUses', () => list([['policy', 'asc']]))
  @Field(() => [ApiKeyPolicyUse], { description: 'The policies it has needed so far, each with the last time.' })
  policyUses: ApiKeyPolicyUse[];

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
  @inSql.permissions('ApiKey', { update: 'update', rotate: 'rotate', revoke: 'revoke' })
  @Field(() => ApiKeyPermissions, { description: 'What the viewer may do to this key.' })
  viewerCan: ApiKeyPermissions;
}

export const ApiKeyConnection = connectionOf('ApiKey', () => ApiKey);
