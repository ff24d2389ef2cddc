import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Checkbox, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateOperatorDocument } from '../../gql/create-operator.ts';
import { OperatorChoiceDocument } from '../../gql/operator-choice.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Props {
  opened: boolean;
  /** Ids of the members who are already operators. */
  known: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

/** Dialog that adds a member as an operator. */
export function AddOperatorDialog({ opened, ...rest }: Props) {
  return (
    <Modal opened={opened} onClose={rest.onClose} title={t`Add operator`}>
      {opened && <OperatorForm {...rest} />}
    </Modal>
  );
}

function OperatorForm({ known, onClose, onDone }: Omit<Props, 'opened'>) {
  const { data } = useScreenQuery(OperatorChoiceDocument, { first: LIMITS.pageSizeMax });
  const members = data?.members.edges.map(({ node }) => node).filter(({ id }) => !known.includes(id)) ?? [];
  const { form, onSubmit, pending, refusal } = useCreate(onDone);
  return (
    <Form onSubmit={onSubmit} aria-label={t`Operator`}>
      <Stack gap="md">
        <NativeSelect
          data-autofocus
          label={t`Member`}
          description={t`To join calls, the member also needs the call.operate permission.`}
          disabled={!data}
          data={[
            { value: '', label: data && members.length === 0 ? t`All members are operators` : t`Choose a member` },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...form.getInputProps('memberId')}
        />
        <Checkbox
          label={t`Alert when a call needs a human`}
          {...form.getInputProps('receivesEscalations', { type: 'checkbox' })}
        />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} disabled={pending}>
            {t`Cancel`}
          </Button>
          <Button type="submit" loading={pending} disabled={!form.getValues().memberId}>
            {t`Add operator`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function useCreate(onDone: () => void) {
  const [create] = useMutation(CreateOperatorDocument);
  const form = useForm({ initialValues: { memberId: '', receivesEscalations: true } });
  const submission = useFormMutation(form, async (input) => {
    return handleMutationResult((await create({ variables: { input } })).data?.createOperator, onDone);
  });
  return { form, ...submission };
}
