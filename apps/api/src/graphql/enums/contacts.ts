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
export const ContactOrderFieldEnum = enumOf('ContactOrderField', 'By what contacts are ordered.', CONTACT_ORDER_FIELDS);
export const SortDirectionEnum = enumOf('SortDirection', 'Which way an order goes.', SORT_DIRECTIONS);
export const BulkContactActionEnum = enumOf('BulkContactAction', 'What is done to many contacts.', CONTACT_CHANGES);
export const MergeFieldEnum = enumOf('MergeField', 'What one contact takes from another.', MERGE_FIELDS);
export const TimelineKindEnum = enumOf('TimelineKind', 'What happened with a person.', TIMELINE_KINDS);
export const ImportFieldEnum = enumOf('ImportField', 'What a column of a file holds.', IMPORT_FIELDS);
export const ImportStageEnum = enumOf('ImportStage', 'How far an import is.', IMPORT_STAGES);
export const ImportVerdictEnum = enumOf('ImportVerdict', 'What is to become of a row.', IMPORT_VERDICTS);
export const OnKnownEnum = enumOf('OnKnown', 'Action for imported contacts that already exist.', ON_KNOWN);
export const JobKindEnum = enumOf('JobKind', 'What a long job does.', JOB_KINDS);
export const JobStateEnum = enumOf('JobState', 'State of a long-running job.', JOB_STATES);
export const ViewVisibilityEnum = enumOf('ViewVisibility', 'Who finds a saved view.', VIEW_VISIBILITIES);
