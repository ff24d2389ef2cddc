import { useApolloClient } from '@apollo/client/react';
import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { AuditAnchorsDocument } from '../../gql/audit-anchors.ts';
import { saveFile } from '../../lib/save-file.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/** Signed anchors of the log and the verification key, to store outside the product. */
export function AnchorDownloads() {
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
        The log is signed daily. Store the anchors elsewhere to prove that no event was removed.
      </Text>
      <Group gap="sm" mt="xs">
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={anchors}>
          Download anchors
        </Button>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={key}>
          Download public key
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt="xs" role="status">
        {isUnsigned && 'No anchors yet. The first one is signed after midnight UTC.'}
      </Text>
      <RefusalAlert refusal={failed ? 'Couldn’t download the file. Try again.' : null} />
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
