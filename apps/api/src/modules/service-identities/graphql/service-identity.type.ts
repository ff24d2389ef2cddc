import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: "A caller that is nobody's person: its keys outlive whoever made them." })
export class ServiceIdentity {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => [String], { description: 'All that its keys may ever do.' })
  policies: string[];

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;
}

export const ServiceIdentityConnection = connectionOf('ServiceIdentity', () => ServiceIdentity);
