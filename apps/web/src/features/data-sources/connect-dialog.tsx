import { useMutation, useQuery } from '@apollo/client/react';
import { DATA_SOURCE_KINDS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { CreateDataSourceDocument, DataSourceSandboxDocument } from '../../gql/connect-dialog.ts';
import { DataSourcesPageDocument } from '../../gql/data-sources-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { CredentialFields, type Credentials } from './credential-fields.tsx';
import { KIND_TITLES } from './data-source-labels.ts';
import { EMPTY_REQUEST, type RestValues } from './rest-fields.tsx';
import {
  type DataSourceValues,
  EMPTY_DATA_SOURCE,
  faultsOf,
  inputOf,
  Step,
  WhatFields,
  WhenFields,
  WhereFields,
} from './terms-fields.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Dialog that connects a data source and then opens its page, where the user can test the connection. */
export function ConnectDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Connect data source`} size="lg" closeOnClickOutside={false}>
      <ConnectForm onClose={onClose} />
    </Modal>
  );
}

const EMPTY: DataSourceValues & Credentials = {
  ...EMPTY_DATA_SOURCE,
  authorization: 'BEARER',
  username: '',
  headerName: '',
  secret: '',
};

const KINDS = DATA_SOURCE_KINDS.map((value) => ({ value, label: KIND_TITLES[value] }));

/** Request settings of the simulated REST API. */
const SANDBOX_REQUEST: RestValues = {
  ...EMPTY_REQUEST,
  path: '/customers/cursor',
  itemsPath: 'data.customers',
  pagination: 'CURSOR',
  pageParameter: 'cursor',
  cursorPath: 'meta.next_cursor',
  sizeParameter: 'limit',
  sinceParameter: 'updated_since',
};

function ConnectForm({ onClose }: Pick<Props, 'onClose'>) {
  const form = useForm({ initialValues: EMPTY, validate: faultsOf });
  const { onSubmit, pending, refusal } = useFormMutation(form, useConnect(onClose));
  const { data } = useQuery(DataSourceSandboxDocument);
  const sandbox = data?.dataSourceSandbox;
  const isRest = form.getValues().kind === 'REST';
  const fillIn = () => {
    if (!sandbox) return;
    const { token: secret } = sandbox;
    const { name, kind } = form.getValues();
    const { title, ...given } =
      kind === 'REST'
        ? { title: t`Sandbox CRM`, baseUrl: sandbox.restBaseUrl, request: SANDBOX_REQUEST }
        : { title: t`Sandbox EHR`, baseUrl: sandbox.baseUrl };
    form.setValues({ name: name || title, authorization: 'BEARER', secret, ...given });
  };
  return (
    <Form onSubmit={onSubmit} aria-label={t`Data source`}>
      <Stack gap="xl">
        <NativeSelect label={t`Kind`} data={KINDS} {...form.getInputProps('kind')} />
        {sandbox && (
          <div>
            <Button size="xs" variant="default" onClick={fillIn}>
              {t`Use sandbox`}
            </Button>
          </div>
        )}
        <Step title={t`Connection`}>
          <WhereFields form={form} />
        </Step>
        <Step title={t`Authentication`}>
          <CredentialFields form={form} />
        </Step>
        <Step title={t`Records`}>
          <WhatFields form={form} />
        </Step>
        <Step title={t`Sync settings`}>
          <WhenFields form={form} />
        </Step>
        <Text size="sm" c="dimmed">
          {isRest
            ? t`Map the records next. No records are stored before the first sync.`
            : t`Test the connection next. No records are stored before the first sync.`}
        </Text>
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Connect`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useConnect(onDone: () => void) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const [create] = useMutation(CreateDataSourceDocument, { refetchQueries: [DataSourcesPageDocument] });
  return async ({ authorization, username, headerName, secret, ...terms }: typeof EMPTY) => {
    const input = { kind: terms.kind, ...inputOf(terms), authorization, username, headerName, secret };
    const { data } = await create({ variables: { input } });
    return handleMutationResult(data?.createDataSource, ({ dataSource }) => {
      void toast(t`Data source added.`);
      onDone();
      void navigate({ to: paths.dataSource({ workspace: slug, dataSource: dataSource.id }) });
    });
  };
}
