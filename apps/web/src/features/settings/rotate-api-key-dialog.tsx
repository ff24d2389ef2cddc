import { useMutation } from '@apollo/client/react';
import { API_KEY_GRACE_PERIOD_TITLES, API_KEY_GRACE_PERIODS, type ApiKeyGracePeriod } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
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
  /** API key to rotate. Null if the dialog is closed. */
  apiKey: { id: string; name: string } | null;
  onClose: () => void;
}

/**
 * Dialog that creates a new key. The old key keeps working for the chosen time. Rendered outside the list, because the
 * row of the old key can disappear before the user has stored the new key.
 */
export function RotateApiKeyDialog({ apiKey, onClose }: Props) {
  const [made, setMade] = useState<NewKey | null>(null);
  const shown = useLastValue(apiKey);
  return (
    <Modal
      opened={apiKey !== null}
      onClose={onClose}
      // Reset the state after the exit transition. Otherwise the form would appear again while the dialog fades out.
      onExitTransitionEnd={() => setMade(null)}
      title={made ? t`Save your API key` : t`Rotate API key ${shown?.name ?? ''}`}
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
    // The secret must not be cached.
    const { data } = await rotate({ variables: { id, gracePeriod }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.rotateApiKey, (answer) => onMade({ ...answer.apiKey, secret: answer.secret }));
  });
  return (
    <Stack gap="lg">
      <Text size="sm">{t`Creates a new key with the same settings. The old key works until the time you choose.`}</Text>
      <Radio.Group
        label={t`Old key expires`}
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
          {t`Cancel`}
        </Button>
        <Button onClick={() => void attempt()} loading={pending}>
          {t`Rotate key`}
        </Button>
      </Group>
    </Stack>
  );
}
