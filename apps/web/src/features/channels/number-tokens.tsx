import { t } from '@lingui/core/macro';
import { Modal, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { UpdatePhoneConfigDocument } from '../../gql/update-phone-config.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useNumberStep } from './use-number-step.ts';

/**
 * Button with a dialog that replaces the Meta access token and app secret of a phone number. Shows only the last four
 * characters of the stored values.
 */
export function NumberTokens({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={number.viewerCan.update}
        onClick={() => setOpened(true)}
        aria-label={t`Replace tokens of ${number.number}`}
      >
        {t`Replace tokens`}
      </PermissionButton>
      <Modal opened={opened} onClose={close} title={t`Replace tokens of ${number.number}`} closeOnClickOutside={false}>
        <Tokens number={number} onDone={close} />
      </Modal>
    </>
  );
}

function Tokens({ number, onDone }: { number: NumberRow_PhoneConfigFragment; onDone: () => void }) {
  const { id, accessTokenLastFour, appSecretLastFour } = number;
  const { attempt, pending, refusal } = useNumberStep(UpdatePhoneConfigDocument, t`Tokens replaced.`);
  const form = useForm({ initialValues: { accessToken: '', appSecret: '' } });
  const onSubmit = form.onSubmit(
    (values) => void attempt({ input: { id, ...values } }).then((done) => done && onDone()),
  );
  const { accessToken, appSecret } = form.getValues();
  return (
    <Form onSubmit={onSubmit} aria-label={t`Replace tokens`}>
      <Stack gap="md">
        <PasswordInput
          label={t`Access token`}
          description={t`Ends with ${accessTokenLastFour ?? '…'}. Leave empty to keep this token.`}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('accessToken')}
        />
        <PasswordInput
          label={t`App secret`}
          description={
            appSecretLastFour ? t`Ends with ${appSecretLastFour}. Leave empty to keep this secret.` : t`Not set`
          }
          autoComplete="off"
          {...form.getInputProps('appSecret')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending} disabled={!accessToken && !appSecret}>
          {t`Replace tokens`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
