import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { OperationKindEnum } from '../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../graphql/one-time-secret.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, list } from '../../../query-compiler/index.ts';

@ObjectType({ description: 'A key that has run an operation.' })
export class PersistedOperationUse {
  @Field(() => ID)
  apiKeyId: string;

  @Public('Whoever sees what automation runs may know by which name it calls.')
  @inSql.through('apiKey', 'name')
  @Field(() => String)
  apiKeyName: string;

  @Field(() => Int, { description: 'How often, up to a minute ago.' })
  count: number;

  @Field(() => GraphQLDateTimeISO)
  lastUsedAt: Date;
}

@ObjectType({ description: 'What the viewer may do to a persisted operation.' })
export class PersistedOperationPermissions {
  @Field(() => Permission)
  retire: Permission;
}

@ObjectType({ description: 'A document that automation runs by its id, without sending its text.' })
export class PersistedOperation {
  @Field(() => ID, { description: 'The SHA-256 of the document, in hex.' })
  id: string;

  @Field(() => String, { description: "The operation's own name." })
  name: string;

  @Field(() => OperationKindEnum)
  kind: 'QUERY' | 'MUTATION';

  @Field(() => String)
  document: string;

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'To the minute; null when it was never run.' })
  lastUsedAt: Date | null;

  @Field(() => Int, { description: 'The values that its answer may hold at most: what a run of it may cost.' })
  cost: number;

  @Field(() => [String], { description: 'The policies that a key needs to run it.' })
  policies: string[];

  @Public('Which systems call, and how often, is no secret beside what they call.')
  @inSql.relation('uses', () => list([['lastUsedAt', 'desc']]))
  @Field(() => [PersistedOperationUse], { description: 'Who runs it, the latest first.' })
  uses: PersistedOperationUse[];

  @Public("The caller's own permissions.")
  @inSql.permissions('PersistedOperation', { retire: 'retire' })
  @Field(() => PersistedOperationPermissions, { description: 'What the viewer may do to this operation.' })
  viewerCan: PersistedOperationPermissions;
}

@ObjectType({ description: 'For free-form documents in the playground; fifteen minutes, one workspace.' })
export class PlaygroundToken {
  @Field(() => OneTimeSecret)
  token: string;

  @Field(() => GraphQLDateTimeISO)
  expiresAt: Date;
}

export const PersistedOperationConnection = connectionOf('PersistedOperation', () => PersistedOperation);
