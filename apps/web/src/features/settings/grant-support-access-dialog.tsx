import { useMutation } from '@apollo/client/react';
import { SUPPORT_HOURS, SUPPORT_LEVEL_TITLES, SUPPORT_OFFER_HOURS, type SupportLevel } from '@frontdesk/domain';
import { Modal, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { GrantSupportAccessDocument } from '../../gql/grant-support-access.ts';
import { SupportAccessesDocument } from '../../gql/support-accesses.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

const EFFECTS: Record<SupportLevel, string> = {
  READ: 'They see what you see, with phone numbers and addresses masked, and change nothing.',
  CHANGE: 'They may also set up the agent and put records right. Never members, keys, credentials or messages.',
};

/** Level and duration of support access. */
export function GrantSupportAccessDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Let support in">
      <GrantForm onDone={onClose} />
    </Modal>
  );
}

function GrantForm({ onDone }: { onDone: () => void }) {
  const [grant] = useMutation(GrantSupportAccessDocument, { refetchQueries: [SupportAccessesDocument] });
  const form = useForm({ initialValues: { level: 'READ' as SupportLevel, hours: SUPPORT_HOURS.most as number } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    return handleMutationResult((await grant({ variables: { input } })).data?.grantSupportAccess, {
      SupportAccessGranted: () => {
        void toast('The door is open. You can close it at any time.');
        onDone();
      },
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label="Let support in">
      <Stack gap="lg">
        <Text size="sm">
          One person of the platform may come within {SUPPORT_OFFER_HOURS} hours. They never hold more rights than you
          do, and you are told when they are here.
        </Text>
        <Radio.Group label="What they may do" {...form.getInputProps('level')}>
          <Stack gap="sm" mt="xs">
            {(Object.keys(EFFECTS) as SupportLevel[]).map((level) => (
              <Radio key={level} value={level} label={SUPPORT_LEVEL_TITLES[level]} description={EFFECTS[level]} />
            ))}
          </Stack>
        </Radio.Group>
        <NumberInput
          label="How long, in hours"
          description={`Counted from when they come: ${SUPPORT_HOURS.least} to ${SUPPORT_HOURS.most}.`}
          min={SUPPORT_HOURS.least}
          max={SUPPORT_HOURS.most}
          allowDecimal={false}
          {...form.getInputProps('hours')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending}>
          Open the door
        </FormButtons>
      </Stack>
    </Form>
  );
}
