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
  'Whether messages can be sent to a contact.',
  CONTACT_REACHABILITIES,
);
export const ContactOrderFieldEnum = enumOf(
  'ContactOrderField',
  'Field by which contacts are sorted.',
  CONTACT_ORDER_FIELDS,
);
export const SortDirectionEnum = enumOf('SortDirection', 'Direction in which a list is sorted.', SORT_DIRECTIONS);
export const BulkContactActionEnum = enumOf('BulkContactAction', 'Kind of change to many contacts.', CONTACT_CHANGES);
export const MergeFieldEnum = enumOf('MergeField', 'Field that a merge copies from the removed contact.', MERGE_FIELDS);
export const TimelineKindEnum = enumOf('TimelineKind', "Kind of an entry of a contact's timeline.", TIMELINE_KINDS);
export const ImportFieldEnum = enumOf(
  'ImportField',
  'Contact field that a column of an imported file is mapped to.',
  IMPORT_FIELDS,
);
export const ImportStageEnum = enumOf('ImportStage', 'Stage of an import.', IMPORT_STAGES);
export const ImportRowActionEnum = enumOf(
  'ImportRowAction',
  'Planned action for a row of an imported file.',
  IMPORT_ROW_ACTIONS,
);
export const DuplicateStrategyEnum = enumOf(
  'DuplicateStrategy',
  'What an import does with contacts that already exist.',
  DUPLICATE_STRATEGIES,
);
export const JobKindEnum = enumOf('JobKind', 'Kind of work that a long-running job performs.', JOB_KINDS);
export const JobStateEnum = enumOf('JobState', 'State of a long-running job.', JOB_STATES);
export const ViewVisibilityEnum = enumOf('ViewVisibility', 'Visibility of a saved view.', VIEW_VISIBILITIES);
