import { useMutation } from '@apollo/client/react';
import { KNOWLEDGE_LIMITS, type WrittenSourceKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { KnowledgeSourcesPageDocument } from '../../gql/knowledge-sources-page.ts';
import { CreateKnowledgeSourceDocument, UpdateKnowledgeSourceDocument } from '../../gql/source-form.ts';
import type { KnowledgeSourceQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { UnsavedChangesGuard } from '../unsaved-changes-guard.tsx';
import { sourceRules } from './source-rules.ts';

type Source = KnowledgeSourceQuery['knowledgeSource'];

interface Props {
  kind: WrittenSourceKind;
  /** Source to edit. Null for a new source. */
  source: Source | null;
  onClose: () => void;
  /** Refetches the source. Resolves to undefined if the server returned no source. Required for an existing source. */
  onReload?: () => Promise<Source | undefined>;
}

/** Form for a question with its answer, or for a text with its title. */
export function SourceForm(props: Props) {
  const { kind, source, onClose } = props;
  const { form, onSubmit, pending, refusal, isOutdated, reload } = useSource(props);
  const canEdit = useCan(source ? 'update' : 'create', 'KnowledgeSource');
  return (
    <Form onSubmit={onSubmit} aria-label={t`Source`}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="md">
        <SourceFields kind={kind} form={form} readOnly={!canEdit} />
        <RefusalAlert refusal={refusal} />
        {isOutdated && (
          <Group justify="flex-end">
            <Button variant="default" onClick={reload}>
              {t`Discard changes and reload`}
            </Button>
          </Group>
        )}
        {canEdit && (
          <FormButtons onCancel={onClose} pending={pending}>
            {source ? t`Save source` : t`Add source`}
          </FormButtons>
        )}
      </Stack>
    </Form>
  );
}

interface FieldsProps {
  kind: WrittenSourceKind;
  form: ReturnType<typeof useSource>['form'];
  readOnly: boolean;
}

function SourceFields({ kind, form, readOnly }: FieldsProps) {
  const isText = kind === 'TEXT';
  const max = KNOWLEDGE_LIMITS.textLength.toLocaleString('en-GB');
  return (
    <>
      <TextInput
        data-autofocus
        label={isText ? t`Title` : t`Question`}
        description={isText ? null : t`Phrase it as your contacts would.`}
        autoComplete="off"
        dir="auto"
        maxLength={KNOWLEDGE_LIMITS.titleLength}
        readOnly={readOnly}
        {...form.getInputProps('title')}
      />
      <Textarea
        label={isText ? t`Text` : t`Answer`}
        description={
          isText
            ? t`At most ${max} characters. Use headings such as “# Parking” to divide the text into sections.`
            : null
        }
        autosize
        minRows={isText ? 10 : 4}
        maxRows={isText ? 18 : 10}
        dir="auto"
        readOnly={readOnly}
        {...form.getInputProps('text')}
      />
    </>
  );
}

function useSource({ kind, source, onClose, onReload }: Props) {
  const refetchQueries = [KnowledgeSourcesPageDocument];
  const [create] = useMutation(CreateKnowledgeSourceDocument, { refetchQueries });
  const [update] = useMutation(UpdateKnowledgeSourceDocument, { refetchQueries });
  // The revision of the values in the form. It must not change when another member saves the source.
  const [revision, setRevision] = useState(source?.revision ?? 0);
  const [isOutdated, setOutdated] = useState(false);
  const form = useForm({
    initialValues: { title: source?.title ?? '', text: source?.text ?? '' },
    validate: sourceRules(kind),
    validateInputOnBlur: true,
  });
  const done = (message: string) => () => {
    void toast(message);
    onClose();
  };
  const submission = useFormMutation(form, async (values) => {
    const refused = source
      ? await handleMutationResult(
          (await update({ variables: { input: { ...values, id: source.id, revision } } })).data?.updateKnowledgeSource,
          done(t`Source saved`),
        )
      : await handleMutationResult(
          (await create({ variables: { input: { ...values, kind } } })).data?.createKnowledgeSource,
          done(t`Source added`),
        );
    setOutdated(refused?.code === 'KNOWLEDGE_CHANGED');
    return refused;
  });
  const show = ({ title, text, revision: next }: Source) => {
    form.setValues({ title, text });
    form.resetDirty({ title, text });
    setRevision(next);
    setOutdated(false);
    submission.setRefusal(null);
  };
  const reload = () =>
    void onReload?.()
      .then((next) => next && show(next))
      .catch(() => {});
  return { form, ...submission, isOutdated, reload };
}
