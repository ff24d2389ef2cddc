import { useMutation } from '@apollo/client/react';
import { Button, Group, Radio, Stack, TagsInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import { SetRegistrationDocument } from '../../gql/set-registration.ts';
import type { PlatformPageQuery, RegistrationMode } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

type Settings = Pick<PlatformPageQuery['platformSettings'], 'registrationMode' | 'allowedDomains'>;

const MODES: { mode: RegistrationMode; title: string; effect: string }[] = [
  { mode: 'OPEN', title: 'Anybody', effect: 'Whoever proves a mailbox gets an account.' },
  { mode: 'INVITED', title: 'People who were invited', effect: 'An invitation to a workspace opens the door.' },
  {
    mode: 'DOMAINS',
    title: 'Addresses of certain domains',
    effect: 'The mailbox says to which organization one belongs.',
  },
  { mode: 'CLOSED', title: 'Nobody', effect: 'No new accounts; those that exist go on.' },
];

/** Registration settings, saved together. */
export function RegistrationForm({ settings: { registrationMode, allowedDomains } }: { settings: Settings }) {
  const [set] = useMutation(SetRegistrationDocument, { refetchQueries: [PlatformPageDocument] });
  const form = useForm({ initialValues: { mode: registrationMode, allowedDomains: [...allowedDomains] } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    const { data } = await set({ variables: { input } });
    return handleMutationResult(data?.setRegistration, {
      RegistrationSet: () => {
        form.resetDirty();
        void toast('The next registration obeys it.');
      },
    });
  });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <Radio.Group label="Who may register by themselves" {...form.getInputProps('mode')}>
          <Stack gap="sm" mt="xs">
            {MODES.map(({ mode, title, effect }) => (
              <Radio key={mode} value={mode} label={title} description={effect} />
            ))}
          </Stack>
        </Radio.Group>
        {form.getValues().mode === 'DOMAINS' && (
          <TagsInput
            label="Domains"
            description="Such as example.com; Enter adds one."
            {...form.getInputProps('allowedDomains')}
          />
        )}
        <RefusalAlert refusal={refusal} />
        <Group>
          <Button type="submit" loading={pending} disabled={!form.isDirty()}>
            Save who may register
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
