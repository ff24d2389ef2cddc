import type { EntityType, SortDirection, WorldSource } from '@frontdesk/domain';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { EntityTypeEnum, SortDirectionEnum, WorldSourceEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@InputType({ description: 'All given conditions must match.' })
export class EntityFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Text in the name or the values. At most 100 characters.',
  })
  search?: string | null;

  @Field(() => [EntityTypeEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  types?: EntityType[] | null;

  @Field(() => ID, { nullable: true, description: 'Entity of this contact.' })
  contactId?: string | null;
}

@InputType()
export class EntitySort {
  @Field(() => SortDirectionEnum, { description: 'By the time of the latest change.' })
  direction: SortDirection;
}

@InputType({ description: 'All given conditions must match.' })
export class WorldEventFilter {
  @Field(() => ID, { nullable: true })
  entityId?: string | null;

  @Field(() => [WorldSourceEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  sources?: WorldSource[] | null;

  @Field(() => String, { nullable: true, description: 'Exact type, for example `order.shipped`.' })
  type?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Received at or after this time.' })
  since?: Date | null;
}

@InputType({ description: 'External id of an entity. Unknown entities are created.' })
export class EntityRefInput {
  @Field(() => EntityTypeEnum)
  type: EntityType;

  @Field(() => String, { description: '1 to 80 characters. Names that begin with `frontdesk.` are reserved.' })
  system: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  externalId: string;
}

@InputType({ description: 'Exactly one of `text`, `number` and `yes`. None of them removes the value.' })
export class FieldInput {
  @Field(() => String, { description: 'At most 64 letters, digits, dots and underscores.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters.' })
  text?: string | null;

  @Field(() => Float, { nullable: true })
  number?: number | null;

  @Field(() => Boolean, { nullable: true })
  yes?: boolean | null;
}

@InputType()
export class EntityRelationshipInput {
  @Field(() => String, { description: 'Type of the relationship to the other entity, for example `treated_by`.' })
  kind: string;

  @Field(() => EntityRefInput)
  to: EntityRefInput;
}

@InputType()
export class RecordWorldEventInput {
  @Field(() => String, {
    description: 'Idempotency key of 1 to 200 characters. An event with an existing key is ignored.',
  })
  key: string;

  @Field(() => EntityRefInput, { description: 'Entity that the event is about.' })
  entity: EntityRefInput;

  @Field(() => String, { description: 'For example `order.shipped`. At most 80 characters.' })
  type: string;

  @Field(() => [FieldInput], { description: 'At most 50.' })
  fields: FieldInput[];

  @Field(() => [EntityRelationshipInput], { nullable: true, description: 'At most 50.' })
  relations?: EntityRelationshipInput[] | null;

  @Field(() => Int, { description: '0 to 95. Confirmed by a person: 50.' })
  confidencePercent: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time from which it applies, from 1900 to one day ahead. Absent: now.',
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
export class RetractWorldEventInput {
  @Field(() => ID)
  id: string;
}
