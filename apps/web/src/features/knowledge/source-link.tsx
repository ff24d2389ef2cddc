import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UpdateKnowledgeSourceLinkDocument } from '../../gql/source-link.ts';
import type { KnowledgeSourceQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  source: KnowledgeSourceQuery['knowledgeSource'];
}

/** Form for the link to a source, which contacts receive with answers from the source (AG-18). */
export function SourceLink({ source: { id, kind, isLinkShared, publicUrl } }: Props) {
  const canEdit = useCan('update', 'KnowledgeSource');
  const [update] = useMutation(UpdateKnowledgeSourceLinkDocument);
  const form = useForm({ initialValues: { isLinkShared, publicUrl: publicUrl ?? '' } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const input = { id, isLinkShared: values.isLinkShared, publicUrl: values.publicUrl.trim() || null };
    const { data } = await update({ variables: { input } });
    return handleMutationResult(data?.updateKnowledgeSourceLink, () => {
      form.resetDirty();
      void toast(t`Link saved`);
    });
  });
  const isWebPage = kind === 'WEB_PAGE';
  return (
    <Form onSubmit={onSubmit} aria-label={t`Link for contacts`}>
      <Stack gap="xs">
        {!isWebPage && (
          <TextInput
            label={t`Public URL`}
            description={t`Page where contacts can read more. Leave empty for private content.`}
            type="url"
            autoComplete="off"
            dir="ltr"
            maxLength={500}
            readOnly={!canEdit}
            {...form.getInputProps('publicUrl')}
          />
        )}
        <Switch
          label={t`Send the link with answers`}
          description={
            isWebPage ? t`Contacts receive the address of the page in chats, unless it contains a query string.` : null
          }
          disabled={!canEdit}
          {...form.getInputProps('isLinkShared', { type: 'checkbox' })}
        />
        <RefusalAlert refusal={refusal} />
        {canEdit && form.isDirty() && (
          <Group justify="flex-end">
            <Button type="submit" variant="default" loading={pending}>
              {t`Save link`}
            </Button>
          </Group>
        )}
      </Stack>
    </Form>
  );
}
