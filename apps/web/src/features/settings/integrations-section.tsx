import { INTEGRATIONS, type IntegrationStatus, integrationsOf } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import { IntegrationCard_IntegrationFragmentDoc } from '../../gql/integration-card.ts';
import { IntegrationsDocument } from '../../gql/integrations-section.ts';
import type { IntegrationCard_IntegrationFragment } from '../../gql/types.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { IntegrationActions, type IntegrationCard } from './integration-actions.tsx';
import { IntegrationDialog } from './integration-dialog.tsx';
import classes from './integrations.module.css';

/** Integrations with the providers that the workspace's channel can use (CB-22). */
export function IntegrationsSection() {
  const { channel } = useWorkspace();
  const { data } = useScreenQuery(IntegrationsDocument);
  const stored = useFragments(IntegrationCard_IntegrationFragmentDoc, data?.integrations ?? []);
  const [edited, setEdited] = useState<IntegrationCard | null>(null);
  const cards = integrationsOf(channel).map(
    (provider): IntegrationCard => ({
      provider,
      stored: stored.find((integration) => integration.provider === provider) ?? null,
    }),
  );
  return (
    <Section title={t`Integrations`} description={t`Connected accounts. Credentials are encrypted.`} flush>
      <RowList
        label={t`Integrations`}
        rows={data && cards}
        rowKey={({ provider }) => provider}
        renderText={(card) => <IntegrationSummary card={card} />}
        renderActions={(card) => (
          <IntegrationActions card={card} viewerCan={data?.workspace.viewerCan} onEdit={() => setEdited(card)} />
        )}
        skeletonRows={3}
        empty={null}
      />
      <IntegrationDialog edited={edited} onClose={() => setEdited(null)} />
    </Section>
  );
}

const STATES: Record<IntegrationStatus | 'NOT_SET_UP', { title: string; tone: Tone }> = {
  NOT_SET_UP: { title: t`Not set up`, tone: 'neutral' },
  SET_UP: { title: t`Not verified`, tone: 'warning' },
  VERIFIED: { title: t`Verified`, tone: 'good' },
  FAILING: { title: t`Failing`, tone: 'bad' },
};

/** Summary of one provider: purpose, status and account. */
function IntegrationSummary({ card: { provider, stored } }: { card: IntegrationCard }) {
  const { title, purpose } = INTEGRATIONS[provider];
  const status = STATES[stored?.status ?? 'NOT_SET_UP'];
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" fw={600}>
          {title}
        </Text>
        <StatusBadge tone={status.tone}>{status.title}</StatusBadge>
        {stored?.sandbox && <StatusBadge tone="info">{t`Sandbox`}</StatusBadge>}
      </Group>
      <Text size="sm" c="dimmed">
        {purpose}
      </Text>
      {stored && <IntegrationStatusLine stored={stored} />}
      {stored && <IntegrationDetails stored={stored} />}
    </>
  );
}

type StoredIntegration = IntegrationCard_IntegrationFragment;

/** Name of the provider's account, the provider's error, or a request to verify the credentials. */
function IntegrationStatusLine({
  stored: { status, accountName, verifiedAt, failure, failedAt },
}: {
  stored: StoredIntegration;
}) {
  const { timezone } = useWorkspace();
  if (status === 'SET_UP') {
    return (
      <Text size="sm" mt={6}>
        {t`Verify the credentials with the provider.`}
      </Text>
    );
  }
  return (
    <Text
      size="sm"
      mt={6}
      role={status === 'FAILING' ? 'alert' : undefined}
      c={status === 'FAILING' ? 'red' : undefined}
    >
      {status === 'FAILING' ? <>“{failure}”</> : <strong>{accountName}</strong>}
      {status === 'FAILING' && failedAt && (
        <>
          {', '}
          <TimeAgo iso={failedAt} timeZone={timezone} />
        </>
      )}
      {verifiedAt && (
        <>
          {status === 'FAILING' ? '. ' : ', '}
          <Text span inherit c="dimmed">
            {status === 'FAILING' ? (
              <Trans>
                Last verified <TimeAgo iso={verifiedAt} timeZone={timezone} />
              </Trans>
            ) : (
              <Trans>
                verified <TimeAgo iso={verifiedAt} timeZone={timezone} />
              </Trans>
            )}
          </Text>
        </>
      )}
    </Text>
  );
}

function IntegrationDetails({ stored }: { stored: StoredIntegration }) {
  const { settings, secrets } = INTEGRATIONS[stored.provider];
  const lastFour = { secret: stored.secretLastFour, webhookSecret: stored.webhookSecretLastFour };
  return (
    <dl className={classes.facts}>
      {settings.map(
        ({ name, title }) =>
          stored[name] && (
            <div key={name}>
              <dt>{title}</dt>
              <dd>{stored[name]}</dd>
            </div>
          ),
      )}
      {secrets.map(
        ({ name, title }) =>
          lastFour[name] && (
            <div key={name}>
              <dt>{title}</dt>
              <dd>
                <span aria-hidden>••••</span>
                <Trans>
                  <span className={classes.hidden}>ends with</span> {lastFour[name]}
                </Trans>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
