import { useMutation } from '@apollo/client/react';
import { LIMITS, SLUG_ERROR_MESSAGES, slugError } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { UpdateWorkspaceSlugDocument } from '../../gql/update-workspace-slug.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { useApi, useSession } from '../../session/api.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { EditableBlock } from './editable-block.tsx';
import { useSettingsVariables } from './use-settings.ts';

type Workspace = SettingsPageQuery['workspace'];

export function SlugBlock({ workspace }: { workspace: Workspace }) {
  const { slug, viewerCan } = workspace;
  return (
    <EditableBlock
      title={t`Slug`}
      permission={viewerCan.rename}
      renderForm={(done) => <SlugForm current={slug} onDone={done} />}
    >
      <Text ff="monospace">{slug}</Text>
      <Text c="dimmed" size="sm">
        {t`Used in URLs`}
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
    <Form onSubmit={onSubmit} aria-label={t`Change slug`}>
      <Stack gap="md">
        <WarningAlert title={t`Your form URL will change`}>
          {t`${location.host}${paths.form({ workspace: current })} stops working. Update links, embedded forms and automation that uses the x-workspace header.`}
        </WarningAlert>
        <RefusalAlert refusal={refusal} />
        <TextInput
          ref={slugRef}
          label={t`Slug`}
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
          {t`Change slug`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

/** Returns a function that changes the slug and navigates to the page's new URL without a reload. */
function useRename(onDone: () => void) {
  const [updateWorkspaceSlug] = useMutation(UpdateWorkspaceSlugDocument);
  const api = useApi();
  const session = useSession();
  const navigate = useNavigate();
  const variables = useSettingsVariables();

  async function moveTo(slug: string, previous: string) {
    // Load the page's data with the new slug before the navigation, so that no loading state appears.
    const client = api.forWorkspace(slug);
    const ahead = [
      client.query({ query: SessionWorkspaceDocument }),
      client.query({ query: SettingsPageDocument, variables }),
    ];
    await Promise.allSettled(ahead);
    await navigate({ to: paths.settings({ workspace: slug }), replace: true, resetScroll: false });
    api.forget(previous);
    await session.reloadViewer();
  }

  return async (slug: string): Promise<Refused | undefined> => {
    const { data } = await updateWorkspaceSlug({ variables: { slug } });
    return handleMutationResult(data?.updateWorkspaceSlug, async (answer) => {
      onDone();
      await moveTo(answer.workspace.slug, answer.previousSlug);
      void toast(t`Slug changed to ${answer.workspace.slug}.`);
    });
  };
}
