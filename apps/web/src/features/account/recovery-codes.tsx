import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { CreateRecoveryCodesDocument } from '../../gql/create-recovery-codes.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { PasswordDialog } from './password-dialog.tsx';

/**
 * Dialog that shows the recovery codes once. It can be closed only after the user confirms that the codes are stored.
 */
export function RecoveryCodesDialog({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const [kept, setKept] = useState(false);
  const done = () => {
    setKept(false);
    onDone();
  };
  return (
    <Modal
      opened={codes.length > 0}
      onClose={done}
      title={t`Save your recovery codes`}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Stack gap="md">
        <WarningAlert icon={<IconEyeOff size={18} aria-hidden />} title={t`You won’t be able to see them again`}>
          {t`Use a code to sign in if you lose your phone or passkeys. Each code works once.`}
        </WarningAlert>
        <CopyField label={t`Recovery codes`} value={codes.join('\n')} block />
        <Checkbox
          label={t`I saved my recovery codes`}
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button disabled={!kept} onClick={done}>
            {t`Done`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export function CreateRecoveryCodes({ onChanged }: { onChanged: (codes: readonly string[]) => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const [regenerate] = useMutation(CreateRecoveryCodesDocument);
  async function confirm(password: string) {
    const { data } = await regenerate({ variables: { password }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.createRecoveryCodes, async (answer) => {
      setAsking(false);
      await onChanged(answer.recoveryCodes);
    });
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t`Generate new codes`}
      </Button>
      <PasswordDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Generate new recovery codes?`}
        confirmLabel={t`Generate new codes`}
        onConfirm={confirm}
      >
        {t`Your old codes will stop working.`}
      </PasswordDialog>
    </>
  );
}
