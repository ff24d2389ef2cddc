import type { EntityType, WorldSource } from '@frontdesk/domain';
import { Field, Int } from 'type-graphql';
import { DateTimeFilter, IDFilter, IntFilter, StringFilter } from '../../../../graphql/comparators.ts';
import { EntityTypeEnum, WorldSourceEnum } from '../../../../graphql/enums.ts';
import { FilterBy, FilterInput } from '../../../../query-compiler/index.ts';

@FilterInput('Entity', 'entities')
export class EntityFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text in the name or in the field values, at most 100 characters. If omitted, all entities match.',
  })
  search?: string | null;

  @FilterBy(() => [EntityTypeEnum], 'Types of the entities. If omitted or empty, entities of all types match.', 'type')
  types?: EntityType[] | null;

  @Field(() => [WorldSourceEnum], {
    nullable: true,
    description:
      'Sources of the field values. An entity matches if the current value of at least one of its fields comes from one of these sources. If omitted or empty, entities with values from all sources match.',
  })
  sources?: WorldSource[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Minimum of `confidencePercent`, 0 to 100. VALIDATION_FAILED otherwise. If omitted, entities with any confidence match.',
  })
  minConfidencePercent?: number | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the contact that the entity represents.')
  contactId?: IDFilter | null;

  @FilterBy(
    () => StringFilter,
    'Condition on the name, which is empty if it is not known. FORBIDDEN if contact details are masked for the viewer.',
  )
  displayName?: StringFilter | null;

  @FilterBy(() => IntFilter, 'Condition on the number of events.')
  eventCount?: IntFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the entity was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;
}

@FilterInput('WorldEvent', 'world events')
export class WorldEventFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the entity.')
  entityId?: IDFilter | null;

  @FilterBy(
    () => [WorldSourceEnum],
    'Sources of the events. If omitted or empty, events from all sources match.',
    'source',
  )
  sources?: WorldSource[] | null;

  @FilterBy(() => StringFilter, 'Condition on the type, such as `person.updated`.')
  type?: StringFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the event that this event supersedes.')
  supersedesId?: IDFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time from which the event applies.')
  effectiveAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the workspace received the event.')
  ingestedAt?: DateTimeFilter | null;
}
