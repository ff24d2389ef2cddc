import { useMutation } from '@apollo/client/react';
import { API_KEY_GRACE_PERIOD_TITLES, API_KEY_GRACE_PERIODS, type ApiKeyGracePeriod } from '@frontdesk/domain';
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { RotateApiKeyDocument } from '../../gql/rotate-api-key.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { type NewKey, SecretStep } from './secret-step.tsx';

interface Props {
  /** The key to be replaced; null while none is. */
  apiKey: { id: string; name: string } | null;
  onClose: () => void;
}

/**
 * A new key in the place of an old one, which still opens for as long as it takes to put the new one everywhere. It stands
 * beside the list and not in it: the old key's row may be gone before the new key is stored.
 */
export function RotateApiKeyDialog({ apiKey, onClose }: Props) {
  const [made, setMade] = useState<NewKey | null>(null);
  const shown = useLastValue(apiKey);
  return (
    <Modal
      opened={apiKey !== null}
      onClose={onClose}
      // Not before it is out of sight: it would ask again while it fades.
      onExitTransitionEnd={() => setMade(null)}
      title={made ? 'Store this key now' : `Rotate the key ${shown?.name}`}
      size="lg"
      withCloseButton={!made}
      closeOnEscape={!made}
      closeOnClickOutside={false}
    >
      {made ? (
        <SecretStep made={made} onDone={onClose} />
      ) : (
        shown && <OverlapStep id={shown.id} onMade={setMade} onCancel={onClose} />
      )}
    </Modal>
  );
}

interface StepProps {
  id: string;
  onMade: (made: NewKey) => void;
  onCancel: () => void;
}

function OverlapStep({ id, onMade, onCancel }: StepProps) {
  const [gracePeriod, setGracePeriod] = useState<ApiKeyGracePeriod>('ONE_DAY');
  const [rotate] = useMutation(RotateApiKeyDocument, { refetchQueries: [SettingsPageDocument] });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    // The secret is in nobody's cache.
    const { data } = await rotate({ variables: { input: { id, gracePeriod } }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.rotateApiKey, {
      ApiKeyRotated: (answer) => onMade({ ...answer.apiKey, secret: answer.secret }),
    });
  });
  return (
    <Stack gap="lg">
      <Text size="sm">
        You get a new key on the same terms, made by you. The old one goes on until the time you choose, and then ends
        by itself.
      </Text>
      <Radio.Group
        label="The old key ends"
        value={gracePeriod}
        onChange={(next) => setGracePeriod(next as ApiKeyGracePeriod)}
      >
        <Stack gap="xs" mt={6}>
          {API_KEY_GRACE_PERIODS.map((one) => (
            <Radio key={one} value={one} label={API_KEY_GRACE_PERIOD_TITLES[one]} />
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
