import type { EventName } from '@frontdesk/domain';

/** Descriptions of data source events. */
export const SOURCE_LABELS = {
  'data_source.created': 'connected a data source',
  'data_source.updated': 'changed a data source',
  'data_source.credentials_set': 'replaced the credentials of a data source',
  'data_source.verified': 'tested a data source: connected',
  'data_source.failed': 'tested a data source: failed',
  'data_source.enabled': 'enabled a data source',
  'data_source.disabled': 'disabled a data source',
  'data_source.degraded': 'failed to sync a data source',
  'data_source.recovered': 'recovered a data source',
  'data_source.deleted': 'deleted a data source',
  'sync_run.started': 'started a sync',
  'sync_run.cancelled': 'canceled a sync',
} satisfies Partial<Record<EventName, string>>;
