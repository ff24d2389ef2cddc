import { useApolloClient } from '@apollo/client/react';
import { AUDIT_VIOLATION_MESSAGES } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { VerifyAuditTrailQuery } from '../../gql/types.ts';
import { AuditAnchorsDocument, VerifyAuditTrailDocument } from '../../gql/verify-section.ts';
import { saveFile } from '../../lib/save-file.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';

type Verdict = VerifyAuditTrailQuery['verifyAuditTrail'];

/** Section with a button that verifies the hash chain of the whole audit log. Shows violations. */
export function VerifySection() {
  const { verdict, loading, failed, verify } = useVerdict();
  return (
    <Section
      title={t`Integrity check`}
      description={t`Events are hash-chained, so changes and deletions are detected.`}
      actions={
        <Button variant="default" loading={loading} onClick={verify}>
          {t`Verify log`}
        </Button>
      }
    >
      <div role="status">
        {verdict && <Verdict verdict={verdict} />}
        {!verdict && !loading && (
          <Text size="sm" c="dimmed">
            {t`Not verified yet`}
          </Text>
        )}
      </div>
      <AnchorDownloads />
      <RefusalAlert refusal={failed ? t`Couldn’t verify the log. Try again.` : null} />
    </Section>
  );
}

/** Returns a function that verifies the audit log, and the latest result. The result is never cached. */
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
          {t`The log was tampered with`}
        </Text>
        <Stack gap="xs">
          {violations.map(({ kind, place, eventId }) => (
            <Text size="sm" key={`${kind} ${place} ${eventId}`}>
              {place !== null && <b>{t`Event ${place}:`} </b>}
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
          {t`The log is intact`}
        </Text>
        {t`${plural(checked, { one: '# event', other: '# events' })} verified`}
      </Alert>
      {fingerprint && <CopyField label={t`Latest hash`} value={fingerprint} />}
    </Stack>
  );
}

/**
 * Buttons that download the signed hashes of the log and the public keys. Workspaces should store copies of these files
 * outside Frontdesk.
 */
function AnchorDownloads() {
  const { slug } = useWorkspace();
  const { failed, read } = useAnchors();
  const [isUnsigned, setUnsigned] = useState(false);
  const anchors = () =>
    read(({ anchorFile }) => {
      setUnsigned(anchorFile === '');
      if (anchorFile !== '') saveFile(anchorFile, `${slug}-audit-anchors.ndjson`, 'application/x-ndjson');
    });
  const key = () =>
    read(({ signingKeys }) =>
      saveFile(signingKeys.map(({ publicKey }) => publicKey).join(''), 'audit-key.pem', 'application/x-pem-file'),
    );
  return (
    <>
      <Text size="sm" mt="md">
        {t`The log is signed daily. Store the signed anchors elsewhere to prove that no event was removed.`}
      </Text>
      <Group gap="sm" mt="xs">
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={anchors}>
          {t`Download anchors`}
        </Button>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={key}>
          {t`Download public key`}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt="xs" role="status">
        {isUnsigned && t`No anchors yet. The first anchor is signed after midnight UTC.`}
      </Text>
      <RefusalAlert refusal={failed ? t`Couldn’t download the file. Try again.` : null} />
    </>
  );
}

interface Anchors {
  readonly anchorFile: string;
  readonly signingKeys: readonly { readonly publicKey: string }[];
}

function useAnchors() {
  const client = useApolloClient();
  const [failed, setFailed] = useState(false);
  async function fetchAnchors(save: (anchors: Anchors) => void) {
    setFailed(false);
    try {
      const { data } = await client.query({ query: AuditAnchorsDocument, fetchPolicy: 'no-cache' });
      if (data) save(data.auditTrail);
    } catch {
      setFailed(true);
    }
  }
  return { failed, read: (save: (anchors: Anchors) => void) => void fetchAnchors(save) };
}
