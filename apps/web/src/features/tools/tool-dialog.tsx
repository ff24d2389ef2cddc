import { useMutation, useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Modal, Skeleton, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { CreateToolDocument, ToolDocument, ToolsDocument, UpdateToolDocument } from '../../gql/tools.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useIsEscapeCovered } from '../../lib/use-escape-layer.ts';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { ToolFormFields } from './tool-form-fields.tsx';
import { inputOf, type Tool, valuesOf } from './tool-values.ts';

interface Props {
  /** State of the dialog. Null if the dialog is closed. `id` is null if a new tool is created. */
  open: { id: string | null } | null;
  onClose: () => void;
}

/** Dialog that creates or edits an HTTP tool. It is read-only for members who cannot edit tools. */
export function ToolDialog({ open, onClose }: Props) {
  const shown = useLastValue(open);
  const covered = useIsEscapeCovered();
  const canEdit = useCan('update', 'HttpTool');
  const title = shown?.id === null ? t`Create tool` : canEdit ? t`Edit tool` : t`Tool`;
  return (
    <Modal opened={open !== null} onClose={onClose} closeOnEscape={!covered} size="xl" title={title}>
      {shown?.id === null && <ToolForm tool={null} onClose={onClose} />}
      {shown?.id && <LoadedTool key={shown.id} id={shown.id} onClose={onClose} />}
    </Modal>
  );
}

function LoadedTool({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(ToolDocument, { variables: { id }, fetchPolicy: 'network-only' });
  if (error && !data)
    return <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />;
  if (!data)
    return (
      <Stack gap="md" role="status" aria-label={t`Loading tool`}>
        {[38, 52, 70].map((width) => (
          <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
        ))}
      </Stack>
    );
  return <ToolForm tool={data.httpTool} onClose={onClose} />;
}

function ToolForm({ tool, onClose }: { tool: Tool | null; onClose: () => void }) {
  const canEdit = useCan(tool ? 'update' : 'create', 'HttpTool');
  const { form, onSubmit, pending, refusal } = useToolForm(tool, onClose);
  return (
    <Form onSubmit={onSubmit} aria-label={t`Tool`}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="md">
        <ToolFormFields form={form} isNew={tool === null} readOnly={!canEdit} />
        <RefusalAlert refusal={refusal} />
        {canEdit && (
          <FormButtons onCancel={onClose} pending={pending}>
            {tool ? t`Save tool` : t`Create tool`}
          </FormButtons>
        )}
      </Stack>
    </Form>
  );
}

function useToolForm(tool: Tool | null, onClose: () => void) {
  const [create] = useMutation(CreateToolDocument, { refetchQueries: [ToolsDocument] });
  const [update] = useMutation(UpdateToolDocument, { refetchQueries: [ToolsDocument] });
  const form = useForm({ initialValues: valuesOf(tool) });
  const done = () => {
    void toast(tool ? t`Tool saved.` : t`Tool created.`);
    onClose();
  };
  const send = async (input: ReturnType<typeof inputOf>): Promise<Refused | undefined> =>
    tool
      ? handleMutationResult(
          (await update({ variables: { input: { ...input, id: tool.id, revision: tool.revision } } })).data
            ?.updateHttpTool,
          done,
        )
      : handleMutationResult((await create({ variables: { input } })).data?.createHttpTool, done);
  return { form, ...useFormMutation(form, (values) => send(inputOf(values))) };
}
