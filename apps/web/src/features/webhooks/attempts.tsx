import { t } from '@lingui/core/macro';
import { Stack, Tabs, Text, Title } from '@mantine/core';
import type { WebhookDeliveryQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { indentedJson } from '../../lib/indented-json.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { CAUSE_TITLES, hintFor } from './webhook-labels.ts';
import classes from './webhooks.module.css';

type Attempt = WebhookDeliveryQuery['webhookDelivery']['attempts'][number];

/** Attempts of a delivery with request and response, newest first. */
export function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  return (
    <div>
      <Title order={4} mb="sm">
        {t`Attempts`}
      </Title>
      {attempts.length === 0 && (
        <Text size="sm" c="dimmed">
          {t`No attempts yet`}
        </Text>
      )}
      <ol className={classes.attempts} aria-label={t`Attempts`}>
        {attempts.toReversed().map((attempt) => (
          <li key={attempt.id} className={classes.attempt}>
            <OneAttempt attempt={attempt} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function OneAttempt({ attempt }: { attempt: Attempt }) {
  const { timezone } = useWorkspace();
  const { number, occurredAt: at, durationMs, responseStatus, cause, error } = attempt;
  return (
    <Stack gap={6}>
      <div>
        <StatusBadge tone={cause ? 'bad' : 'good'}>{responseStatus ?? (cause && CAUSE_TITLES[cause])}</StatusBadge>
        <Text span size="sm" c="dimmed" ml="xs">
          {t`Attempt ${number} · ${formatDateTime(at, timezone)} · ${durationMs.toLocaleString('en-GB')} ms`}
        </Text>
      </div>
      {cause && (
        <Text size="sm">
          {error} {hintFor(cause)}
        </Text>
      )}
      <Exchange attempt={attempt} />
    </Stack>
  );
}

function Exchange({ attempt: { number, requestHeaders, responseHeaders, responseBody } }: { attempt: Attempt }) {
  return (
    <Tabs defaultValue="request" keepMounted={false}>
      <Tabs.List aria-label={t`Attempt ${number}`}>
        <Tabs.Tab value="request">{t`Request`}</Tabs.Tab>
        <Tabs.Tab value="response">{t`Response`}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="request" pt="xs">
        <CopyField label={t`Headers`} value={indentedJson(requestHeaders)} block />
      </Tabs.Panel>
      <Tabs.Panel value="response" pt="xs">
        <Stack gap="xs">
          {responseHeaders ? (
            <CopyField label={t`Headers`} value={indentedJson(responseHeaders)} block />
          ) : (
            <Text size="sm" c="dimmed">
              {t`No response`}
            </Text>
          )}
          {responseBody && <CopyField label={t`Body (truncated)`} value={responseBody} block />}
        </Stack>
      </Tabs.Panel>
    </Tabs>
  );
}
