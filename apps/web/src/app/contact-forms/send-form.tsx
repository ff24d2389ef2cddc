import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Modal, Skeleton, Tooltip } from '@mantine/core';
import { IconForms, IconLink } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useCan } from '../../session/workspace.tsx';

const SendFormDialog = lazy(() => import('./send-form-dialog.tsx'));

interface Props {
  conversationId: string;
  /** Null if the viewer cannot read contacts, and therefore cannot create a link. */
  contactId: string | null;
}

/** Button with a dialog that sends a form in a conversation. Hidden without permission. */
export function SendForm(props: Props) {
  const [isOpen, setOpen] = useState(false);
  const canSend = useCan('create', 'Surface');
  if (!canSend) return null;
  return (
    <>
      <Tooltip label={t`Send form`}>
        <ActionIcon variant="default" size={36} aria-label={t`Send form`} onClick={() => setOpen(true)}>
          <IconForms size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t`Send form`}>
        <Suspense fallback={<Skeleton height={200} radius="md" />}>
          <SendFormDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      </Modal>
    </>
  );
}

/** Button with a dialog that creates the link of a form for a contact. Hidden without permission. */
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
