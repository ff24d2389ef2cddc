import { LIST_ORDER_FIELDS, SORT_DIRECTIONS } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const SortDirectionEnum = enumOf('SortDirection', 'Direction in which a list is sorted.', SORT_DIRECTIONS, {
  ASC: 'Ascending: earliest time first, and texts from A to Z.',
  DESC: 'Descending: latest time first, and texts from Z to A.',
});
export const ListOrderFieldEnum = enumOf('ListOrderField', 'Field by which a list is sorted.', LIST_ORDER_FIELDS, {
  CREATED_AT: 'Time at which the item was created.',
  UPDATED_AT: 'Time at which the item was last changed.',
});
