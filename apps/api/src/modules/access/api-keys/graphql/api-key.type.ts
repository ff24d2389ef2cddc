import type { ApiKeyMode, Environment } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ApiKeyModeEnum, ApiKeyStatusEnum, EnvironmentEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list, run, sql } from '../../../../query-compiler/index.ts';
import type { ApiKeyStatus } from '../api-keys.repository.ts';

const PLAIN = 'Plain data of a key the viewer may read.';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on an API key, with the reason if not.',
})
export class ApiKeyPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can change the key and reduce its scopes.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can replace the key with a new one.' })
  rotate: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can revoke the key.' })
  revoke: PermissionCheck;
}

@ObjectType({ description: 'A policy that requests with an API key have used.' })
export class ApiKeyPolicyUse {
  @Field(() => String, { description: 'Key of the policy, for example `lead.read`.' })
  policy: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the last request that used the policy, to the minute.' })
  lastUsedAt: Date;
}

@ObjectType({ implements: Node, description: 'An API key of one workspace. No field returns its secret.' })
export class ApiKey {
  id: string;

  @Field(() => String, { description: 'Name that identifies the key to members, 1 to 100 characters.' })
  name: string;

  @Field(() => EnvironmentEnum, { description: 'Environment that the key is intended for.' })
  environment: Environment;

  @Field(() => ApiKeyModeEnum, { description: 'Which operations the key can run.' })
  mode: ApiKeyMode;

  @Field(() => [String], {
    description: 'Policies that the key is limited to. A key never has more policies than its owner currently has.',
  })
  scopes: string[];

  @Field(() => String, { description: 'Name of the member who created the key, at that time.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the key was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time from which the key is not accepted.' })
  expiresAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last request with the key, to the minute. Null if the key was never used.',
  })
  lastUsedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'IP address of the client that sent the last request. Null if the key was never used.',
  })
  lastUsedFrom: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Operation name of the last request, or method and path of a REST route. Null if the request had no operation name or the key was never used.',
  })
  lastUsedFor: string | null;

  @Field(() => [String], {
    description:
      'IP addresses and CIDR ranges from which the key can be used. If empty, the key can be used from any address.',
  })
  allowedRanges: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the key that replaces this key after a rotation. Null if the key was not rotated.',
  })
  replacedById: string | null;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`
      (select i.name from service_accounts i
       where i.workspace_id = ${column('workspaceId')} and i.id = ${column('serviceAccountId')})`,
  )
  @Field(() => String, {
    nullable: true,
    description: 'Name of the service account that owns the key. Null if a member owns the key.',
  })
  serviceAccountName: string | null;

  @Public(PLAIN)
  @inSql.relation('policyUses', () => list([['policy', 'asc']]))
  @Field(() => [ApiKeyPolicyUse], {
    description: 'Policies that requests with the key have used, each with the time of the last use.',
  })
  policyUses: ApiKeyPolicyUse[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the key was revoked. Null if it was not revoked.',
  })
  revokedAt: Date | null;

  @Public(PLAIN)
  @inSql.expression(
    ({ column }) => sql`
      case when ${column('revokedAt')} is not null then 'REVOKED'
           when ${column('expiresAt')} <= ${run.now}::timestamptz then 'EXPIRED'
           else 'ACTIVE' end`,
  )
  @Field(() => ApiKeyStatusEnum, {
    description: 'Status at the time of the request, derived from `revokedAt` and `expiresAt`.',
  })
  status: ApiKeyStatus;

  @Public(PLAIN)
  @inSql.expression(({ column }) => sql`'fd_live_' || left(${column('keyId')}, 4) || '…'`)
  @Field(() => String, { description: 'Visible part of the key, for example fd_live_ab12….' })
  maskedKey: string;

  @Public("The caller's own permissions.")
  @inSql.permissions('ApiKey', { update: 'update', rotate: 'rotate', revoke: 'revoke' })
  @Field(() => ApiKeyPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the key, with the reason if not.',
  })
  viewerCan: ApiKeyPermissions;
}

export const ApiKeyConnection = connectionOf('ApiKey', () => ApiKey);
