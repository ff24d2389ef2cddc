import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'A non-human account. Its keys keep working when the member who created them leaves.' })
export class ServiceAccount {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [String], { description: 'Maximum permissions of its keys.' })
  policies: string[];

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;
}

export const ServiceAccountConnection = connectionOf('ServiceAccount', () => ServiceAccount);
