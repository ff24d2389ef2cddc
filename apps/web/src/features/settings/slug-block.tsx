import { LIMITS, SLUG_ERROR_MESSAGES, slugError } from '@frontdesk/domain';
import { Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { paths } from '../../app/paths.ts';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { EditableBlock } from './editable-block.tsx';
import { useRename } from './use-rename.ts';

type Workspace = SettingsPageQuery['workspace'];

export function SlugBlock({ workspace }: { workspace: Workspace }) {
  const { slug, viewerCan } = workspace;
  return (
    <EditableBlock
      title="Slug"
      permission={viewerCan.rename}
      renderForm={(done) => <SlugForm current={slug} onDone={done} />}
    >
      <Text ff="monospace">{slug}</Text>
      <Text c="dimmed" size="sm">
        Used in URLs
      </Text>
    </EditableBlock>
  );
}

function SlugForm({ current, onDone }: { current: string; onDone: () => void }) {
  const rename = useRename(onDone);
  const form = useForm({
    initialValues: { slug: current },
    validateInputOnBlur: true,
    validate: {
      slug: (slug) => {
        const problem = slugError(slug.trim());
        return problem && SLUG_ERROR_MESSAGES[problem];
      },
    },
  });
  const slugRef = useFirstFocus<HTMLInputElement>();
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ slug }) => {
    if (slug.trim() === current) return onDone() as undefined;
    return rename(slug.trim());
  });
  return (
    <Form onSubmit={onSubmit} aria-label="Change slug">
      <Stack gap="md">
        <WarningAlert title="Your form URL will change">
          {location.host}
          {paths.form({ workspace: current })} stops working. Update links, embedded forms and automation that uses the
          x-workspace header.
        </WarningAlert>
        <RefusalAlert refusal={refusal} />
        <TextInput
          ref={slugRef}
          label="Slug"
          maxLength={LIMITS.slugMaxLength}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('slug')}
          onChange={(event) =>
            form.getInputProps('slug').onChange(event.currentTarget.value.toLowerCase().replace(/\s+/g, '-'))
          }
        />
        <FormButtons onCancel={onDone} pending={pending}>
          Change slug
        </FormButtons>
      </Stack>
    </Form>
  );
}
