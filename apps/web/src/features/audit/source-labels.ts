import type { EventName } from '@frontdesk/domain';

/** Texts of data source events. */
export const SOURCE_LABELS = {
  'data_source.created': 'connected a data source',
  'data_source.updated': 'changed a data source',
  'data_source.credentials_set': 'replaced the credentials of a data source',
  'data_source.verified': 'tested a data source: it answers',
  'data_source.failed': 'tested a data source: it does not answer',
  'data_source.switched_on': 'switched a data source on',
  'data_source.switched_off': 'switched a data source off',
  'data_source.degraded': 'could not read a data source',
  'data_source.recovered': 'could read a data source again',
  'data_source.deleted': 'deleted a data source',
  'sync_run.started': 'began to read a data source',
  'sync_run.cancelled': 'stopped reading a data source',
} satisfies Partial<Record<EventName, string>>;
