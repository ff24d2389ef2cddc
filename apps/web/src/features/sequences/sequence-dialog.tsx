import { useMutation, useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Modal, Skeleton, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import {
  CreateSequenceDocument,
  SequenceDocument,
  SequencePreviewDocument,
  SequencesDocument,
  UpdateSequenceDocument,
} from '../../gql/sequences.ts';
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
import { SequenceFormFields } from './sequence-form-fields.tsx';
import { inputOf, type LoadedSequence, valuesOf } from './sequence-values.ts';

interface Props {
  /** State of the dialog. Null if the dialog is closed. `id` is null if a new sequence is created. */
  open: { id: string | null } | null;
  onClose: () => void;
}

/** Dialog that creates or edits a sequence. It is read-only for members who cannot edit sequences. */
export function SequenceDialog({ open, onClose }: Props) {
  const shown = useLastValue(open);
  const covered = useIsEscapeCovered();
  const canEdit = useCan('update', 'Sequence');
  const title = shown?.id === null ? t`Create sequence` : canEdit ? t`Edit sequence` : t`Sequence`;
  return (
    <Modal opened={open !== null} onClose={onClose} closeOnEscape={!covered} size="xl" title={title}>
      {shown?.id === null && <SequenceForm sequence={null} onClose={onClose} />}
      {shown?.id && <LoadSequence key={shown.id} id={shown.id} onClose={onClose} />}
    </Modal>
  );
}

function LoadSequence({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(SequenceDocument, { variables: { id }, fetchPolicy: 'network-only' });
  if (error && !data)
    return <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />;
  if (!data)
    return (
      <Stack gap="md" role="status" aria-label={t`Loading sequence`}>
        {[38, 52, 70].map((width) => (
          <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
        ))}
      </Stack>
    );
  return <SequenceForm sequence={data.sequence} onClose={onClose} />;
}

function SequenceForm({ sequence, onClose }: { sequence: LoadedSequence | null; onClose: () => void }) {
  const canEdit = useCan(sequence ? 'update' : 'create', 'Sequence');
  const { form, onSubmit, pending, refusal } = useSequenceForm(sequence, onClose);
  return (
    <Form onSubmit={onSubmit} aria-label={t`Sequence`}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="md">
        <SequenceFormFields form={form} readOnly={!canEdit} />
        <RefusalAlert refusal={refusal} />
        {canEdit && (
          <FormButtons onCancel={onClose} pending={pending}>
            {sequence ? t`Save sequence` : t`Create sequence`}
          </FormButtons>
        )}
      </Stack>
    </Form>
  );
}

function useSequenceForm(sequence: LoadedSequence | null, onClose: () => void) {
  const refetchQueries = [SequencesDocument, SequencePreviewDocument];
  const [create] = useMutation(CreateSequenceDocument, { refetchQueries });
  const [update] = useMutation(UpdateSequenceDocument, { refetchQueries });
  const form = useForm({ initialValues: valuesOf(sequence) });
  const done = () => {
    void toast(sequence ? t`Sequence saved.` : t`Sequence created.`);
    onClose();
  };
  const send = async (input: ReturnType<typeof inputOf>): Promise<Refused | undefined> =>
    sequence
      ? handleMutationResult(
          (await update({ variables: { input: { ...input, id: sequence.id, revision: sequence.revision } } })).data
            ?.updateSequence,
          done,
        )
      : handleMutationResult((await create({ variables: { input } })).data?.createSequence, done);
  return { form, ...useFormMutation(form, (values) => send(inputOf(values))) };
}
