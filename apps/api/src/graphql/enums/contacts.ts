import {
  CONTACT_CHANGES,
  CONTACT_ORDER_FIELDS,
  CONTACT_STANDINGS,
  IMPORT_FIELDS,
  IMPORT_STAGES,
  IMPORT_VERDICTS,
  JOB_KINDS,
  JOB_STATES,
  MERGE_FIELDS,
  ON_KNOWN,
  SORT_DIRECTIONS,
  TIMELINE_KINDS,
  VIEW_VISIBILITIES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const ContactStandingEnum = enumOf(
  'ContactStanding',
  'Whether a contact can be messaged, has opted out, or is blocked.',
  CONTACT_STANDINGS,
);
export const ContactOrderFieldEnum = enumOf('ContactOrderField', 'Sort field of contacts.', CONTACT_ORDER_FIELDS);
export const SortDirectionEnum = enumOf('SortDirection', 'Sort direction.', SORT_DIRECTIONS);
export const BulkContactActionEnum = enumOf('BulkContactAction', 'Kind of bulk change.', CONTACT_CHANGES);
export const MergeFieldEnum = enumOf('MergeField', 'Field that a merge takes from the removed contact.', MERGE_FIELDS);
export const TimelineKindEnum = enumOf('TimelineKind', 'Kind of timeline entry.', TIMELINE_KINDS);
export const ImportFieldEnum = enumOf('ImportField', 'Field that a column is mapped to.', IMPORT_FIELDS);
export const ImportStageEnum = enumOf('ImportStage', 'State of an import.', IMPORT_STAGES);
export const ImportVerdictEnum = enumOf('ImportVerdict', 'Planned action for a row.', IMPORT_VERDICTS);
export const OnKnownEnum = enumOf('OnKnown', 'Action for imported contacts that already exist.', ON_KNOWN);
export const JobKindEnum = enumOf('JobKind', 'What a long job does.', JOB_KINDS);
export const JobStateEnum = enumOf('JobState', 'State of a long-running job.', JOB_STATES);
export const ViewVisibilityEnum = enumOf('ViewVisibility', 'Visibility of a saved view.', VIEW_VISIBILITIES);
