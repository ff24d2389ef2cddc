import { useMutation } from '@apollo/client/react';
import { CALL_OUTCOME_TITLES, CALL_OUTCOMES, type CallOutcome, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CallReport_CallFragment } from '../../gql/types.ts';
import { WrapUpCallDocument } from '../../gql/wrap-up-call.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

/** Form for the outcome of an ended call and a note. */
export function WrapUpForm({ call }: { call: CallReport_CallFragment }) {
  const { form, onSubmit, pending, refusal } = useWrapUp(call);
  return (
    <Form onSubmit={onSubmit} aria-label={t`Wrap up`}>
      <Stack gap="sm">
        <NativeSelect
          label={t`Outcome`}
          data={CALL_OUTCOMES.map((value) => ({ value, label: CALL_OUTCOME_TITLES[value] }))}
          {...form.getInputProps('outcome')}
        />
        <Textarea
          label={t`Note`}
          description={t`Only your team sees the note.`}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LIMITS.callNoteLength}
          {...form.getInputProps('note')}
        />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end">
          <PermissionButton type="submit" permission={call.viewerCan.wrapUp} loading={pending}>
            {t`Wrap up`}
          </PermissionButton>
        </Group>
      </Stack>
    </Form>
  );
}

function useWrapUp({ id, outcome, wrapUpNote }: CallReport_CallFragment) {
  const [wrapUp] = useMutation(WrapUpCallDocument);
  const form = useForm({ initialValues: { outcome: outcome ?? ('CALL_BACK' as CallOutcome), note: wrapUpNote } });
  const submission = useFormMutation(form, async (values) => {
    const { data } = await wrapUp({ variables: { input: { id, ...values } } });
    return handleMutationResult(data?.wrapUpCall, () => void toast(t`Call wrapped up.`));
  });
  return { form, ...submission };
}
