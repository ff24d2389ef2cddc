import { useMutation } from '@apollo/client/react';
import { SURFACE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconChecklist } from '@tabler/icons-react';
import { SurfaceAnswers } from '../../app/contact-forms/surface-answers.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { AcceptSurfaceDocument, FormReviewsDocument, ReturnSurfaceDocument } from '../../gql/form-reviews.ts';
import type { FormReviewsQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { toast } from '../../ui/toast.ts';

// All answers and files of more forms would exceed the limit of values per request.
const PAGE = 30;

type SubmittedForm = FormReviewsQuery['surfaces']['edges'][number]['node'];

/** Submitted forms that await a review. */
export function FormReviews() {
  const { data, previousData, loading, fetchMore } = useScreenQuery(FormReviewsDocument, { first: PAGE });
  const page = data?.surfaces;
  const after = page?.pageInfo.endCursor ?? null;
  const canReview = useCan('review', 'Surface');
  return (
    <RowList
      label={t`Forms to review`}
      rows={page?.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      renderText={(form) => <SubmittedFormText form={form} />}
      renderActions={(form) => canReview && <ReviewActions form={form} />}
      hasMore={page?.pageInfo.hasNextPage ?? false}
      loadingMore={loading && previousData !== undefined}
      onMore={() => void fetchMore({ variables: { after } })}
      total={page?.totalCount}
      empty={
        <EmptyState icon={<IconChecklist size={24} stroke={1.6} />} title={t`No forms to review`}>
          {t`Answers of forms that require a review appear here.`}
        </EmptyState>
      }
    />
  );
}

const nameOf = ({ contact }: SubmittedForm): string => contact?.name ?? t`Contact`;

function SubmittedFormText({ form }: { form: SubmittedForm }) {
  const { slug: workspace, timezone } = useWorkspace();
  const { name, contact, submittedAt, answers, files } = form;
  return (
    <Stack gap={4}>
      {contact ? (
        <AnchorLink to={paths.contact({ workspace, contact: contact.id })} fw={600} size="sm">
          <bdi>{contact.name}</bdi>
        </AnchorLink>
      ) : (
        <Text size="sm" fw={600}>
          {nameOf(form)}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        <bdi>{name}</bdi>
        {submittedAt && ` · ${formatDateTime(submittedAt, timezone)}`}
      </Text>
      <SurfaceAnswers answers={answers} files={files} />
    </Stack>
  );
}

const REFRESHED = { refetchQueries: [FormReviewsDocument], awaitRefetchQueries: true };

function ReviewActions({ form }: { form: SubmittedForm }) {
  const [returning, { open, close }] = useDisclosure(false);
  const [accept] = useMutation(AcceptSurfaceDocument, REFRESHED);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await accept({ variables: { id: form.id } });
    return handleMutationResult(data?.acceptSurface, () => void toast(t`Answers accepted.`));
  });
  const contactName = nameOf(form);
  return (
    <Stack gap="xs" align="flex-end">
      <Group gap="xs" wrap="nowrap">
        <Button size="xs" variant="default" aria-label={t`Return form of ${contactName}`} onClick={open}>
          {t`Return`}
        </Button>
        <Button
          size="xs"
          aria-label={t`Accept answers of ${contactName}`}
          loading={pending}
          onClick={() => void attempt()}
        >
          {t`Accept`}
        </Button>
      </Group>
      <RefusalAlert refusal={refusal} />
      <Modal opened={returning} onClose={close} title={t`Return form to ${contactName}`}>
        <ReturnForm id={form.id} onClose={close} />
      </Modal>
    </Stack>
  );
}

function ReturnForm({ id, onClose }: { id: string; onClose: () => void }) {
  const [returnForm] = useMutation(ReturnSurfaceDocument, REFRESHED);
  const form = useForm({ initialValues: { note: '' } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ note }) => {
    const { data } = await returnForm({ variables: { id, note } });
    return handleMutationResult(data?.returnSurface, () => {
      void toast(t`Form returned to the contact.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Return form`}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <Textarea
          label={t`What to correct`}
          description={t`Sent to the contact with the link of the form.`}
          data-autofocus
          autosize
          minRows={3}
          maxRows={8}
          maxLength={SURFACE_LIMITS.reviewNoteLength}
          dir="auto"
          {...form.getInputProps('note')}
        />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Return form`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
