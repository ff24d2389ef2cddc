import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { EnableTotpDocument, StartTotpSetupDocument } from '../../gql/totp-setup-dialog.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  onConfirmed: (codes: readonly string[]) => Promise<void>;
}

/**
 * Dialog that shows the secret as QR code and text, and asks for a code. The authenticator app is active only after the
 * code is confirmed.
 */
export function TotpSetupDialog({ opened, onClose, onConfirmed }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Set up authenticator app`} closeOnClickOutside={false}>
      <SetUp onClose={onClose} onConfirmed={onConfirmed} />
    </Modal>
  );
}

function SetUp({ onClose, onConfirmed }: Omit<Props, 'opened'>) {
  const { begun, refusal: notBegun } = useTotpSetUp();
  const { form, onSubmit, pending, refusal } = useConfirm(onConfirmed, onClose);
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={notBegun ?? refusal} />
        <Text size="sm">{t`Scan the QR code with the app, or enter the secret.`}</Text>
        {begun ? <QrCode text={begun.uri} label={t`QR code of the secret`} /> : <Skeleton height={200} width={200} />}
        {begun && <CopyField label={t`Secret`} value={begun.secret} />}
        <TextInput
          label={t`Code`}
          description={t`The six digits shown in the app.`}
          inputMode="numeric"
          autoComplete="one-time-code"
          data-autofocus
          {...form.getInputProps('code')}
        />
        <FormButtons onCancel={onClose} pending={pending} disabled={!begun}>
          {t`Turn on`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useTotpSetUp() {
  const [setUp] = useMutation(StartTotpSetupDocument);
  const [begun, setBegun] = useState<{ secret: string; uri: string } | null>(null);
  const { attempt, refusal } = useMutationAction(async () => {
    const { data } = await setUp({ fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.startTotpSetup, setBegun);
  });
  // oxlint-disable-next-line react/exhaustive-deps -- The effect must run only once, when the dialog opens.
  useEffect(() => void attempt(), []);
  return { begun, refusal };
}

function useConfirm(onConfirmed: Props['onConfirmed'], onClose: () => void) {
  const [confirm] = useMutation(EnableTotpDocument);
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (/^\s*(\d\s*){6}$/.test(code) ? null : t`Enter six digits.`) },
  });
  const submission = useFormMutation(form, async (input) => {
    const { data } = await confirm({ variables: input, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.enableTotp, async (answer) => {
      onClose();
      await onConfirmed(answer.recoveryCodes);
    });
  });
  return { form, ...submission };
}
