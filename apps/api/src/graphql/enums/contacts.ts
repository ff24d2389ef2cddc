import {
  CONTACT_CHANGES,
  CONTACT_ORDER_FIELDS,
  CONTACT_REACHABILITIES,
  DUPLICATE_STRATEGIES,
  IMPORT_FIELDS,
  IMPORT_ROW_ACTIONS,
  IMPORT_STAGES,
  JOB_KINDS,
  JOB_STATES,
  MERGE_FIELDS,
  SORT_DIRECTIONS,
  TIMELINE_KINDS,
  VIEW_VISIBILITIES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const ContactReachabilityEnum = enumOf(
  'ContactReachability',
  'Whether a contact can be messaged, has opted out, or is blocked.',
  CONTACT_REACHABILITIES,
);
export const ContactOrderFieldEnum = enumOf('ContactOrderField', 'Sort field of contacts.', CONTACT_ORDER_FIELDS);
export const SortDirectionEnum = enumOf('SortDirection', 'Sort direction.', SORT_DIRECTIONS);
export const BulkContactActionEnum = enumOf('BulkContactAction', 'Kind of bulk change.', CONTACT_CHANGES);
export const MergeFieldEnum = enumOf('MergeField', 'Field that a merge takes from the removed contact.', MERGE_FIELDS);
export const TimelineKindEnum = enumOf('TimelineKind', 'Kind of timeline entry.', TIMELINE_KINDS);
export const ImportFieldEnum = enumOf('ImportField', 'Field that a column is mapped to.', IMPORT_FIELDS);
export const ImportStageEnum = enumOf('ImportStage', 'State of an import.', IMPORT_STAGES);
export const ImportRowActionEnum = enumOf('ImportRowAction', 'Planned action for a row.', IMPORT_ROW_ACTIONS);
export const DuplicateStrategyEnum = enumOf(
  'DuplicateStrategy',
  'Action for imported contacts that already exist.',
  DUPLICATE_STRATEGIES,
);
export const JobKindEnum = enumOf('JobKind', 'What a long job does.', JOB_KINDS);
export const JobStateEnum = enumOf('JobState', 'State of a long-running job.', JOB_STATES);
export const ViewVisibilityEnum = enumOf('ViewVisibility', 'Visibility of a saved view.', VIEW_VISIBILITIES);
