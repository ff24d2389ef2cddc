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
  'Protocol of a data source. FHIR: R4 over REST; EHR: FHIR with its own authorization.',
  DATA_SOURCE_KINDS,
);
export const SourceAuthorizationEnum = enumOf(
  'SourceAuthorization',
  'Authentication method. BASIC: with a user name and a password.',
  SOURCE_AUTHORIZATIONS,
);
export const FhirResourceEnum = enumOf('FhirResource', 'Type of record that is read.', FHIR_RESOURCES);
export const SyncStrategyEnum = enumOf('SyncStrategy', 'Schedule of runs.', SYNC_STRATEGIES);
export const SourceHealthEnum = enumOf(
  'SourceHealth',
  'Health of a data source. UNKNOWN: not tested yet.',
  SOURCE_HEALTHS,
);
export const DataSourceDisabledReasonEnum = enumOf(
  'DataSourceDisabledReason',
  'Why a data source is disabled: by a member, or after consecutive failed runs.',
  DATA_SOURCE_DISABLED_REASONS,
);
export const SyncRunStateEnum = enumOf('SyncRunState', 'State of a run.', SYNC_RUN_STATES);
export const SyncTriggerEnum = enumOf('SyncTrigger', 'Trigger of a run.', SYNC_TRIGGERS);
