import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';

const TimeChoiceForm = lazy(() => import('../../app/time-choice/time-choice-form.tsx'));

/** Returns the state of the snooze dialog. */
export function useSnoozeDialog() {
  const [opened, { open, close }] = useDisclosure(false);
  return { opened, open, close };
}

interface Props {
  opened: boolean;
  close: () => void;
  pending: boolean;
  refusal: string | null;
  /** Called with the end of the snooze. Null means until the contact writes. */
  onSnooze: (until: string | null) => Promise<void>;
}

/** Dialog that asks until when conversations are snoozed. */
export const SnoozeDialog = ({ opened, close, pending, refusal, onSnooze }: Props) => (
  <Modal opened={opened} onClose={close} title={t`Snooze`}>
    <Suspense fallback={<Skeleton height={240} radius="md" />}>
      <TimeChoiceForm
        title={t`Snooze`}
        text={t`A message from the contact reopens the conversation earlier.`}
        noTime={t`Until the contact writes`}
        daysMax={LIMITS.snoozeDaysMax}
        pending={pending}
        refusal={refusal}
        onChoose={(until) => void onSnooze(until)}
        onClose={close}
      />
    </Suspense>
  </Modal>
);
