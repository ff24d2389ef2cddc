import { t } from '@lingui/core/macro';
import { Button, Modal, Skeleton } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useCan } from '../../session/workspace.tsx';

const SendFormDialog = lazy(() => import('./send-form-dialog.tsx'));

interface Props {
  conversationId: string;
  /** Id of the contact. Null if the viewer cannot read contacts and therefore cannot create a link. */
  contactId: string | null;
  opened: boolean;
  onClose: () => void;
}

/** Dialog that sends a form in a conversation. */
export const SendFormModal = ({ opened, ...props }: Props) => (
  <Modal opened={opened} onClose={props.onClose} title={t`Send form`}>
    <Suspense fallback={<Skeleton height={200} radius="md" />}>
      <SendFormDialog {...props} />
    </Suspense>
  </Modal>
);

/** Button with a dialog that creates the link of a form for a contact. Hidden if the viewer has no permission. */
export function CreateFormLink({ contactId }: { contactId: string }) {
  const [isOpen, setOpen] = useState(false);
  const canCreate = useCan('create', 'Surface');
  if (!canCreate) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconLink size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t`Create form link`}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t`Create form link`}>
        <Suspense fallback={<Skeleton height={200} radius="md" />}>
          <SendFormDialog contactId={contactId} conversationId={null} onClose={() => setOpen(false)} />
        </Suspense>
      </Modal>
    </>
  );
}
