import type { EventName } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';

/** Descriptions of the audit events of records. */
export const RECORD_LABELS = {
  'world_event.recorded': t`added a fact to a record`,
  'world_event.retracted': t`retracted a fact`,
  'entity.corrected': t`corrected a record`,
  'entity.exported': t`exported records`,
  'entity.linked': t`linked two records`,
  'entity.unlinked': t`removed the link between two records`,
  'entity.external_id_linked': t`added an external id to a record`,
  'entity.external_id_unlinked': t`removed an external id from a record`,
  'possible_duplicate.dismissed': t`marked two records as not the same`,
} satisfies Partial<Record<EventName, string>>;
