import type { ApiKeyLabel, ApiKeyMode } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ApiKeyLabelEnum, ApiKeyModeEnum, ApiKeyStatusEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list, run, sql } from '../../../../query-compiler/index.ts';
import type { ApiKeyStatus } from '../api-keys.repository.ts';

const PLAIN = 'Plain data of a key the viewer may read.';

@ObjectType({ description: 'Actions that the viewer can take on a key, with the reason when not.' })
export class ApiKeyPermissions {
  @Field(() => PermissionCheck)
  update: PermissionCheck;

  @Field(() => PermissionCheck)
  rotate: PermissionCheck;

  @Field(() => PermissionCheck)
  revoke: PermissionCheck;
}

@ObjectType({ description: 'A policy that a key has used.' })
export class ApiKeyPolicyUse {
  @Field(() => String)
  policy: string;

  @Field(() => GraphQLDateTime)
  lastUsedAt: Date;
}

@ObjectType({
  description: 'An API key of one workspace. It acts as a caller of its own. No field returns its secret.',
})
export class ApiKey {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => ApiKeyLabelEnum, { description: 'Environment of the key. One active key per environment.' })
  label: ApiKeyLabel;

  @Field(() => ApiKeyModeEnum)
  mode: ApiKeyMode;

  @Field(() => [String], {
    description: "Policies that the key is limited to. It never has more than its creator's current policies.",
  })
  scopes: string[];

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime)
  expiresAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last use, to the minute. Null when never used.',
  })
  lastUsedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Client address of the last request.' })
  lastUsedFrom: string | null;

  @Field(() => String, { nullable: true, description: 'Operation name of the last request. Null when it had none.' })
  lastUsedFor: string | null;

  @Field(() => [String], { description: 'Client address ranges that can use the key. Empty: all addresses.' })
  allowedRanges: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The key that replaces this one, which stops working when it expires.',
  })
  replacedById: string | null;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`
      (select i.name from service_accounts i
       where i.workspace_id = ${column('workspaceId')} and i.id = ${column('serviceAccountId')})`,
  )
  @Field(() => String, { nullable: true, description: 'Service account that owns the key. Null: its creator.' })
  serviceAccountName: string | null;

  @Public(PLAIN)
  @inSql.relation('policyUses', () => list([['policy', 'asc']]))
  @Field(() => [ApiKeyPolicyUse], {
    description: 'Policies that the key has used, each with the time of the last use.',
  })
  policyUses: ApiKeyPolicyUse[];

  @Field(() => GraphQLDateTime, { nullable: true })
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
  @Field(() => String, { description: 'Visible part of the key, for example fd_live_ab12….' })
  maskedKey: string;

  @Public("The caller's own permissions.")
  @inSql.permissions('ApiKey', { update: 'update', rotate: 'rotate', revoke: 'revoke' })
  @Field(() => ApiKeyPermissions, { description: 'Actions that the viewer can take on this key.' })
  viewerCan: ApiKeyPermissions;
}

export const ApiKeyConnection = connectionOf('ApiKey', () => ApiKey);
