import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { BillingNoticeDocument } from '../../gql/billing-notice.ts';
import type { BillingNoticeQuery } from '../../gql/types.ts';
import { amountText } from '../../lib/amount.ts';
import { formatDate } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { AnchorLink } from '../link.tsx';
import { paths } from '../paths.ts';
import classes from './agent-banner.module.css';

type Notice = NonNullable<BillingNoticeQuery['billingNotice']>;

/**
 * Notice to all members about what unpaid invoices block. Members who can read invoices also see the amount and the due
 * date.
 */
export default function BillingNotice() {
  const { slug, timezone } = useWorkspace();
  const { data } = useQuery(BillingNoticeDocument, { fetchPolicy: 'cache-and-network' });
  const notice = data?.billingNotice;
  return (
    <div role="status">
      {notice && (
        <div className={classes.banner}>
          <IconReceipt size={18} stroke={1.8} aria-hidden />
          <Text size="sm" className={classes.words}>
            {[unpaidText(notice, timezone), effectText(notice, timezone), actionText(notice)].join(' ').trim()}
          </Text>
          {notice.overdueInvoices && (
            <AnchorLink to={paths.billing({ workspace: slug })} size="sm">
              {t`View invoices`}
            </AnchorLink>
          )}
        </div>
      )}
    </div>
  );
}

function unpaidText({ status, overdueInvoices: overdue }: Notice, timezone: string): string {
  const [oldest] = overdue ?? [];
  // A canceled subscription can have no unpaid invoices, because the invoices may have been paid after the
  // cancellation.
  if (!overdue || !oldest) return status === 'CANCELED' ? '' : t`Invoices of this workspace are unpaid.`;
  const currencies = [...new Set(overdue.map(({ currency }) => currency))];
  const sumIn = (code: string) =>
    overdue.filter(({ currency }) => currency === code).reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  const amounts = currencies.map((code) => amountText(sumIn(code), code)).join(', ');
  return t`Unpaid since ${formatDate(oldest.dueAt, timezone)}: ${amounts}.`;
}

function effectText({ status, isRestricted, changesAt }: Notice, timezone: string): string {
  const date = changesAt ? formatDate(changesAt, timezone) : '';
  if (status === 'CANCELED')
    return isRestricted
      ? t`The subscription was canceled. New campaigns, outbound calls, AI conversations, members and imports are blocked.`
      : t`The subscription was canceled, and the default plan applies.`;
  return isRestricted
    ? t`New campaigns, outbound calls, AI conversations, members and imports are blocked. On ${date}, the subscription is canceled.`
    : t`From ${date}, new campaigns, outbound calls, AI conversations, members and imports are blocked.`;
}

function actionText({ status, overdueInvoices }: Notice): string {
  if (status === 'CANCELED') return t`Ask the operator of this installation for a new plan.`;
  return overdueInvoices ? t`Pay the invoices.` : t`Ask an owner to pay the invoices.`;
}
