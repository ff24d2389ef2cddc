import { useMutation } from '@apollo/client/react';
import type { VoiceSkipReason } from '@frontdesk/domain';
import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { VoiceVerificationQuery } from '../../gql/types.ts';
import { DeleteMyVoiceprintDocument, StartVoiceEnrollmentDocument } from '../../gql/voice.ts';
import { formatDate } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { DigitRecorder } from './digit-recorder.tsx';
import { useVoiceRecordings } from './use-voice-recordings.ts';

interface Props {
  check: VoiceVerificationQuery['voiceVerification'];
  onClose: () => void;
}

/** Dialog that creates, replaces or deletes the viewer's voiceprint in the workspace. */
export default function VoiceDialog({ check, onClose }: Props) {
  const [hasConsented, setConsented] = useState(false);
  const [unavailable, setUnavailable] = useState<VoiceSkipReason | null>(null);
  const enrollment = useEnrollment(check.consentVersion, onClose);
  const deletion = useDeletion(onClose);
  return (
    <Modal opened onClose={onClose} title={t`Voice verification`} size="lg">
      <Stack gap="md">
        <RefusalAlert refusal={enrollment.refusal ?? deletion.refusal ?? (unavailable && noRecording())} />
        {enrollment.challenge ? (
          <DigitRecorder
            key={enrollment.challenge.id}
            phrases={enrollment.challenge.phrases}
            pending={enrollment.pending}
            onRecorded={(recordings) => void enrollment.send(recordings)}
            onUnavailable={setUnavailable}
          />
        ) : (
          <>
            <Consent enrolledAt={check.voiceprint?.enrolledAt ?? null} />
            <Checkbox
              label={t`I agree that a voiceprint is computed from my recordings and stored for this purpose.`}
              checked={hasConsented}
              onChange={(event) => setConsented(event.currentTarget.checked)}
            />
            <Group justify="flex-end">
              {check.voiceprint && (
                <Button variant="default" loading={deletion.pending} onClick={() => void deletion.attempt()}>
                  {t`Delete voiceprint`}
                </Button>
              )}
              <Button disabled={!hasConsented} loading={enrollment.pending} onClick={() => void enrollment.start()}>
                {check.voiceprint ? t`Record again` : t`Create voiceprint`}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

const noRecording = () => t`The browser cannot use a microphone. Check the permission and the device.`;

function Consent({ enrolledAt }: { enrolledAt: string | null }) {
  const date = enrolledAt && formatDate(enrolledAt);
  return (
    <Stack gap="xs">
      {date && <Text size="sm">{t`Your voiceprint was created on ${date}.`}</Text>}
      <Text size="sm">
        {t`You read all digits aloud three times. Your voice is then compared when you sign in. It never replaces your password or second factor.`}
      </Text>
      <Text size="sm">
        {t`The recordings are not stored. The voiceprint is stored encrypted, and no member can read it. It is deleted when you delete it, when you leave the workspace, and after 12 months without use.`}
      </Text>
      <Text size="sm">{t`Voice verification is voluntary. Without a voiceprint you sign in as before.`}</Text>
    </Stack>
  );
}

function useEnrollment(consentVersion: string, onClose: () => void) {
  const [startEnrollment] = useMutation(StartVoiceEnrollmentDocument, { fetchPolicy: 'no-cache' });
  return useVoiceRecordings({
    requestDigits: async () => {
      const input = { consentVersion, consentLanguage: i18n.locale };
      return (await startEnrollment({ variables: { input } })).data?.startVoiceEnrollment;
    },
    onSent: (refused) => {
      if (refused) return;
      void toast(t`Voiceprint created.`);
      onClose();
    },
  });
}

function useDeletion(onClose: () => void) {
  const [deleteVoiceprint] = useMutation(DeleteMyVoiceprintDocument, { fetchPolicy: 'no-cache' });
  return useMutationAction(async () => {
    const { data } = await deleteVoiceprint();
    return handleMutationResult(data?.deleteMyVoiceprint, () => {
      void toast(t`Voiceprint deleted.`);
      onClose();
    });
  });
}
