import { t } from '@lingui/core/macro';
import { Modal, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';

const SnoozeForm = lazy(() => import('./snooze-form.tsx'));

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
      <SnoozeForm pending={pending} refusal={refusal} onSnooze={(until) => void onSnooze(until)} onClose={close} />
    </Suspense>
  </Modal>
);
