import { t } from '@lingui/core/macro';
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconChecklist, IconDots, IconFlask, IconForms } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { SendFormModal } from '../../app/contact-forms/send-form.tsx';
import { useCan } from '../../session/workspace.tsx';
import { useAddToReviews } from './use-add-to-reviews.ts';

const AddAsTestDialog = lazy(async () => {
  const { AddAsTestDialog: component } = await import('../../app/test-cases/add-as-test.tsx');
  return { default: component };
});

interface Props {
  conversationId: string;
  /** Id of the contact. Null if the viewer cannot read contacts. */
  contactId: string | null;
}

/** Menu with the less common actions for a conversation. Hidden if none is available to the viewer. */
export function MoreActions({ conversationId, contactId }: Props) {
  const [dialog, setDialog] = useState<'form' | 'test' | null>(null);
  const canSend = useCan('create', 'Surface');
  const canTest = useCan('create', 'TestCase');
  const canReview = useCan('create', 'Review');
  const { attempt, pending, refusal } = useAddToReviews(conversationId);
  const close = () => setDialog(null);
  if (!canSend && !canTest && !canReview) return null;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Tooltip label={refusal ?? t`More actions`}>
            <ActionIcon variant="default" size={36} loading={pending} aria-label={t`More actions`}>
              <IconDots size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {canSend && (
            <Menu.Item leftSection={<IconForms size={17} aria-hidden />} onClick={() => setDialog('form')}>
              {t`Send form`}
            </Menu.Item>
          )}
          {canReview && (
            <Menu.Item leftSection={<IconChecklist size={17} aria-hidden />} onClick={() => void attempt()}>
              {t`Add to reviews`}
            </Menu.Item>
          )}
          {canTest && (
            <Menu.Item leftSection={<IconFlask size={17} aria-hidden />} onClick={() => setDialog('test')}>
              {t`Add as test`}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SendFormModal {...{ conversationId, contactId }} opened={dialog === 'form'} onClose={close} />
      {dialog === 'test' && (
        <Suspense>
          <AddAsTestDialog conversationId={conversationId} opened onClose={close} />
        </Suspense>
      )}
    </>
  );
}
