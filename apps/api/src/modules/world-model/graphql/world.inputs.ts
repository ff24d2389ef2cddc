import type { EntityType, SortDirection, WorldSource } from '@frontdesk/domain';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { DirectionEnum, EntityTypeEnum, WorldSourceEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@InputType({ description: 'All that is given must match.' })
export class EntityFilter {
  @Field(() => String, {
    nullable: true,
    description: 'In the name or the values; up to 100 characters.',
  })
  search?: string | null;

  @Field(() => [EntityTypeEnum], { nullable: true, description: 'Any of these; empty means all.' })
  types?: EntityType[] | null;

  @Field(() => ID, { nullable: true, description: 'The entity of this contact.' })
  contactId?: string | null;
}

@InputType()
export class EntitySort {
  @Field(() => DirectionEnum, { description: 'By when something was learned of them last.' })
  direction: SortDirection;
}

@InputType({ description: 'All that is given must match.' })
export class WorldEventFilter {
  @Field(() => ID, { nullable: true })
  entityId?: string | null;

  @Field(() => [WorldSourceEnum], { nullable: true, description: 'Any of these; empty means all.' })
  sources?: WorldSource[] | null;

  @Field(() => String, { nullable: true, description: 'Like `order.shipped`, whole.' })
  type?: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Learned at this moment or later.' })
  since?: Date | null;
}

@InputType({ description: 'How a system calls an entity. One that nobody has heard of is made.' })
export class EntityRefInput {
  @Field(() => EntityTypeEnum)
  type: EntityType;

  @Field(() => String, { description: '1 to 80 characters; names that begin with `frontdesk.` are ours.' })
  system: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  externalId: string;
}

@InputType({ description: 'One of `text`, `number` and `yes`; none of them takes away what is known.' })
export class FieldInput {
  @Field(() => String, { description: 'Up to 64 letters, digits, dots and underscores.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Up to 2000 characters.' })
  text?: string | null;

  @Field(() => Float, { nullable: true })
  number?: number | null;

  @Field(() => Boolean, { nullable: true })
  yes?: boolean | null;
}

@InputType()
export class RelationInput {
  @Field(() => String, { description: 'What the entity is to the other, like `treated_by`.' })
  kind: string;

  @Field(() => EntityRefInput)
  to: EntityRefInput;
}

@InputType()
export class RecordWorldEventInput {
  @Field(() => String, { description: '1 to 200 characters. The same is written once, however often it is told.' })
  key: string;

  @Field(() => EntityRefInput, { description: 'Whom or what it is about.' })
  entity: EntityRefInput;

  @Field(() => String, { description: 'Like `order.shipped`; up to 80 characters.' })
  type: string;

  @Field(() => [FieldInput], { description: 'At most 50.' })
  fields: FieldInput[];

  @Field(() => [RelationInput], { nullable: true, description: 'At most 50.' })
  relations?: RelationInput[] | null;

  @Field(() => Int, { description: '0 to 95. What a person has confirmed is 50.' })
  confidencePercent: number;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when it is so, from 1900 to a day ahead; left out: now.',
  })
  effectiveAt?: Date | null;
}

@InputType()
export class CorrectEntityInput {
  @Field(() => ID)
  id: string;

  @Field(() => FieldInput)
  field: FieldInput;
}

@InputType()
export class WithdrawWorldEventInput {
  @Field(() => ID)
  id: string;
}
