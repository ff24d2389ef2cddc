import { useMutation } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { UpdatePersonaDocument } from '../../gql/update-persona.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { type Draft, REFRESHED } from './use-agent.ts';

interface Props {
  draft: Draft;
  permission: Permission;
}

export function PersonaSection({ draft, permission }: Props) {
  const { form, onSubmit, pending, refusal } = usePersona(draft);
  const locked = { readOnly: !permission.allowed };
  return (
    <Section title={t`Persona`} description={t`Your agent always discloses that it is an AI.`}>
      <Form onSubmit={onSubmit} aria-label={t`Persona`}>
        <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
        <Stack gap="md">
          <RefusalAlert refusal={refusal} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t`Name`}
              maxLength={LIMITS.nameLength}
              autoComplete="off"
              {...locked}
              {...form.getInputProps('name')}
            />
            <TextInput
              label={t`Role`}
              maxLength={LIMITS.personaRoleLength}
              autoComplete="off"
              {...locked}
              {...form.getInputProps('role')}
            />
          </SimpleGrid>
          <Textarea
            label={t`Tone`}
            description={t`For example formal, friendly or brief.`}
            maxLength={LIMITS.personaToneLength}
            autosize
            minRows={2}
            {...locked}
            {...form.getInputProps('tone')}
          />
          <Group justify="flex-end">
            <PermissionButton
              type="submit"
              loading={pending}
              disabled={permission.allowed && !form.isDirty()}
              permission={permission}
            >
              {t`Save persona`}
            </PermissionButton>
          </Group>
        </Stack>
      </Form>
    </Section>
  );
}

function usePersona({ agentId, revision, persona: { name, role, tone } }: Draft) {
  const [update] = useMutation(UpdatePersonaDocument, REFRESHED);
  const form = useForm({
    initialValues: { name, role, tone },
    validate: {
      name: (value) => (normalizeName(value) ? null : REFUSALS.NAME_INVALID),
      role: (value) => (value.trim() ? null : REFUSALS.PERSONA_ROLE_INVALID),
    },
  });
  // Show changes that other members saved, unless the form has unsaved edits.
  useEffect(() => {
    if (form.isDirty()) return;
    form.setValues({ name, role, tone });
    form.resetDirty({ name, role, tone });
    // oxlint-disable-next-line react/exhaustive-deps -- The form hook returns a new object on each render.
  }, [name, role, tone]);
  const submission = useFormMutation(form, async (values) => {
    const { data } = await update({ variables: { input: { agentId, revision, ...values } } });
    return handleMutationResult(data?.updatePersona, () => {
      form.resetDirty();
      void toast(t`Persona saved to the draft.`);
    });
  });
  return { form, ...submission };
}
