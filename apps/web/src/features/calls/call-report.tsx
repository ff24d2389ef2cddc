import { t } from '@lingui/core/macro';
import { Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { callOutcomeLabel } from '../../app/call-labels.tsx';
import { ProviderLogLink } from '../../app/provider-log-link.tsx';
import type { CallReport_CallFragment } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ProviderLink } from '../../ui/provider-link.tsx';
import { Section } from '../../ui/section.tsx';
import { ActionList } from './action-list.tsx';
import classes from './call-report.module.css';
import { WrapUpForm } from './wrap-up-form.tsx';

interface Props {
  call: CallReport_CallFragment;
}

/** Report of an ended call, with the form for its outcome. */
export function CallReport({ call }: Props) {
  const { timezone } = useWorkspace();
  const { summary, recordingUrl, costCents, endedReason, endedAt, wrapUpNote, wrappedUpByName } = call;
  return (
    <>
      <Section title={t`Report`}>
        <dl className={classes.facts}>
          <Fact name={t`Outcome`}>{callOutcomeLabel(call) ?? <Nothing>{t`No outcome`}</Nothing>}</Fact>
          <Fact name={t`Summary`}>{summary ?? <Nothing>{t`None`}</Nothing>}</Fact>
          {wrapUpNote && (
            <Fact name={wrappedUpByName ? t`Note of ${wrappedUpByName}` : t`Note of a member`}>
              <span dir="auto">{wrapUpNote}</span>
            </Fact>
          )}
          <Fact name={t`Recording`}>
            {recordingUrl ? (
              <ProviderLink href={recordingUrl}>
                {t`Open at provider`} <IconExternalLink size={14} aria-hidden />
              </ProviderLink>
            ) : (
              <Nothing>{t`None`}</Nothing>
            )}
          </Fact>
          <Fact name={t`Cost`}>{costCents === null ? <Nothing>{t`Unknown`}</Nothing> : dollars(costCents)}</Fact>
          {endedAt && <Fact name={t`Ended`}>{formatDateTime(endedAt, timezone)}</Fact>}
          {endedReason && (
            <Fact name={t`Reason for the end of the call`}>
              <code>{endedReason}</code>
            </Fact>
          )}
        </dl>
        <Text size="sm" mt="md">
          <ProviderLogLink subject={call.id} />
        </Text>
      </Section>
      {call.actions.nodes.length > 0 && (
        <Section title={t`Operator actions`}>
          <ActionList actions={call.actions.nodes} />
        </Section>
      )}
      <Section title={t`Wrap up`} description={t`The outcome updates the lead’s status.`}>
        <Stack>
          <WrapUpForm call={call} />
        </Stack>
      </Section>
    </>
  );
}

const dollars = (cents: number) =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'USD' }).format(cents / 100);

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className={classes.name}>{name}</dt>
    <dd className={classes.value}>{children}</dd>
  </div>
);

const Nothing = ({ children }: { children: ReactNode }) => (
  <Text span c="dimmed">
    {children}
  </Text>
);
