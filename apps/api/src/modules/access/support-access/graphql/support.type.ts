import type { SupportLevel } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { SupportLevelEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'A support grant of a member, and the session that used it.' })
export class SupportAccess {
  @Field(() => ID)
  id: string;

  @Field(() => SupportLevelEnum)
  level: SupportLevel;

  @Field(() => Int, { description: 'Duration of a session in hours, 1 to 4.' })
  hours: number;

  @Field(() => String, { description: 'Name of the granting member, whose permissions limit support.' })
  grantedByName: string;

  @Field(() => GraphQLDateTime)
  grantedAt: Date;

  @Field(() => GraphQLDateTime, {
    description: 'Time until which a session can be started; once started, the end of the session.',
  })
  expiresAt: Date;

  @Field(() => String, { nullable: true, description: 'Name of the global admin. Null before a session.' })
  adminName: string | null;

  @Field(() => String, { nullable: true, description: 'Reason given by the admin.' })
  reason: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  sessionStartedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time it was ended. Null when it expired or is active.',
  })
  endedAt: Date | null;

  @Field(() => String, { nullable: true })
  endedByName: string | null;
}

export const SupportAccessConnection = connectionOf('SupportAccess', () => SupportAccess);
