import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateSavedViewDocument, UpdateSavedViewDocument } from '../../gql/saved-view-form.ts';
import { SavedViewsDocument } from '../../gql/saved-views.ts';
import type { SavedViewsQuery, ViewVisibility } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

export type SavedView = SavedViewsQuery['savedViews']['edges'][number]['node'];

interface Values {
  name: string;
  shared: boolean;
  /** Whether to replace the filter of the view with the current filter. */
  renewed: boolean;
}

interface NewProps {
  query: string;
  onClose: () => void;
}

export function NewSavedView({ query, onClose }: NewProps) {
  const [createView] = useMutation(CreateSavedViewDocument, { refetchQueries: [SavedViewsDocument] });
  const save = async ({ name, shared }: Values) => {
    const { data } = await createView({ variables: { input: { name, query, visibility: visibilityOf(shared) } } });
    return handleMutationResult(data?.createSavedView, onClose);
  };
  return <SavedViewForm values={{ name: '', shared: false, renewed: false }} save={save} onClose={onClose} />;
}

export function ChangedSavedView({ view, query, onClose }: NewProps & { view: SavedView }) {
  const [updateView] = useMutation(UpdateSavedViewDocument);
  const isElsewhere = query !== view.query;
  const save = async ({ name, shared, renewed }: Values) => {
    const input = { id: view.id, name, query: renewed ? query : view.query, visibility: visibilityOf(shared) };
    const { data } = await updateView({ variables: { input } });
    return handleMutationResult(data?.updateSavedView, onClose);
  };
  const values = { name: view.name, shared: view.visibility === 'SHARED', renewed: false };
  return <SavedViewForm values={values} save={save} onClose={onClose} isRenewable={isElsewhere} />;
}

const visibilityOf = (shared: boolean): ViewVisibility => (shared ? 'SHARED' : 'PRIVATE');

interface FormProps {
  values: Values;
  save: (values: Values) => Promise<Refused | undefined>;
  onClose: () => void;
  isRenewable?: boolean;
}

function SavedViewForm({ values, save, onClose, isRenewable }: FormProps) {
  const form = useForm({ initialValues: values });
  const { onSubmit, pending, refusal } = useFormMutation(form, save);
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput label={t`Name`} data-autofocus maxLength={LIMITS.nameLength} {...form.getInputProps('name')} />
        {isRenewable && (
          <Checkbox label={t`Update to the current filters`} {...form.getInputProps('renewed', { type: 'checkbox' })} />
        )}
        <Checkbox label={t`Share with all members`} {...form.getInputProps('shared', { type: 'checkbox' })} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
