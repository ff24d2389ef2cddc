import { useMutation } from '@apollo/client/react';
import { TEST_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack, Text, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { CreateTestCaseFromConversationDocument } from '../../gql/tests.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { ExpectationFields, type HasExpectations } from './expectation-fields.tsx';
import { expectationInput, NEW_EXPECTATION } from './test-case-values.ts';

/** Form that creates a test case from the messages of the contact. Loaded when the dialog opens. */
export default function AddAsTestForm({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const [create] = useMutation(CreateTestCaseFromConversationDocument);
  const form = useForm({ initialValues: { name: '', expectations: [{ ...NEW_EXPECTATION }] } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ name, expectations }) => {
    const input = { conversationId, name, expectations: expectations.map(expectationInput) };
    const { data } = await create({ variables: { input } });
    return handleMutationResult(data?.createTestCaseFromConversation, () => {
      void toast(t`Test case created.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Add as test`}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t`The contact’s messages become the script. Personal details are replaced.`}
        </Text>
        <TextInput
          data-autofocus
          label={t`Name`}
          autoComplete="off"
          maxLength={TEST_LIMITS.nameLength}
          {...form.getInputProps('name')}
        />
        <ExpectationFields form={form as unknown as UseFormReturnType<HasExpectations>} readOnly={false} />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Add test`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
