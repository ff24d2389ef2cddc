import { t } from '@lingui/core/macro';
import { Button, Modal, Stack, Text } from '@mantine/core';
import { useApi, useSession } from '../../session/api.tsx';
import { isPasskeySupported } from '../../session/passkeys.ts';
import { PasskeyProof, PasswordProof, useReauthenticate } from './identity-proof.tsx';

/**
 * Dialog that covers a workspace after the idle timeout until the user confirms their identity. The page behind it
 * keeps its state.
 */
export default function IdleGate({ slug }: { slug: string }) {
  const session = useSession();
  const confirm = useConfirm(slug);
  return (
    <Modal
      opened
      onClose={() => {}}
      title={t`Confirm your identity`}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      overlayProps={{ backgroundOpacity: 0.85, blur: 14 }}
      zIndex={500}
    >
      <Stack gap="md">
        <Text size="sm">{t`Your session timed out. Unsaved changes on this page are kept.`}</Text>
        <PasswordProof
          confirm={confirm}
          actions={(pending) => (
            <Button type="submit" loading={pending} fullWidth>
              {t`Continue`}
            </Button>
          )}
        />
        {isPasskeySupported() && <PasskeyProof confirm={confirm} />}
        <Button variant="subtle" color="gray" onClick={() => void session.signOut().catch(() => {})}>
          {t`Sign out`}
        </Button>
      </Stack>
    </Modal>
  );
}

function useConfirm(slug: string) {
  const { forWorkspace, idle } = useApi();
  const client = forWorkspace(slug);
  return useReauthenticate(client, () => {
    idle.open(slug);
    idle.notifyOtherTabs(slug);
    // Refetch the queries that failed during the idle timeout.
    void client.refetchQueries({ include: 'active' });
  });
}
