import type { EntityType, FieldKind, WorldSource } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EntityTypeEnum, FieldKindEnum, WorldSourceEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({
  description: 'A value of a field of an entity as it was known at a time in the past, with its confidence and source.',
})
export class PastEntityField {
  @Field(() => ID, { description: 'Id of the entity that has the value: the requested entity or a linked entity.' })
  entityId: string;

  @Field(() => String, { description: 'Name of the field in the world events, for example `membership`.' })
  name: string;

  @Field(() => FieldKindEnum, { description: 'Data type that the value was reported with.' })
  kind: FieldKind;

  @Field(() => String, { description: 'Value as text, for every kind of field.' })
  value: string;

  @Field(() => Boolean, {
    description:
      'Whether the value applied. False if another value of the field had a higher precedence, or if the field was cleared.',
  })
  isCurrent: boolean;

  @Field(() => Int, { description: 'Confidence in percent, 0 to 100.' })
  confidencePercent: number;

  @Field(() => WorldSourceEnum, { description: 'Kind of source that reported the value.' })
  source: WorldSource;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member, API key or data source that reported the event. Null if the name is not known.',
  })
  sourceName: string | null;

  @Field(() => ID, { description: 'Id of the world event that set the value.' })
  eventId: string;

  @Field(() => GraphQLDateTime, { description: 'Time from which the value applies.' })
  effectiveAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time at which the workspace received the event.' })
  ingestedAt: Date;
}

@ObjectType({ description: 'An entity as it was at a time in the past, without the entities linked to it.' })
export class PastEntity {
  @Field(() => ID, { description: 'Id of the entity.' })
  id: string;

  @Field(() => EntityTypeEnum, { description: 'What the entity is, for example a person or an appointment.' })
  type: EntityType;

  @Field(() => String, {
    description: 'Name derived from the fields at that time. Empty if the fields contained no name.',
  })
  displayName: string;

  @Field(() => Int, { description: 'Overall confidence of the fields at that time in percent, 0 to 100.' })
  confidencePercent: number;

  @Field(() => Int, { description: 'Number of world events about the entity at that time.' })
  eventCount: number;

  @Field(() => GraphQLDateTime, {
    description: 'Time of the latest event at that time: when it was received or, with `effectiveAt`, when it applied.',
  })
  changedAt: Date;
}
