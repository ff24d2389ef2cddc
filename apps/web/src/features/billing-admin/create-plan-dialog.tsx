import { useMutation } from '@apollo/client/react';
import { BILLING_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { BillingPlansDocument, CreatePlanDocument } from '../../gql/plans.ts';
import type { PlanVisibility } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Dialog that creates a plan, which initially has no version. */
export const CreatePlanDialog = ({ opened, onClose }: Props) => (
  <Modal opened={opened} onClose={onClose} title={t`Create plan`}>
    <CreatePlanForm onClose={onClose} />
  </Modal>
);

function CreatePlanForm({ onClose }: { onClose: () => void }) {
  const [create] = useMutation(CreatePlanDocument, { refetchQueries: [BillingPlansDocument] });
  const form = useForm({
    initialValues: { key: '', name: '', description: '', visibility: 'PRIVATE' as PlanVisibility },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    const { data } = await create({ variables: { input } });
    return handleMutationResult(data?.createPlan, () => {
      void toast(t`Plan created.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Create plan`}>
      <Stack gap="md">
        <TextInput label={t`Name`} {...form.getInputProps('name')} />
        <TextInput
          label={t`Key`}
          description={t`Lower-case letters, digits and hyphens. The key can’t be changed later.`}
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('key')}
        />
        <Textarea
          label={t`Description`}
          maxLength={BILLING_LIMITS.descriptionLength}
          autosize
          minRows={2}
          {...form.getInputProps('description')}
        />
        <NativeSelect
          label={t`Visibility`}
          data={[
            { value: 'PRIVATE', label: t`Private: assigned by global admins` },
            { value: 'PUBLIC', label: t`Public: offered to all workspaces` },
          ]}
          {...form.getInputProps('visibility')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Create plan`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
