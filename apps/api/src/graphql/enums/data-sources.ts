import {
  DATA_SOURCE_DISABLED_REASONS,
  DATA_SOURCE_KINDS,
  FHIR_RESOURCES,
  SOURCE_AUTHORIZATIONS,
  SOURCE_HEALTHS,
  SYNC_RUN_STATES,
  SYNC_STRATEGIES,
  SYNC_TRIGGERS,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const DataSourceKindEnum = enumOf(
  'DataSourceKind',
  'How a system is asked. FHIR: R4 over REST; an EHR is one with an authorization of its own.',
  DATA_SOURCE_KINDS,
);
export const SourceAuthorizationEnum = enumOf(
  'SourceAuthorization',
  'How we say who we are. BASIC: with a user name and a password.',
  SOURCE_AUTHORIZATIONS,
);
export const FhirResourceEnum = enumOf('FhirResource', 'A kind of record that is read.', FHIR_RESOURCES);
export const SyncStrategyEnum = enumOf('SyncStrategy', 'What begins a run.', SYNC_STRATEGIES);
export const SourceHealthEnum = enumOf(
  'SourceHealth',
  'Health of a data source. UNKNOWN: not tested yet.',
  SOURCE_HEALTHS,
);
export const DataSourceDisabledReasonEnum = enumOf(
  'DataSourceDisabledReason',
  'Why nothing is begun: a member switched it off, or runs failed one after another.',
  DATA_SOURCE_DISABLED_REASONS,
);
export const SyncRunStateEnum = enumOf('SyncRunState', 'How far one reading of a source is.', SYNC_RUN_STATES);
export const SyncTriggerEnum = enumOf('SyncTrigger', 'What began a run.', SYNC_TRIGGERS);
