import { useApolloClient } from '@apollo/client/react';
import { AUDIT_VIOLATION_MESSAGES } from '@frontdesk/domain';
import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { VerifyAuditTrailQuery } from '../../gql/types.ts';
import { VerifyAuditTrailDocument } from '../../gql/verify-audit-trail.ts';
import { countOf } from '../../lib/format-text.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { AnchorDownloads } from './anchor-downloads.tsx';

type Verdict = VerifyAuditTrailQuery['verifyAuditTrail'];

/** Verifies the whole chain on demand and reports violations. */
export function VerifySection() {
  const { verdict, loading, failed, verify } = useVerdict();
  return (
    <Section
      title="Integrity check"
      description="Events are hash-chained, so changes and deletions are detected."
      actions={
        <Button variant="default" loading={loading} onClick={verify}>
          Verify log
        </Button>
      }
    >
      <div role="status">
        {verdict && <Verdict verdict={verdict} />}
        {!verdict && !loading && (
          <Text size="sm" c="dimmed">
            Not verified yet
          </Text>
        )}
      </div>
      <AnchorDownloads />
      <RefusalAlert refusal={failed ? 'Couldn’t verify the log. Try again.' : null} />
    </Section>
  );
}

/** Never cached. */
function useVerdict() {
  const client = useApolloClient();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [loading, setLoading] = useState(false);
  const [failed, setFailed] = useState(false);
  async function ask() {
    setLoading(true);
    setFailed(false);
    try {
      const { data } = await client.query({ query: VerifyAuditTrailDocument, fetchPolicy: 'no-cache' });
      setVerdict(data?.verifyAuditTrail ?? null);
    } catch {
      setVerdict(null);
      setFailed(true);
    } finally {
      setLoading(false);
    }
  }
  return { verdict, loading, failed, verify: () => void ask() };
}

function Verdict({ verdict }: { verdict: Verdict }) {
  const { intact, checked, violations, fingerprint } = verdict;
  if (!intact) {
    return (
      <Alert color="red" icon={<IconAlertTriangle size={20} aria-hidden />}>
        <Text fw={600} size="sm">
          The log was tampered with
        </Text>
        <Stack gap="xs">
          {violations.map(({ kind, place, eventId }) => (
            <Text size="sm" key={`${kind} ${place} ${eventId}`}>
              {place !== null && <b>Event {place}: </b>}
              {AUDIT_VIOLATION_MESSAGES[kind]} {eventId && <Code>{eventId}</Code>}
            </Text>
          ))}
        </Stack>
      </Alert>
    );
  }
  return (
    <Stack gap="md">
      <Alert color="teal" icon={<IconShieldCheck size={20} aria-hidden />}>
        <Text fw={600} size="sm">
          The log is intact
        </Text>
        {countOf(checked, 'event')} verified
      </Alert>
      {fingerprint && <CopyField label="Latest hash" value={fingerprint} />}
    </Stack>
  );
}
