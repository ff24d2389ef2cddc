import {
  RECIPIENT_STATUS_TITLES,
  RECIPIENT_STATUSES,
  type RecipientStatus,
  SKIP_REASON_TITLES,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconCircleDot } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSearchParams } from '../../app/address.ts';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { formatPhone } from '../../lib/phone.ts';
import { knownParams } from '../../lib/search-params.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './campaigns.module.css';
import { canResend, ResendToRecipient } from './resend-unconfirmed.tsx';
import type { Campaign } from './use-campaign.ts';
import { type Recipient, useRecipients } from './use-recipients.ts';

const TONES: Record<RecipientStatus, Tone> = {
  PENDING: 'neutral',
  SENDING: 'info',
  UNCONFIRMED: 'warning',
  SENT: 'info',
  FAILED: 'bad',
  SKIPPED: 'neutral',
  DELIVERED: 'good',
  READ: 'good',
  REPLIED: 'good',
};

/** Table of the recipients with their message status, and the reason if a message was not sent. */
export function RecipientTable({ campaign }: { campaign: Campaign }) {
  const { slug, timezone } = useWorkspace();
  const navigate = useNavigate();
  const statuses = knownParams(useSearchParams(), 'status', RECIPIENT_STATUSES);
  const list = useRecipients(campaign, statuses);
  const show = (chosen: RecipientStatus[]) =>
    void navigate({ to: '.', search: { status: chosen }, replace: true, resetScroll: false });
  return (
    <Section
      id="recipients"
      title={t`Recipients`}
      flush
      actions={
        <FilterMenu
          title={t`Status`}
          icon={<IconCircleDot size={16} stroke={1.7} aria-hidden />}
          options={RECIPIENT_STATUSES}
          titles={RECIPIENT_STATUS_TITLES}
          chosen={statuses}
          onChange={show}
        />
      }
    >
      <DataTable
        label={t`Recipients`}
        columns={columnsFor({ campaign, workspace: slug, timeZone: timezone })}
        rowKey={({ id }) => id}
        {...list}
        empty={
          <Text c="dimmed" ta="center" py="xl">
            {statuses.length > 0 ? t`No matching recipients` : t`You don’t have access to these contacts.`}
          </Text>
        }
      />
    </Section>
  );
}

interface RecipientRow {
  campaign: Campaign;
  workspace: string;
  timeZone: string;
}

const columnsFor = ({ campaign, workspace, timeZone }: RecipientRow): Column<Recipient>[] => [
  {
    key: 'contact',
    header: t`Contact`,
    cell: ({ contactName, contactPhone, conversationId }) => (
      <>
        {conversationId ? (
          <AnchorLink to={paths.conversation({ workspace, conversation: conversationId })}>{contactName}</AnchorLink>
        ) : (
          contactName
        )}
        <Text size="sm" c="dimmed">
          <bdi dir="ltr">{formatPhone(contactPhone)}</bdi>
        </Text>
      </>
    ),
  },
  {
    key: 'status',
    header: t`Status`,
    cell: (recipient) => (
      <>
        <StatusBadge tone={TONES[recipient.status]}>{RECIPIENT_STATUS_TITLES[recipient.status]}</StatusBadge>
        <Text size="sm" c="dimmed" className={classes.why}>
          {reasonOf(recipient)}
        </Text>
        {recipient.status === 'UNCONFIRMED' && canResend(campaign) && campaign.viewerCan.run.allowed && (
          <ResendToRecipient campaign={campaign} recipient={recipient} />
        )}
      </>
    ),
  },
  {
    key: 'attempts',
    header: t`Attempts`,
    from: 'md',
    width: 100,
    align: 'right',
    cell: ({ attempts }) => <span className={classes.numbers}>{attempts > 0 && attempts}</span>,
  },
  {
    key: 'when',
    header: t`Updated`,
    from: 'sm',
    width: 130,
    align: 'right',
    cell: ({ updatedAt }) => (
      <Text span size="sm" c="dimmed">
        <TimeAgo iso={updatedAt} timeZone={timeZone} brief />
      </Text>
    ),
  },
];

/** Returns the reason why a recipient was skipped, or the provider's error. Empty if there is neither. */
const reasonOf = ({ reason, failureMessage, failureCode }: Recipient): string =>
  reason ? SKIP_REASON_TITLES[reason] : [failureMessage, failureCode && `(${failureCode})`].filter(Boolean).join(' ');
