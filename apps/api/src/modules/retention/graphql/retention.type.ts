import type { LegalHoldScope } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { LegalHoldScopeEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType()
abstract class Counted {
  @Field(() => Int)
  leads: number;

  @Field(() => Int, { description: 'Those of which nothing is left.' })
  conversations: number;

  @Field(() => Int)
  messages: number;

  @Field(() => Int, { description: 'Phone calls, with their transcripts.' })
  calls: number;

  @Field(() => Int, { description: 'People of whom nothing is left. Whoever is blocked stays known.' })
  contacts: number;
}

@ObjectType({ description: 'What one night took away. Numbers only: what it was is gone.' })
export class RetentionSweep extends Counted {
  @Field(() => GraphQLDateTimeISO, { description: 'The moment that ages were measured from.' })
  dueAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null while it is going on.' })
  finishedAt: Date | null;
}

@ObjectType({ description: 'How long leads and transcripts are kept here.' })
export class Retention {
  @Field(() => Int, { nullable: true, description: 'After so many days they go; null: they are kept forever.' })
  days: number | null;

  @Field(() => GraphQLDateTimeISO, { description: 'When the next sweep begins: at 03:00 UTC.' })
  sweepsAt: Date;

  @Field(() => Boolean, { description: 'A legal hold keeps the whole workspace: nothing goes.' })
  held: boolean;

  @Field(() => RetentionSweep, { nullable: true, description: 'The newest; null before the first.' })
  lastSweep: RetentionSweep | null;
}

@ObjectType({ description: 'What the next sweep would take away, were so many days kept.' })
export class RetentionPreview extends Counted {
  @Field(() => GraphQLDateTimeISO)
  sweepsAt: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'Whatever is older than this would go.' })
  olderThan: Date;

  @Field(() => Int, { description: 'As old, and kept by a legal hold.' })
  heldLeads: number;

  @Field(() => Int, { description: 'As old, and kept by a legal hold.' })
  heldMessages: number;
}

@ObjectType({ description: 'Keeps something from the sweep, and from being deleted, until it is lifted.' })
export class LegalHold {
  @Field(() => ID)
  id: string;

  @Field(() => LegalHoldScopeEnum)
  scope: LegalHoldScope;

  @Field(() => ID, { description: 'The lead or the contact; for the whole workspace its own id.' })
  subjectId: string;

  @Field(() => String)
  reason: string;

  @Field(() => String)
  placedByName: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => String, { nullable: true, description: 'Null while it holds.' })
  liftedByName: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null while it holds.' })
  liftedAt: Date | null;
}

export const LegalHoldConnection = connectionOf('LegalHold', () => LegalHold);
