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
  'Protocol of the external system that a data source reads.',
  DATA_SOURCE_KINDS,
);
export const SourceAuthorizationEnum = enumOf(
  'SourceAuthorization',
  'Authentication method for an external system.',
  SOURCE_AUTHORIZATIONS,
);
export const FhirResourceEnum = enumOf('FhirResource', 'Type of record that a data source reads.', FHIR_RESOURCES);
export const SyncStrategyEnum = enumOf('SyncStrategy', 'How the runs of a data source are started.', SYNC_STRATEGIES);
export const SourceHealthEnum = enumOf(
  'SourceHealth',
  'Result of the latest health checks of a data source.',
  SOURCE_HEALTHS,
);
export const DataSourceDisabledReasonEnum = enumOf(
  'DataSourceDisabledReason',
  'Reason why a data source is disabled.',
  DATA_SOURCE_DISABLED_REASONS,
);
export const SyncRunStateEnum = enumOf('SyncRunState', 'State of a run of a data source.', SYNC_RUN_STATES);
export const SyncTriggerEnum = enumOf('SyncTrigger', 'What started a run of a data source.', SYNC_TRIGGERS);
