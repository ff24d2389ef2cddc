import { useMutation } from '@apollo/client/react';
import { KEY_OVERLAP_TITLES, KEY_OVERLAPS, type KeyOverlap } from '@frontdesk/domain';
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { RotateApiKeyDocument } from '../../gql/rotate-api-key.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { type NewKey, SecretStep } from './secret-step.tsx';

interface Props {
  id: string;
  name: string;
  permission: Permission;
}

/** A new key in the place of an old one, which still opens for as long as it takes to put the new one everywhere. */
export function RotateApiKey({ id, name, permission }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const [made, setMade] = useState<NewKey | null>(null);
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        onClick={open}
        aria-label={`Rotate the key ${name}`}
      >
        Rotate
      </PermissionButton>
      <Modal
        opened={opened}
        onClose={close}
        onExitTransitionEnd={() => setMade(null)}
        title={made ? 'Store this key now' : `Rotate the key ${name}`}
        size="lg"
        withCloseButton={!made}
        closeOnEscape={!made}
        closeOnClickOutside={false}
      >
        {made ? <SecretStep made={made} onDone={close} /> : <OverlapStep id={id} onMade={setMade} onCancel={close} />}
      </Modal>
    </>
  );
}

interface StepProps {
  id: string;
  onMade: (made: NewKey) => void;
  onCancel: () => void;
}

function OverlapStep({ id, onMade, onCancel }: StepProps) {
  const [overlap, setOverlap] = useState<KeyOverlap>('ONE_DAY');
  const [rotate] = useMutation(RotateApiKeyDocument, { refetchQueries: [SettingsPageDocument] });
  const { attempt, pending, refusal } = useAttempt(async () => {
    // The secret is in nobody's cache.
    const { data } = await rotate({ variables: { input: { id, overlap } }, fetchPolicy: 'no-cache' });
    const result = data?.rotateApiKey;
    switch (result?.__typename) {
      case 'ApiKeyRotated':
        return onMade({ ...result.apiKey, secret: result.secret }) as undefined;
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
  return (
    <Stack gap="lg">
      <Text size="sm">
        You get a new key on the same terms, made by you. The old one goes on until the time you choose, and then ends
        by itself.
      </Text>
      <Radio.Group label="The old key ends" value={overlap} onChange={(next) => setOverlap(next as KeyOverlap)}>
        <Stack gap="xs" mt={6}>
          {KEY_OVERLAPS.map((one) => (
            <Radio key={one} value={one} label={KEY_OVERLAP_TITLES[one]} />
          ))}
        </Stack>
      </Radio.Group>
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onCancel} disabled={pending}>
          Cancel
        </Button>
        <Button onClick={() => void attempt()} loading={pending}>
          Make the new key
        </Button>
      </Group>
    </Stack>
  );
}
