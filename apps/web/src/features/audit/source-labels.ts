import type { EventName } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

/** Descriptions of the events of data sources and their syncs. */
export const SOURCE_LABELS = {
  'data_source.created': t`connected a data source`,
  'data_source.updated': t`changed a data source`,
  'data_source.credentials_set': t`replaced the credentials of a data source`,
  'data_source.mapping_updated': t`changed the mapping of a data source`,
  'data_source.verified': t`tested a data source: connected`,
  'data_source.failed': t`tested a data source: failed`,
  'data_source.enabled': t`enabled a data source`,
  'data_source.disabled': t`disabled a data source`,
  'data_source.degraded': t`failed to sync a data source`,
  'data_source.recovered': t`detected the recovery of a data source`,
  'data_source.deleted': t`deleted a data source`,
  'sync_run.started': t`started a sync`,
  'sync_run.cancelled': t`canceled a sync`,
} satisfies Partial<Record<EventName, string>>;
