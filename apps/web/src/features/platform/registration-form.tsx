import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Radio, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import type { PlatformPageQuery, RegistrationMode } from '../../gql/types.ts';
import { UpdateRegistrationDocument } from '../../gql/update-registration.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import { toast } from '../../ui/toast.ts';

type Settings = Pick<PlatformPageQuery['platformSettings'], 'registrationMode' | 'allowedDomains'>;

const MODES: { mode: RegistrationMode; title: string; effect: string }[] = [
  { mode: 'OPEN', title: t`Anyone`, effect: t`Anyone with a verified email.` },
  { mode: 'INVITED', title: t`Invited people`, effect: t`Requires a workspace invitation.` },
  {
    mode: 'DOMAINS',
    title: t`Email domains`,
    effect: t`Anyone with a verified email at an allowed domain.`,
  },
  { mode: 'CLOSED', title: t`No one`, effect: t`No new accounts. Existing accounts keep working.` },
];

/** Form for the registration settings. One request saves all of them. */
export function RegistrationForm({ settings: { registrationMode, allowedDomains } }: { settings: Settings }) {
  const [set] = useMutation(UpdateRegistrationDocument, { refetchQueries: [PlatformPageDocument] });
  const form = useForm({ initialValues: { mode: registrationMode, allowedDomains: [...allowedDomains] } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    const { data } = await set({ variables: { input } });
    return handleMutationResult(data?.updateRegistration, () => {
      form.resetDirty();
      void toast(t`Registration settings saved.`);
    });
  });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <Radio.Group label={t`Who can register`} {...form.getInputProps('mode')}>
          <Stack gap="sm" mt="xs">
            {MODES.map(({ mode, title, effect }) => (
              <Radio key={mode} value={mode} label={title} description={effect} />
            ))}
          </Stack>
        </Radio.Group>
        {form.getValues().mode === 'DOMAINS' && (
          <TagsField
            label={t`Domains`}
            description={t`For example, example.com. Press Enter to add.`}
            {...form.getInputProps('allowedDomains')}
          />
        )}
        <RefusalAlert refusal={refusal} />
        <Group>
          <Button type="submit" loading={pending} disabled={!form.isDirty()}>
            {t`Save registration settings`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
