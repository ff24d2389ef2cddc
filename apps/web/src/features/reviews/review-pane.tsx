import { useMutation, useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { CloseButton, Group, Skeleton, Stack, Text } from '@mantine/core';
import { AddToKnowledge } from '../../app/knowledge/add-to-knowledge.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { AddAsTest } from '../../app/test-cases/add-as-test.tsx';
import { ClaimReviewDocument, CreateSecondReviewDocument, ReleaseReviewDocument } from '../../gql/review-actions.ts';
import { ReviewDetailsDocument } from '../../gql/reviews-page.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { toast } from '../../ui/toast.ts';
import { permissionFor } from './permission.ts';
import { ReviewForm } from './review-form.tsx';
import { reasonsText, SCORE_NAMES, SCORE_TITLES } from './review-labels.ts';
import { ReviewTranscript } from './review-transcript.tsx';
import { REFRESHED, type ReviewDetails } from './use-reviews.ts';

interface Props {
  id: string;
  onClose: () => void;
  /** Claims and opens the next review. */
  onNext: () => void;
}

/** Shows a review with its conversation, scores and actions. */
export function ReviewPane({ id, onClose, onNext }: Props) {
  const { data, error, refetch } = useQuery(ReviewDetailsDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const title = data?.review.conversation?.contactName ?? t`Review`;
  useShortcuts([{ keys: 'escape', title: t`Close review`, group: t`Reviews`, run: onClose }]);
  return (
    <Section title={title} actions={<CloseButton aria-label={t`Close review`} onClick={onClose} />}>
      {error && !data ? (
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      ) : data ? (
        <Review review={data.review} onNext={onNext} />
      ) : (
        <Skeleton height={240} radius="md" role="status" aria-label={t`Loading review`} />
      )}
    </Section>
  );
}

function Review({ review, onNext }: { review: ReviewDetails; onNext: () => void }) {
  const { slug: workspace, viewer } = useWorkspace();
  const { status, conversation, claimedBy } = review;
  const isMine = status === 'CLAIMED' && claimedBy?.id === viewer.memberId;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {reasonsText(review.reasons)}
      </Text>
      {conversation && (
        <Group gap="xs">
          <AnchorLink to={paths.conversation({ workspace, conversation: conversation.id })} target="_blank">
            {t`Open conversation`}
          </AnchorLink>
          <AddToKnowledge />
          <AddAsTest conversationId={conversation.id} />
        </Group>
      )}
      {conversation && <ReviewTranscript conversation={conversation} />}
      {status === 'COMPLETED' ? (
        <CompletedReview review={review} />
      ) : (
        <>
          <ClaimButtons review={review} isMine={isMine} />
          {isMine && <ReviewForm id={review.id} onNext={onNext} />}
        </>
      )}
    </Stack>
  );
}

function ClaimButtons({ review: { id, status, claimedBy }, isMine }: { review: ReviewDetails; isMine: boolean }) {
  const permission = permissionFor(useCan('claim', 'Review'));
  const [claimReview] = useMutation(ClaimReviewDocument, REFRESHED);
  const [releaseReview] = useMutation(ReleaseReviewDocument, REFRESHED);
  const claim = useMutationAction(async () => refusalOf((await claimReview({ variables: { id } })).data?.claimReview));
  const release = useMutationAction(async () =>
    refusalOf((await releaseReview({ variables: { id } })).data?.releaseReview),
  );
  const isOpen = status === 'OPEN';
  const start = () => void (permission.allowed && isOpen && !claim.pending && claim.attempt());
  useShortcuts([{ keys: 'c', title: t`Claim review`, group: t`Reviews`, run: start }]);
  const name = claimedBy?.name ?? '';
  return (
    <>
      <RefusalAlert refusal={claim.refusal ?? release.refusal} />
      {isOpen && (
        <Group>
          <PermissionButton permission={permission} loading={claim.pending} onClick={start}>
            {t`Claim review`}
          </PermissionButton>
        </Group>
      )}
      {status === 'CLAIMED' && !isMine && <Text size="sm">{t`Claimed by ${name}.`}</Text>}
      {isMine && (
        <Group>
          <PermissionButton
            variant="default"
            permission={permission}
            loading={release.pending}
            onClick={() => void release.attempt()}
          >
            {t`Release review`}
          </PermissionButton>
        </Group>
      )}
    </>
  );
}

function CompletedReview({ review }: { review: ReviewDetails }) {
  const permission = permissionFor(useCan('create', 'Review'));
  const [createSecond] = useMutation(CreateSecondReviewDocument, REFRESHED);
  const second = useMutationAction(async () => {
    const refused = refusalOf((await createSecond({ variables: { id: review.id } })).data?.createSecondReview);
    if (!refused) void toast(t`Second review added to the queue.`);
    return refused;
  });
  const name = review.reviewer?.name ?? t`a former member`;
  return (
    <>
      <Text size="sm">{t`Completed by ${name}.`}</Text>
      <dl>
        {SCORE_NAMES.map((score) => (
          <Group key={score} gap="xs" component="div">
            <Text component="dt" size="sm" fw={600}>
              {SCORE_TITLES[score]}
            </Text>
            <Text component="dd" size="sm" m={0}>
              {review[score] ?? t`Does not apply`}
            </Text>
          </Group>
        ))}
      </dl>
      {review.comment && (
        <Text size="sm" dir="auto">
          {review.comment}
        </Text>
      )}
      <RefusalAlert refusal={second.refusal} />
      {!review.firstReview && !review.secondReview && (
        <Group>
          <PermissionButton
            variant="default"
            permission={permission}
            loading={second.pending}
            onClick={() => void second.attempt()}
          >
            {t`Request second review`}
          </PermissionButton>
        </Group>
      )}
    </>
  );
}
