import type { LegalHoldScope } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../graphql/connection.ts';
import { LegalHoldScopeEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType()
abstract class Counted {
  @Field(() => Int)
  leads: number;

  @Field(() => Int, { description: 'Conversations without remaining messages.' })
  conversations: number;

  @Field(() => Int)
  messages: number;

  @Field(() => Int, { description: 'Phone calls with their transcripts.' })
  calls: number;

  @Field(() => Int, { description: 'Contacts without remaining data. Blocked contacts are kept.' })
  contacts: number;
}

@ObjectType({ description: 'Result of one nightly sweep, in numbers only.' })
export class RetentionSweep extends Counted {
  @Field(() => GraphQLDateTime, { description: 'Reference time for ages.' })
  dueAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while running.' })
  finishedAt: Date | null;
}

@ObjectType({ description: 'Retention of leads and transcripts.' })
export class Retention {
  @Field(() => Int, { nullable: true, description: 'Retention in days. Null: forever.' })
  days: number | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the next sweep, 03:00 UTC.' })
  sweepsAt: Date;

  @Field(() => Boolean, { description: 'Whether a legal hold covers the whole workspace, so that nothing is deleted.' })
  held: boolean;

  @Field(() => RetentionSweep, { nullable: true, description: 'Latest sweep. Null before the first.' })
  lastSweep: RetentionSweep | null;
}

@ObjectType({ description: 'What the next sweep would delete with this retention.' })
export class RetentionPreview extends Counted {
  @Field(() => GraphQLDateTime)
  sweepsAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Data older than this would be deleted.' })
  olderThan: Date;

  @Field(() => Int, { description: 'Expired leads preserved by a legal hold.' })
  heldLeads: number;

  @Field(() => Int, { description: 'Expired messages preserved by a legal hold.' })
  heldMessages: number;
}

@ObjectType({ description: 'Preserves data from retention and deletion until it is released.' })
export class LegalHold {
  @Field(() => ID)
  id: string;

  @Field(() => LegalHoldScopeEnum)
  scope: LegalHoldScope;

  @Field(() => ID, { description: 'Id of the lead or contact, or of the workspace.' })
  subjectId: string;

  @Field(() => String)
  reason: string;

  @Field(() => String)
  placedByName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => String, { nullable: true, description: 'Null while active.' })
  releasedByName: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while active.' })
  releasedAt: Date | null;
}

export const LegalHoldConnection = connectionOf('LegalHold', () => LegalHold);
