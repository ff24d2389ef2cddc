import { useMutation } from '@apollo/client/react';
import { REVIEW_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef } from 'react';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import { CompleteReviewDocument } from '../../gql/review-actions.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { toast } from '../../ui/toast.ts';
import { SCORE_HELP, SCORE_NAMES, SCORE_OPTIONS, SCORE_TITLES } from './review-labels.ts';
import { REFRESHED } from './use-reviews.ts';

interface Props {
  id: string;
  onNext: () => void;
}

/** Form with the rubric and the comment of a review that the viewer has claimed. */
export function ReviewForm({ id, onNext }: Props) {
  const element = useRef<HTMLFormElement>(null);
  const { form, onSubmit, pending, refusal, setOpensNext } = useReviewForm({ id, onNext });
  const completeAndOpenNext = () => {
    setOpensNext(true);
    element.current?.requestSubmit();
  };
  useShortcuts([{ keys: 'shift+e', title: t`Complete and next`, group: t`Reviews`, run: completeAndOpenNext }]);
  return (
    <Form ref={element} onSubmit={onSubmit} aria-label={t`Scores`}>
      <UnsavedChangesGuard dirty={form.isDirty() && !pending} />
      <Stack gap="md">
        {SCORE_NAMES.map((name) => (
          <NativeSelect
            key={name}
            label={SCORE_TITLES[name]}
            description={SCORE_HELP[name]}
            data={SCORE_OPTIONS}
            {...form.getInputProps(name)}
          />
        ))}
        <Textarea
          label={t`Comment`}
          autosize
          minRows={3}
          maxRows={10}
          dir="auto"
          maxLength={REVIEW_LIMITS.commentLength}
          {...form.getInputProps('comment')}
        />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={pending} onClick={() => setOpensNext(false)}>
            {t`Complete`}
          </Button>
          <Button loading={pending} onClick={completeAndOpenNext}>
            {t`Complete and next`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function useReviewForm({ id, onNext }: Props) {
  const [complete] = useMutation(CompleteReviewDocument, REFRESHED);
  const opensNext = useRef(false);
  const form = useForm({
    initialValues: { accuracyScore: '', toneScore: '', outcomeScore: '', comment: '' },
    validate: {
      accuracyScore: (_, values) =>
        SCORE_NAMES.every((name) => values[name] === '') ? t`Score at least one criterion.` : null,
    },
  });
  const submission = useFormMutation(form, async ({ comment, ...scores }) => {
    const given = Object.fromEntries(SCORE_NAMES.map((name) => [name, Number(scores[name]) || null]));
    const { data } = await complete({ variables: { input: { id, ...given, comment: comment.trim() || null } } });
    return handleMutationResult(data?.completeReview, () => {
      form.resetDirty();
      void toast(t`Review completed.`);
      if (opensNext.current) onNext();
    });
  });
  const setOpensNext = (value: boolean) => {
    opensNext.current = value;
  };
  return { form, ...submission, setOpensNext };
}
