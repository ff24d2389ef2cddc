import { useSubscription } from '@apollo/client/react';
import { LEAD_SOURCE_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconLock, IconUserQuestion } from '@tabler/icons-react';
import { CatchBoundary, type ErrorComponentProps } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { usePathParam } from '../../app/address.ts';
import { ContactTimeline } from '../../app/contact-timeline/contact-timeline.tsx';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { LeadPageDocument } from '../../gql/lead-page.ts';
import { LiveLeadDocument } from '../../gql/live-lead.ts';
import type { LeadPageQuery } from '../../gql/types.ts';
import { CreateLegalHold } from '../../session/create-legal-hold.tsx';
import { denialOf } from '../../session/denial.ts';
import { ExternalData } from '../../session/external-data/external-data.tsx';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { DeleteLead } from './delete-lead.tsx';
import { LeadAnswers } from './lead-answers.tsx';
import { LeadBookings } from './lead-bookings.tsx';
import { LeadCalls } from './lead-calls.tsx';
import { LeadContactTime } from './lead-contact-time.tsx';
import { LeadDetails } from './lead-details.tsx';
import { LeadLinks, StartLeadConversation } from './lead-links.tsx';
import classes from './lead-page.module.css';
import { LeadStatusSelect } from './lead-status-select.tsx';
import { LeadSuppression } from './lead-suppression.tsx';
import { StartCall } from './start-call.tsx';

/** Page of one lead. The same message is shown for unknown leads and for leads of other workspaces. */
export function LeadPage() {
  const leadId = usePathParam('leadId');
  return (
    <CatchBoundary getResetKey={() => leadId} errorComponent={LeadDenied}>
      <Lead key={leadId} id={leadId} />
    </CatchBoundary>
  );
}

function LeadDenied({ error }: ErrorComponentProps) {
  // All other errors are shown by the error component of the route.
  if (denialOf(error).code !== 'NOT_FOUND') throw error;
  return (
    <LeadNotFound title={t`Lead not found`}>{t`The lead was deleted, or you don’t have access to it.`}</LeadNotFound>
  );
}

function Lead({ id }: { id: string }) {
  const withBookings = useCan('read', 'Booking');
  const withReminders = useCan('read', 'SequenceMessage');
  const { data, refetch } = useScreenQuery(LeadPageDocument, { id, withBookings, withReminders });
  const [deleted, setDeleted] = useState(false);
  useSubscription(LiveLeadDocument, {
    ignoreResults: true,
    onData: ({ data: event }) => {
      const change = event.data?.leadChanged;
      if (change?.id === id && change.kind === 'DELETED') setDeleted(true);
    },
  });
  if (deleted) {
    return (
      <LeadNotFound title={t`Lead deleted`}>
        {data ? t`${data.lead.name} was deleted.` : t`This lead was deleted.`}
      </LeadNotFound>
    );
  }
  return data ? <LoadedLead page={data} onNew={() => void refetch().catch(() => {})} /> : <LoadingLead />;
}

interface LoadedProps {
  page: LeadPageQuery;
  /** Called when a new booking of the lead appears, so that the lead is refetched. */
  onNew: () => void;
}

function LoadedLead({ page: { lead, workspace }, onNew }: LoadedProps) {
  const { timezone, channel } = useWorkspace();
  const withBookings = useCan('read', 'Booking');
  const withCalls = useCan('read', 'Call') && channel === 'VOICE';
  return (
    <>
      <PageHeader
        title={lead.name}
        description={
          <>
            <Trans>
              Received <TimeAgo iso={lead.createdAt} timeZone={timezone} /> · {LEAD_SOURCE_TITLES[lead.source]}
            </Trans>
          </>
        }
        above={<BackToLeads />}
        actions={
          <>
            <StartCall lead={lead} />
            <LeadLinks lead={lead} />
            <StartLeadConversation lead={lead} />
            <LeadLegalHold lead={lead} />
            <DeleteLead id={lead.id} name={lead.name} permission={lead.viewerCan.delete} />
          </>
        }
      />
      <LeadSuppression lead={lead} />
      <LeadContactTime lead={lead} />
      <div className={classes.columns}>
        <LeadStatusSelect lead={lead} />
        <Stack gap="lg">
          <LeadDetails lead={lead} />
          <LeadAnswers lead={lead} />
          <ExternalData type="Lead" record={lead} />
          {withCalls && <LeadCalls leadId={lead.id} />}
          {withBookings && <LeadBookings lead={lead} permission={workspace.viewerCan.createBookings} onNew={onNew} />}
          {lead.contactId && <ContactTimeline contactId={lead.contactId} />}
        </Stack>
      </div>
    </>
  );
}

function LoadingLead() {
  return (
    <>
      <PageHeader title={t`Lead`} above={<BackToLeads />} />
      <Section title={t`Details`}>
        <Stack gap="md" role="status" aria-label={t`Loading lead`}>
          {[38, 52, 44, 70].map((width) => (
            <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
          ))}
        </Stack>
      </Section>
    </>
  );
}

function BackToLeads() {
  const { slug } = useWorkspace();
  return (
    <AnchorLink to={paths.leads({ workspace: slug })} size="sm" className={classes.back}>
      <IconArrowLeft size={15} aria-hidden />
      {t`Leads`}
    </AnchorLink>
  );
}

/** Button that places a legal hold. Hidden for viewers who cannot place holds. */
function LeadLegalHold({ lead }: { lead: { id: string; name: string } }) {
  const [opened, { open, close }] = useDisclosure(false);
  if (!useCan('place', 'LegalHold')) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconLock size={16} stroke={1.7} aria-hidden />} onClick={open}>
        {t`Place legal hold`}
      </Button>
      <CreateLegalHold opened={opened} onClose={close} person={{ leadId: lead.id, name: lead.name }} />
    </>
  );
}

function LeadNotFound({ title, children }: { title: string; children: ReactNode }) {
  const { slug } = useWorkspace();
  return (
    <>
      <PageHeader title={title} />
      <Section title={t`Lead`} quietTitle flush>
        <EmptyState
          icon={<IconUserQuestion size={24} stroke={1.6} />}
          title={t`This lead is not available`}
          action={<ButtonLink to={paths.leads({ workspace: slug })}>{t`All leads`}</ButtonLink>}
        >
          {children}
        </EmptyState>
      </Section>
    </>
  );
}
