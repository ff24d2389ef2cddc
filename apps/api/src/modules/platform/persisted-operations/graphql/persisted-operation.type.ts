import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { OperationKindEnum } from '../../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list } from '../../../../query-compiler/index.ts';

@ObjectType({ description: 'Usage of an operation by one key.' })
export class PersistedOperationUse {
  @Field(() => ID)
  apiKeyId: string;

  @Public('Part of the operation.')
  @inSql.through('apiKey', 'name')
  @Field(() => String)
  apiKeyName: string;

  @Field(() => Int, { description: 'Number of runs, up to a minute ago.' })
  count: number;

  @Field(() => GraphQLDateTime)
  lastUsedAt: Date;
}

@ObjectType({ description: 'Actions that the viewer can take on a persisted operation.' })
export class PersistedOperationPermissions {
  @Field(() => PermissionCheck)
  delete: PermissionCheck;
}

@ObjectType({ description: 'A document that clients run by id, without sending its text.' })
export class PersistedOperation {
  @Field(() => ID, { description: 'SHA-256 of the document in hexadecimal.' })
  id: string;

  @Field(() => String, { description: 'Operation name.' })
  name: string;

  @Field(() => OperationKindEnum)
  kind: 'QUERY' | 'MUTATION';

  @Field(() => String)
  document: string;

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'To the minute. Null when never run.' })
  lastUsedAt: Date | null;

  @Field(() => Int, { description: 'Maximum number of values in its response, which determines its cost.' })
  cost: number;

  @Field(() => [String], { description: 'Policies that a key needs to run it.' })
  policies: string[];

  @Public('Usage is part of the operation.')
  @inSql.relation('uses', () => list([['lastUsedAt', 'desc']]))
  @Field(() => [PersistedOperationUse], { description: 'Usage by key, latest first.' })
  uses: PersistedOperationUse[];

  @Public("The caller's own permissions.")
  @inSql.permissions('PersistedOperation', { delete: 'delete' })
  @Field(() => PersistedOperationPermissions, { description: 'Actions that the viewer can take on this operation.' })
  viewerCan: PersistedOperationPermissions;
}

@ObjectType({
  description: 'Token for ad hoc documents in the playground. Valid for fifteen minutes in one workspace.',
})
export class PlaygroundToken {
  @Field(() => OneTimeSecret)
  token: string;

  @Field(() => GraphQLDateTime)
  expiresAt: Date;
}

export const PersistedOperationConnection = connectionOf('PersistedOperation', () => PersistedOperation);
