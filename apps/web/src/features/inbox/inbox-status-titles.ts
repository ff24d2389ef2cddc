import { t } from '@lingui/core/macro';
import type { InboxStatus } from './inbox-filter.ts';

export const INBOX_STATUS_TITLES: Record<InboxStatus, string> = {
  OPEN: t`Open`,
  SNOOZED: t`Snoozed`,
  RESOLVED: t`Resolved`,
  ANY: t`Any`,
};
