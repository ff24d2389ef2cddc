import { useMutation, useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import { useStore } from '@nanostores/react';
import { IconMicrophone } from '@tabler/icons-react';
import { lazy, Suspense, useEffect } from 'react';
import { PostponeVoiceEnrollmentDocument, VoiceVerificationDocument } from '../../gql/voice.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from '../layouts/agent-banner.module.css';
import { isVoiceDialogOpen, usesVoiceVerification } from './voice-store.ts';

// Loaded only when a member sets up voice verification.
const VoiceDialog = lazy(() => import('./voice-dialog.tsx'));

/**
 * Banner that offers to create a voiceprint, if the workspace uses voice verification. Not shown in support sessions.
 */
export default function VoiceBanner() {
  const { support } = useWorkspace().viewer;
  const { data, refetch } = useQuery(VoiceVerificationDocument, { skip: support !== null, fetchPolicy: 'no-cache' });
  const isOpen = useStore(isVoiceDialogOpen);
  const [postpone] = useMutation(PostponeVoiceEnrollmentDocument, { fetchPolicy: 'no-cache' });
  const later = useMutationAction(async () => {
    const refused = refusalOf((await postpone()).data?.postponeVoiceEnrollment);
    await refetch();
    return refused;
  });
  const check = data?.voiceVerification;
  const isUsed = check !== undefined && check.status !== 'NOT_REQUIRED';
  useEffect(() => {
    usesVoiceVerification.set(isUsed);
    return () => {
      usesVoiceVerification.set(false);
      isVoiceDialogOpen.set(false);
    };
  }, [isUsed]);
  return (
    <div role="status">
      {check?.status === 'ENROLLMENT_OFFERED' && (
        <div className={classes.banner}>
          <IconMicrophone size={18} stroke={1.8} aria-hidden />
          <Text size="sm" className={classes.words}>
            {t`This workspace uses voice verification. You can create a voiceprint, which is compared when you sign in.`}{' '}
            {later.refusal}
          </Text>
          <Button size="xs" variant="default" onClick={() => isVoiceDialogOpen.set(true)}>
            {t`Set up`}
          </Button>
          <Button size="xs" variant="subtle" loading={later.pending} onClick={() => void later.attempt()}>
            {t`Later`}
          </Button>
        </div>
      )}
      {check && isOpen && (
        <Suspense>
          <VoiceDialog
            check={check}
            onClose={() => {
              isVoiceDialogOpen.set(false);
              void refetch();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
