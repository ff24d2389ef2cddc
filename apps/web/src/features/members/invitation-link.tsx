import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { CreateInvitationLinkDocument } from '../../gql/create-invitation-link.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { WarningAlert } from '../../ui/warning-alert.tsx';

interface Props {
  id: string;
  email: string;
}

/**
 * Button with a dialog that creates an invitation link to share manually. Warns that the emailed link becomes invalid,
 * and shows the new link once.
 */
export function InvitationLink({ id, email }: Props) {
  const [opened, setOpened] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  const { attempt, pending, refusal, clear } = useCreateLink(id, setUrl);
  const open = () => {
    clear();
    setUrl(null);
    setOpened(true);
  };
  const close = () => setOpened(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={t`Create link for ${email}`}>
        {t`Create link`}
      </Button>
      <Modal opened={opened} onClose={close} title={t`Invitation link for ${email}`}>
        {url === null ? (
          <Stack gap="md">
            <Text size="sm">{t`The new link replaces the emailed link and is valid for 7 days.`}</Text>
            <RefusalAlert refusal={refusal} />
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={close} disabled={pending}>
                {t`Cancel`}
              </Button>
              <Button onClick={() => void attempt()} loading={pending} data-autofocus>
                {t`Create link`}
              </Button>
            </Group>
          </Stack>
        ) : (
          <Stack gap="md">
            <WarningAlert icon={<IconEyeOff size={18} aria-hidden />} title={t`You won’t be able to see this again`}>
              {t`The link only works for the account of ${email}.`}
            </WarningAlert>
            <CopyField label={t`Invitation link`} value={url} />
            <Group justify="flex-end">
              <Button onClick={close}>{t`Done`}</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}

function useCreateLink(id: string, onMade: (url: string) => void) {
  const [createLink] = useMutation(CreateInvitationLinkDocument);
  return useMutationAction(async () => {
    // The link must not be cached.
    const { data } = await createLink({ variables: { id }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.createInvitationLink, (answer) => onMade(answer.url));
  });
}
