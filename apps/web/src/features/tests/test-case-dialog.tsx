import { useMutation } from '@apollo/client/react';
import { TEST_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, NativeSelect, NumberInput, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { ExpectationFields, type HasExpectations } from '../../app/test-cases/expectation-fields.tsx';
import { inputOf, type TestCaseValues, valuesOf } from '../../app/test-cases/test-case-values.ts';
import type { ListedCase } from '../../app/test-cases/test-labels.ts';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { CreateTestCaseDocument, TestsPageDocument, UpdateTestCaseDocument } from '../../gql/tests.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useIsEscapeCovered } from '../../lib/use-escape-layer.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  /** State of the dialog. Null if the dialog is closed. `testCase` is null if a new test case is created. */
  open: { testCase: ListedCase | null } | null;
  agentId: string | null;
  onClose: () => void;
}

/** Dialog that creates or edits a test case. It is read-only for members who cannot edit test cases. */
export function TestCaseDialog({ open, agentId, onClose }: Props) {
  const shown = useLastValue(open);
  const covered = useIsEscapeCovered();
  const canEdit = useCan('update', 'TestCase');
  const title = shown?.testCase ? (canEdit ? t`Edit test case` : t`Test case`) : t`Create test case`;
  return (
    <Modal opened={open !== null} onClose={onClose} closeOnEscape={!covered} size="xl" title={title}>
      {shown && (
        <TestCaseForm key={shown.testCase?.id ?? 'new'} testCase={shown.testCase} agentId={agentId} onClose={onClose} />
      )}
    </Modal>
  );
}

function TestCaseForm({ testCase, agentId, onClose }: { testCase: ListedCase | null } & Omit<Props, 'open'>) {
  const canEdit = useCan(testCase ? 'update' : 'create', 'TestCase');
  const refetched = { refetchQueries: [TestsPageDocument] };
  const [create] = useMutation(CreateTestCaseDocument, refetched);
  const [update] = useMutation(UpdateTestCaseDocument, refetched);
  const form = useForm({ initialValues: valuesOf(testCase) });
  const done = () => {
    void toast(testCase ? t`Test case saved.` : t`Test case created.`);
    onClose();
  };
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const input = inputOf(values);
    if (!testCase) {
      const { data } = await create({ variables: { input: { ...input, agentId } } });
      return handleMutationResult(data?.createTestCase, done);
    }
    const { id, revision } = testCase;
    const { data } = await update({ variables: { input: { ...input, id, revision } } });
    return handleMutationResult(data?.updateTestCase, done);
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Test case`}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="md">
        <TextInput
          data-autofocus
          label={t`Name`}
          autoComplete="off"
          maxLength={TEST_LIMITS.nameLength}
          readOnly={!canEdit}
          {...form.getInputProps('name')}
        />
        <ContactFields form={form} readOnly={!canEdit} />
        <ExpectationFields form={form as unknown as UseFormReturnType<HasExpectations>} readOnly={!canEdit} />
        <RefusalAlert refusal={refusal} />
        {canEdit && (
          <FormButtons onCancel={onClose} pending={pending}>
            {testCase ? t`Save test case` : t`Create test case`}
          </FormButtons>
        )}
      </Stack>
    </Form>
  );
}

const KINDS = [
  { value: 'SCRIPT', label: t`Fixed messages` },
  { value: 'SIMULATED', label: t`Simulated contact` },
];

function ContactFields({ form, readOnly }: { form: UseFormReturnType<TestCaseValues>; readOnly: boolean }) {
  return (
    <>
      <NativeSelect label={t`Contact`} data={KINDS} disabled={readOnly} {...form.getInputProps('kind')} />
      {form.values.kind === 'SCRIPT' ? (
        <Textarea
          label={t`Messages of the contact`}
          description={t`Separate messages with an empty line.`}
          autosize
          minRows={4}
          maxRows={14}
          dir="auto"
          readOnly={readOnly}
          {...form.getInputProps('script')}
          error={form.errors['messages'] ?? form.errors['script']}
        />
      ) : (
        <>
          <Textarea
            label={t`Persona`}
            description={t`Who the contact is and what they know.`}
            autosize
            minRows={2}
            dir="auto"
            maxLength={TEST_LIMITS.personaLength}
            readOnly={readOnly}
            {...form.getInputProps('persona')}
          />
          <TextInput
            label={t`Goal`}
            description={t`What the contact wants to achieve.`}
            dir="auto"
            autoComplete="off"
            maxLength={TEST_LIMITS.goalLength}
            readOnly={readOnly}
            {...form.getInputProps('goal')}
          />
          <NumberInput
            label={t`Maximum number of the contact’s messages`}
            min={1}
            max={TEST_LIMITS.turns}
            allowDecimal={false}
            readOnly={readOnly}
            {...form.getInputProps('maxTurns')}
          />
        </>
      )}
      <Switch
        label={t`The agent writes first`}
        disabled={readOnly}
        {...form.getInputProps('isGreeted', { type: 'checkbox' })}
      />
    </>
  );
}
