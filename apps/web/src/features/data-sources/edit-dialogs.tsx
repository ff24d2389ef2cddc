import { useMutation } from '@apollo/client/react';
import { REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UpdateDataSourceCredentialsDocument, UpdateDataSourceDocument } from '../../gql/edit-dialogs.ts';
import type { DataSourceFacts_SourceFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { isOtherOrigin } from '../../lib/origins.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { CredentialFields, type Credentials, SECRET_TITLES } from './credential-fields.tsx';
import { requestValuesOf } from './rest-fields.tsx';
import {
  type DataSourceValues,
  faultsOf,
  inputOf,
  Step,
  WhatFields,
  WhenFields,
  WhereFields,
} from './terms-fields.tsx';

interface Props {
  source: DataSourceFacts_SourceFragment;
  opened: boolean;
  onClose: () => void;
}

/** Dialog that edits the connection and the schedule of a data source. */
export function EditDialog({ source, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Edit ${source.name}`} size="lg" closeOnClickOutside={false}>
      <EditForm source={source} onClose={onClose} />
    </Modal>
  );
}

interface EditedTerms extends DataSourceValues {
  secret: string;
}

const termsOf = (source: Props['source']): EditedTerms => {
  const { name, kind, baseUrl, resourceTypes, everyMinutes, pageSize, requestsPerMinute, timeoutSeconds } = source;
  return {
    name,
    kind,
    baseUrl,
    request: requestValuesOf(source.request),
    resourceTypes: [...resourceTypes],
    everyMinutes,
    pageSize,
    requestsPerMinute,
    timeoutSeconds,
    secret: '',
  };
};

function EditForm({ source, onClose }: Omit<Props, 'opened'>) {
  const [update] = useMutation(UpdateDataSourceDocument);
  const needsSecret = (baseUrl: string) => source.secretLastFour !== null && isOtherOrigin(source.baseUrl, baseUrl);
  const form = useForm({
    initialValues: termsOf(source),
    validate: (terms) => ({
      ...faultsOf(terms),
      ...(needsSecret(terms.baseUrl) && !terms.secret ? { secret: REFUSALS.DATA_SOURCE_SECRET_REQUIRED } : {}),
    }),
  });
  const asksSecret = needsSecret(form.getValues().baseUrl);
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ secret, ...terms }) => {
    const input = { id: source.id, ...inputOf(terms), ...(asksSecret ? { secret } : {}) };
    const { data } = await update({ variables: { input } });
    return handleMutationResult(data?.updateDataSource, () => {
      void toast(t`Data source saved.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Data source`}>
      <Stack gap="xl">
        <Step title={t`Connection`}>
          <WhereFields form={form} />
          {asksSecret && (
            <PasswordInput
              label={SECRET_TITLES[source.authorization]}
              description={t`Required when the URL changes to another server.`}
              autoComplete="off"
              {...form.getInputProps('secret')}
            />
          )}
        </Step>
        <Step title={t`Records`}>
          <WhatFields form={form} />
        </Step>
        <Step title={t`Sync settings`}>
          <WhenFields form={form} />
        </Step>
        <Text size="sm" c="dimmed">
          {source.kind === 'REST'
            ? t`If the URL or the request changes, all records are read again.`
            : t`If the URL changes, all records are read again.`}
        </Text>
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

export function CredentialsDialog({ source, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Replace credentials`} size="md" closeOnClickOutside={false}>
      <CredentialsForm source={source} onClose={onClose} />
    </Modal>
  );
}

function CredentialsForm({ source, onClose }: Omit<Props, 'opened'>) {
  const [set] = useMutation(UpdateDataSourceCredentialsDocument);
  const { authorization, username, headerName } = source;
  const initialValues: Credentials = {
    authorization,
    username: username ?? '',
    headerName: headerName ?? '',
    secret: '',
  };
  const form = useForm({ initialValues });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (credentials) => {
    const { data } = await set({ variables: { input: { id: source.id, ...credentials } } });
    return handleMutationResult(data?.updateDataSourceCredentials, () => {
      void toast(t`Credentials replaced. Test the connection next.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Credentials`}>
      <Stack gap="md">
        <CredentialFields form={form} />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Replace credentials`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
