import { t } from '@lingui/core/macro';
import { ActionIcon, Modal, Skeleton, Tooltip } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useCan } from '../../session/workspace.tsx';

const AddAsTestForm = lazy(() => import('./add-as-test-form.tsx'));

/**
 * Button with a dialog that creates a test case from the messages of the contact. Hidden if the viewer has no
 * permission.
 */
export function AddAsTest({ conversationId }: { conversationId: string }) {
  const [isOpen, setOpen] = useState(false);
  const canCreate = useCan('create', 'TestCase');
  if (!canCreate) return null;
  return (
    <>
      <Tooltip label={t`Add as test`}>
        <ActionIcon variant="default" size={36} aria-label={t`Add as test`} onClick={() => setOpen(true)}>
          <IconFlask size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <AddAsTestDialog conversationId={conversationId} opened={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

interface DialogProps {
  conversationId: string;
  opened: boolean;
  onClose: () => void;
}

/** Dialog that creates a test case from the messages of the contact. */
export const AddAsTestDialog = ({ conversationId, opened, onClose }: DialogProps) => (
  <Modal opened={opened} onClose={onClose} size="lg" title={t`Add as test`}>
    <Suspense fallback={<Skeleton height={240} radius="md" />}>
      <AddAsTestForm conversationId={conversationId} onClose={onClose} />
    </Suspense>
  </Modal>
);
