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
  READ: 'Sees what you see, with contact details masked.',
  CHANGE: 'Also changes agent settings and records. Never members, keys, credentials or messages.',
};

/** Level and duration of support access. */
export function GrantSupportAccessDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Grant support access">
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
        void toast('Support access granted. You can end it at any time.');
        onDone();
      },
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label="Grant support access">
      <Stack gap="lg">
        <Text size="sm">
          One support member can join within {SUPPORT_OFFER_HOURS} hours, with at most your permissions. You’ll be
          notified.
        </Text>
        <Radio.Group label="Access" {...form.getInputProps('level')}>
          <Stack gap="sm" mt="xs">
            {(Object.keys(EFFECTS) as SupportLevel[]).map((level) => (
              <Radio key={level} value={level} label={SUPPORT_LEVEL_TITLES[level]} description={EFFECTS[level]} />
            ))}
          </Stack>
        </Radio.Group>
        <NumberInput
          label="Duration (hours)"
          description={`${SUPPORT_HOURS.least} to ${SUPPORT_HOURS.most} hours from when they join`}
          min={SUPPORT_HOURS.least}
          max={SUPPORT_HOURS.most}
          allowDecimal={false}
          {...form.getInputProps('hours')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending}>
          Grant access
        </FormButtons>
      </Stack>
    </Form>
  );
}
