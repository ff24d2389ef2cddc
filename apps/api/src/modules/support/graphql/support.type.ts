import type { SupportLevel } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { SupportLevelEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: "A door that a member opened to the platform's support, and who walked through it." })
export class SupportAccess {
  @Field(() => ID)
  id: string;

  @Field(() => SupportLevelEnum)
  level: SupportLevel;

  @Field(() => Int, { description: 'How long a visit lasts: 1 to 4.' })
  hours: number;

  @Field(() => String, { description: 'Whose rights are the most that support has here.' })
  grantedByName: string;

  @Field(() => GraphQLDateTimeISO)
  grantedAt: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'Until when it may be entered; once entered, when the visit ends.' })
  expiresAt: Date;

  @Field(() => String, { nullable: true, description: 'The global admin who entered; null while nobody did.' })
  adminName: string | null;

  @Field(() => String, { nullable: true, description: 'Why they entered, in their words.' })
  reason: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  enteredAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When somebody ended it; null also when time did.' })
  endedAt: Date | null;

  @Field(() => String, { nullable: true })
  endedByName: string | null;
}

export const SupportAccessConnection = connectionOf('SupportAccess', () => SupportAccess);
