import { t } from '@lingui/core/macro';
import { Button, Modal, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useCan } from '../../session/workspace.tsx';

const SourceForm = lazy(async () => ({ default: (await import('./source-form.tsx')).SourceForm }));

/**
 * Button with a dialog that adds a question and its answer to the knowledge base. Hidden if the viewer has no
 * permission.
 */
export function AddToKnowledge() {
  const [isOpen, setOpen] = useState(false);
  const canCreate = useCan('create', 'KnowledgeSource');
  if (!canCreate) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>{t`Add answer to knowledge`}</Button>
      <Modal opened={isOpen} onClose={close} size="lg" title={t`Add question and answer`}>
        <Suspense fallback={<Skeleton height={240} radius="md" />}>
          <SourceForm kind="QUESTION_ANSWER" source={null} onClose={close} />
        </Suspense>
      </Modal>
    </>
  );
}
