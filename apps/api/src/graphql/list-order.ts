import type { ListOrderField, SortDirection } from '@frontdesk/domain';
import { Field, InputType } from 'type-graphql';
import { ListOrderFieldEnum, SortDirectionEnum } from './enums.ts';

@InputType({ description: 'Order of a list. Items with the same time are ordered by id.' })
export class ListOrder {
  @Field(() => ListOrderFieldEnum, { description: 'Field by which the list is sorted.' })
  field: ListOrderField;

  @Field(() => SortDirectionEnum, { description: 'Whether the earliest or the latest time is first.' })
  direction: SortDirection;
}

@InputType({ description: 'Order of a list of events, which are ordered by the time at which they were recorded.' })
export class EventOrder {
  @Field(() => SortDirectionEnum, { description: 'Whether the earliest or the latest event is first.' })
  direction: SortDirection;
}
