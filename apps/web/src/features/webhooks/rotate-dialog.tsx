import { useMutation } from '@apollo/client/react';
import {
  WEBHOOK_SECRET_GRACE_PERIOD_TITLES,
  WEBHOOK_SECRET_GRACE_PERIODS,
  type WebhookSecretGracePeriod,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { RotateWebhookSecretDocument } from '../../gql/rotate-webhook-secret.ts';
import { WebhooksPageDocument } from '../../gql/webhooks-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { SecretStep } from './secret-step.tsx';

interface Props {
  /** Id of the webhook. Null if the dialog is closed. */
  id: string | null;
  onClose: () => void;
}

/** Dialog that creates a new signing secret. Until the chosen time, events are also signed with the old secret. */
export function RotateDialog({ id, onClose }: Props) {
  const [secret, setSecret] = useState<string | null>(null);
  const shown = useLastValue(id);
  return (
    <Modal
      opened={id !== null}
      onClose={onClose}
      // Reset the state after the exit transition. Otherwise the form would appear again while the dialog fades out.
      onExitTransitionEnd={() => setSecret(null)}
      title={secret ? t`Save your signing secret` : t`Rotate signing secret`}
      size="lg"
      withCloseButton={!secret}
      closeOnEscape={!secret}
      closeOnClickOutside={false}
    >
      {secret ? (
        <SecretStep secret={secret} onDone={onClose} />
      ) : (
        shown && <OverlapStep id={shown} onMade={setSecret} onCancel={onClose} />
      )}
    </Modal>
  );
}

interface StepProps {
  id: string;
  onMade: (secret: string) => void;
  onCancel: () => void;
}

function OverlapStep({ id, onMade, onCancel }: StepProps) {
  const [gracePeriod, setGracePeriod] = useState<WebhookSecretGracePeriod>('ONE_DAY');
  const [rotate] = useMutation(RotateWebhookSecretDocument, { refetchQueries: [WebhooksPageDocument] });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    // The secret must not be cached.
    const { data } = await rotate({ variables: { id, gracePeriod }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.rotateWebhookSecret, (answer) => onMade(answer.secret));
  });
  return (
    <Stack gap="lg">
      <Text size="sm">{t`Until the old secret expires, events are signed with both secrets.`}</Text>
      <Radio.Group
        label={t`Old secret expires`}
        value={gracePeriod}
        onChange={(next) => setGracePeriod(next as WebhookSecretGracePeriod)}
      >
        <Stack gap="xs" mt={6}>
          {WEBHOOK_SECRET_GRACE_PERIODS.map((one) => (
            <Radio key={one} value={one} label={WEBHOOK_SECRET_GRACE_PERIOD_TITLES[one]} />
          ))}
        </Stack>
      </Radio.Group>
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onCancel} disabled={pending}>
          {t`Cancel`}
        </Button>
        <Button onClick={() => void attempt()} loading={pending}>
          {t`Rotate secret`}
        </Button>
      </Group>
    </Stack>
  );
}
