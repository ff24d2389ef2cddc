import { handoffSentence } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Alert, Text } from '@mantine/core';
import { IconArrowLeft, IconHelpHexagon } from '@tabler/icons-react';
import { CallStatusBadge, callerName } from '../../app/call-labels.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { CallHead_CallFragment } from '../../gql/types.ts';
import { formatPhone } from '../../lib/phone.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { Duration } from './duration.tsx';
import { SafetyAlert } from './safety-alert.tsx';

/** Contact, status and escalation of the call. */
export function CallHeader({ call }: { call: CallHead_CallFragment }) {
  const { slug, timezone } = useWorkspace();
  const {
    contactPhone,
    isWithheld,
    direction,
    createdAt,
    serviceName,
    workspaceNumber,
    escalationCode,
    escalationDetail,
    failure,
    leadId,
    safetyMatches,
  } = call;
  const number = workspaceNumber && formatPhone(workspaceNumber);
  return (
    <>
      <PageHeader
        title={callerName(call)}
        above={
          <AnchorLink to={paths.calls({ workspace: slug })} size="sm">
            <IconArrowLeft size={15} aria-hidden style={{ verticalAlign: '-2px' }} /> {t`Calls`}
          </AnchorLink>
        }
        beside={<CallStatusBadge call={call} />}
        description={
          <>
            {direction === 'INBOUND' ? t`Inbound call` : t`Outbound call`}{' '}
            <TimeAgo iso={createdAt} timeZone={timezone} />{' '}
            {contactPhone && (
              <>
                · <bdi dir="ltr">{formatPhone(contactPhone)}</bdi>
              </>
            )}
            {contactPhone && isWithheld && <> {t`(given by the caller)`}</>} · <Duration call={call} />
            {serviceName && ` · ${serviceName}`}
            {number && (
              <>
                {' '}
                {direction === 'INBOUND' ? (
                  <Trans>
                    on <bdi dir="ltr">{number}</bdi>
                  </Trans>
                ) : (
                  <Trans>
                    from <bdi dir="ltr">{number}</bdi>
                  </Trans>
                )}
              </>
            )}
            {leadId && (
              <>
                {' · '}
                <AnchorLink to={paths.lead({ workspace: slug, lead: leadId })} inherit td="underline">
                  {t`Open lead`}
                </AnchorLink>
              </>
            )}
          </>
        }
      />
      <SafetyAlert concerns={safetyMatches} />
      {escalationCode && (
        <Alert
          color="orange"
          variant="light"
          mb="md"
          icon={<IconHelpHexagon size={20} />}
          title={t`The AI agent asked for a human`}
        >
          <Text size="sm">{handoffSentence({ code: escalationCode, detail: escalationDetail })}</Text>
        </Alert>
      )}
      {failure && (
        <Alert color="gray" variant="light" mb="md">
          <Text size="sm">{failure}</Text>
        </Alert>
      )}
    </>
  );
}
