import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { OperationKindEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

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
}

@ObjectType({ description: 'For free-form documents in the playground; fifteen minutes, one workspace.' })
export class PlaygroundToken {
  @Field(() => String)
  token: string;

  @Field(() => GraphQLDateTimeISO)
  expiresAt: Date;
}

export const PersistedOperationConnection = connectionOf('PersistedOperation', () => PersistedOperation);
