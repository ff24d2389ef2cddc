import { useMutation } from '@apollo/client/react';
import { Stack, Switch, Text } from '@mantine/core';
import { SafetySettingsDocument } from '../../gql/safety-settings.ts';
import type { SafetySettingsQuery } from '../../gql/types.ts';
import { UpdateSafetySettingsDocument } from '../../gql/update-safety-settings.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';

interface Props {
  settings: SafetySettingsQuery['safetySettings'];
  onDone: () => void;
}

/** Switch for the model's second opinion. */
export function SecondOpinion() {
  const { data, refetch } = useScreenQuery(SafetySettingsDocument, {});
  const askAgain = () => void refetch().catch(() => {});
  return data ? <SecondOpinionSwitch settings={data.safetySettings} onDone={askAgain} /> : null;
}

function SecondOpinionSwitch({ settings: { secondOpinionEnabled, isModelConfigured }, onDone }: Props) {
  const canSet = useCan('set', 'EscalationRule');
  const [update] = useMutation(UpdateSafetySettingsDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await update({ variables: { input: { secondOpinionEnabled: !secondOpinionEnabled } } });
    return handleMutationResult(data?.updateSafetySettings, { SafetySettingsUpdated: onDone });
  });
  return (
    <Section title="Second opinion" description="The model also checks messages. It can only add detections.">
      <Stack gap="sm">
        <Switch
          label="Check messages with the model"
          description={canSet ? undefined : 'You need the permission safety.manage.'}
          checked={secondOpinionEnabled}
          disabled={!canSet || pending}
          onChange={() => void attempt()}
        />
        {!isModelConfigured && (
          <Text size="sm" c="dimmed">
            No model is connected. Only phrases are used.
          </Text>
        )}
        <RefusalAlert refusal={refusal} />
      </Stack>
    </Section>
  );
}
