import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { isPolicyKey, type PolicyKey, withheldFromServiceAccounts } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateServiceAccountDocument, UpdateServiceAccountDocument } from '../../gql/service-account-dialog.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import type { ServiceAccount } from './api-key-owner-select.tsx';
import { ScopePicker } from './scope-picker.tsx';

interface Props {
  edited: ServiceAccount | 'new' | null;
  onClose: () => void;
}

/**
 * Dialog that adds or edits a service account: name and policies. API keys of the account never have policies that the
 * account lacks.
 */
export function ServiceAccountDialog({ edited, onClose }: Props) {
  const shown = useLastValue(edited);
  const serviceAccount = shown === 'new' ? null : shown;
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      title={serviceAccount ? t`Edit ${serviceAccount.name}` : t`Create service account`}
      size="xl"
      closeOnClickOutside={false}
    >
      {shown && (
        <ServiceAccountForm key={serviceAccount?.id ?? 'new'} serviceAccount={serviceAccount} onDone={onClose} />
      )}
    </Modal>
  );
}

interface Values {
  name: string;
  policies: PolicyKey[];
}

function ServiceAccountForm({ serviceAccount, onDone }: { serviceAccount: ServiceAccount | null; onDone: () => void }) {
  const save = useSave(serviceAccount?.id ?? null);
  const form = useForm<Values>({
    initialValues: { name: serviceAccount?.name ?? '', policies: serviceAccount?.policies.filter(isPolicyKey) ?? [] },
    validate: { name: (name) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID), policies: checkPolicies },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    return handleMutationResult(await save(values), () => {
      void toast(t`${values.name} saved.`);
      onDone();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Service account`}>
      <Stack gap="lg">
        <TextInput
          label={t`Name`}
          description={t`For example, Nightly import`}
          maxLength={LIMITS.nameLength}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <ScopePicker label={t`Permissions`} {...form.getInputProps('policies')} />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending}>
          {serviceAccount ? t`Save` : t`Create service account`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function checkPolicies(policies: PolicyKey[]): string | null {
  if (policies.length === 0) return REFUSALS.SCOPES_EMPTY;
  return withheldFromServiceAccounts(policies).length > 0 ? REFUSALS.SERVICE_ACCOUNT_POLICY_NOT_ALLOWED : null;
}

function useSave(id: string | null) {
  const [create] = useMutation(CreateServiceAccountDocument, { refetchQueries: [SettingsPageDocument] });
  const [update] = useMutation(UpdateServiceAccountDocument);
  return async (values: Values) => {
    if (id === null) return (await create({ variables: { input: values } })).data?.createServiceAccount;
    return (await update({ variables: { input: { id, ...values } } })).data?.updateServiceAccount;
  };
}
