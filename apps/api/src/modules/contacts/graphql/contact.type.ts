import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Can } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../reads/index.ts';

@ObjectType({ description: 'A person known to the workspace, by phone number.' })
export class Contact {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'E.164; unique in the workspace.' })
  phone: string;

  @Field(() => String, { nullable: true, description: 'Lower case; null when none is known.' })
  email: string | null;

  @Field(() => String, { description: 'May be empty.' })
  company: string;

  @Field(() => String, { description: 'What the team wrote down; may be empty.' })
  notes: string;

  @Field(() => [String])
  tags: string[];

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when nothing is sent to them; null while it is.',
  })
  blockedAt: Date | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO)
  updatedAt: Date;

  @Can('read', 'Conversation')
  @inSql.count('conversations')
  @Field(() => Int, { description: 'How many conversations the viewer may see with them.' })
  conversationCount: number;
}

export const ContactConnection = connectionOf('Contact', () => Contact);
