import { useMutation } from '@apollo/client/react';
import { MCP_LIMITS, type McpAuthorization, TOOL_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, NativeSelect, NumberInput, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { ConnectMcpServerDocument, McpServersDocument, UpdateMcpServerDocument } from '../../gql/mcp.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import type { ListedServer } from './mcp-labels.ts';

interface Props {
  /** State of the dialog. Null if the dialog is closed. `server` is null if a new server is connected. */
  open: { server: ListedServer | null } | null;
  onClose: () => void;
}

/** Dialog that connects or edits an MCP server. */
export function McpServerForm({ open, onClose }: Props) {
  const shown = useLastValue(open);
  const title = shown?.server ? t`Edit ${shown.server.name}` : t`Connect MCP server`;
  return (
    <Modal opened={open !== null} onClose={onClose} title={title}>
      {shown && <ServerForm key={shown.server?.id ?? 'new'} server={shown.server} onClose={onClose} />}
    </Modal>
  );
}

const AUTHORIZATIONS = [
  { value: 'NONE', label: t`None` },
  { value: 'HEADER', label: t`Header with a secret` },
];

function ServerForm({ server, onClose }: { server: ListedServer | null; onClose: () => void }) {
  const { form, onSubmit, pending, refusal } = useServerForm(server, onClose);
  return (
    <Form onSubmit={onSubmit} aria-label={t`MCP server`}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="md">
        {!server && (
          <TextInput
            data-autofocus
            label={t`Name`}
            description={t`Lower-case letters, digits and underscores. It cannot be changed.`}
            autoComplete="off"
            spellCheck={false}
            maxLength={MCP_LIMITS.serverNameLength}
            {...form.getInputProps('name')}
          />
        )}
        <TextInput
          label={t`URL`}
          description={t`Address of the streamable HTTP endpoint.`}
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('url')}
        />
        <NativeSelect label={t`Authorization`} data={AUTHORIZATIONS} {...form.getInputProps('authorization')} />
        {form.getValues().authorization === 'HEADER' && (
          <>
            <TextInput
              label={t`Header`}
              autoComplete="off"
              spellCheck={false}
              maxLength={TOOL_LIMITS.headerNameLength}
              {...form.getInputProps('headerName')}
            />
            <PasswordInput
              label={t`Value of the header`}
              description={server?.headerName ? t`Leave empty to keep the stored value.` : null}
              autoComplete="off"
              maxLength={TOOL_LIMITS.headerValueLength}
              {...form.getInputProps('headerValue')}
            />
          </>
        )}
        <NumberInput
          label={t`Time limit in seconds`}
          min={TOOL_LIMITS.timeoutSecondsMin}
          max={TOOL_LIMITS.timeoutSecondsMax}
          {...form.getInputProps('timeoutSeconds')}
        />
        {server && (
          <Text size="sm" c="dimmed">
            {t`If you change the URL, review each tool again.`}
          </Text>
        )}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {server ? t`Save server` : t`Connect server`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useServerForm(server: ListedServer | null, onClose: () => void) {
  const [connect] = useMutation(ConnectMcpServerDocument, { refetchQueries: [McpServersDocument] });
  const [update] = useMutation(UpdateMcpServerDocument, { refetchQueries: [McpServersDocument] });
  const authorization: McpAuthorization = server?.authorization ?? 'HEADER';
  const form = useForm({
    initialValues: {
      name: server?.name ?? '',
      url: server?.url ?? '',
      authorization,
      headerName: server?.headerName ?? 'Authorization',
      headerValue: '',
      timeoutSeconds: server?.timeoutSeconds ?? 10,
    },
  });
  const done = () => {
    void toast(server ? t`Server saved.` : t`Server connected. Review its tools next.`);
    onClose();
  };
  const send = async ({ name, headerValue, ...values }: typeof form.values): Promise<Refused | undefined> => {
    const terms = { ...values, headerValue: headerValue.trim() || null };
    return server
      ? handleMutationResult(
          (await update({ variables: { input: { ...terms, id: server.id, revision: server.revision } } })).data
            ?.updateMcpServer,
          done,
        )
      : handleMutationResult(
          (await connect({ variables: { input: { ...terms, name } } })).data?.connectMcpServer,
          done,
        );
  };
  return { form, ...useFormMutation(form, send) };
}
