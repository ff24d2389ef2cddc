import { t } from '@lingui/core/macro';
import { StatusBadge } from '../../ui/status-badge.tsx';

interface Props {
  form: {
    readonly revision: number;
    readonly publishedRevision: number | null;
    readonly publishedNumber: number | null;
    readonly archivedAt: string | null;
  };
}

/** Shows whether the form can be sent, and whether the draft contains unpublished changes. */
export function PublishStatus({ form: { revision, publishedRevision, publishedNumber, archivedAt } }: Props) {
  if (archivedAt !== null) return <StatusBadge tone="neutral">{t`Archived`}</StatusBadge>;
  if (publishedNumber === null) return <StatusBadge tone="warning">{t`Draft`}</StatusBadge>;
  return publishedRevision === revision ? (
    <StatusBadge tone="good">{t`Version ${publishedNumber} is live`}</StatusBadge>
  ) : (
    <StatusBadge tone="warning">{t`Draft not published`}</StatusBadge>
  );
}
