import { useMutation } from '@apollo/client/react';
import { PHONE_PROVIDER_TITLES, type PhoneProvider } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreatePhoneConfigDocument } from '../../gql/create-phone-config.ts';
import { PhoneNumbersDocument } from '../../gql/phone-numbers.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Segments } from '../../ui/segments.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Dialog that adds a phone number. The server stores the number only if the provider confirms it. */
export function AddNumberDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Add number`} size="lg" closeOnClickOutside={false}>
      <NumberForm onDone={onClose} />
    </Modal>
  );
}

interface Values {
  provider: PhoneProvider;
  number: string;
  providerNumberId: string;
  businessAccountId: string;
  accessToken: string;
  appSecret: string;
  sandbox: boolean;
}

function NumberForm({ onDone }: { onDone: () => void }) {
  const { channel, environment } = useWorkspace();
  const providers: PhoneProvider[] = channel === 'WHATSAPP' ? ['WHATSAPP_CLOUD', 'TWILIO'] : ['VAPI'];
  const form = useForm<Values>({ initialValues: { ...NOTHING, provider: providers[0] ?? 'WHATSAPP_CLOUD' } });
  const { attempt, pending, refusal } = useCreate();
  const { provider, sandbox } = form.getValues();
  const onSubmit = form.onSubmit((values) => void attempt(values).then((done) => done && onDone()));
  const isCloud = provider === 'WHATSAPP_CLOUD';
  return (
    <Form onSubmit={onSubmit} aria-label={t`Number`}>
      <Stack gap="md">
        {providers.length > 1 && (
          <Segments
            label={t`Provider`}
            segments={providers.map((value) => ({ value, label: PHONE_PROVIDER_TITLES[value] }))}
            value={provider}
            onChange={(value) => form.setFieldValue('provider', value)}
          />
        )}
        {isCloud && environment === 'DEVELOPMENT' && (
          <Checkbox
            label={t`Sandbox number`}
            description={t`For testing with the simulator.`}
            {...form.getInputProps('sandbox', { type: 'checkbox' })}
          />
        )}
        {isCloud && !sandbox && <CloudFields form={form} />}
        {provider === 'TWILIO' && (
          <TextInput
            label={t`Number`}
            description={t`A number of your Twilio account, such as +44 20 7946 0018.`}
            autoComplete="off"
            {...form.getInputProps('number')}
          />
        )}
        {provider === 'VAPI' && (
          <TextInput
            label={t`Phone number ID`}
            description={t`Find it in your Vapi dashboard.`}
            autoComplete="off"
            {...form.getInputProps('providerNumberId')}
          />
        )}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Add number`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

const NOTHING = {
  number: '',
  providerNumberId: '',
  businessAccountId: '',
  accessToken: '',
  appSecret: '',
  sandbox: false,
};

function CloudFields({ form }: { form: ReturnType<typeof useForm<Values>> }) {
  return (
    <>
      <TextInput
        label={t`Phone number ID`}
        description={t`Find it on the “API Setup” page of your Meta app.`}
        autoComplete="off"
        inputMode="numeric"
        {...form.getInputProps('providerNumberId')}
      />
      <TextInput
        label={t`WhatsApp Business Account ID`}
        autoComplete="off"
        inputMode="numeric"
        {...form.getInputProps('businessAccountId')}
      />
      <PasswordInput
        label={t`Access token`}
        description={t`Token of a system user who can manage the account and send messages. Stored encrypted.`}
        autoComplete="off"
        {...form.getInputProps('accessToken')}
      />
      <PasswordInput
        label={t`App secret`}
        description={t`Find it in the basic settings of your Meta app. Required to activate the number.`}
        autoComplete="off"
        {...form.getInputProps('appSecret')}
      />
    </>
  );
}

function useCreate() {
  const [create] = useMutation(CreatePhoneConfigDocument, {
    refetchQueries: [PhoneNumbersDocument],
    awaitRefetchQueries: true,
  });
  return useMutationAction(async (input: Values) => {
    const { data } = await create({ variables: { input } });
    return handleMutationResult(data?.createPhoneConfig, () => void toast(t`Number added.`));
  });
}
