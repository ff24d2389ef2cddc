import { t } from '@lingui/core/macro';
import type { DataSourceFacts_SourceFragment } from '../../gql/types.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { HEALTH_LABELS } from './data-source-labels.ts';

/** Badge with the health of a data source, or “Disabled”. */
export function SourceBadge({ source }: { source: Pick<DataSourceFacts_SourceFragment, 'health' | 'disabledReason'> }) {
  if (source.disabledReason) return <StatusBadge tone="warning">{t`Disabled`}</StatusBadge>;
  const { title, tone } = HEALTH_LABELS[source.health];
  return <StatusBadge tone={tone}>{title}</StatusBadge>;
}
