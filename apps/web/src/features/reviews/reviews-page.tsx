import { useQuery } from '@apollo/client/react';
import { REVIEW_REASONS, type ReviewReason } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { ReviewAgreementDocument } from '../../gql/reviews-page.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { permissionFor } from './permission.ts';
import { REASON_TITLES, reasonsText, STATUS_BADGES } from './review-labels.ts';
import { ReviewPane } from './review-pane.tsx';
import { useClaimNext } from './use-claim-next.ts';
import { type ListedReview, useReviewAddress, useReviewList } from './use-reviews.ts';

const STATUS_SEGMENTS = [
  { value: 'OPEN', label: t`Open` },
  { value: 'CLAIMED', label: t`Claimed` },
  { value: 'COMPLETED', label: t`Completed` },
] as const;

const REASONS = [
  { value: '', label: t`Any reason` },
  ...REVIEW_REASONS.map((value) => ({ value, label: REASON_TITLES[value] })),
];

/** Page with the review queue, which contains conversations that members score (AG-32). */
export function ReviewsPage() {
  const { filter, reviewId, setFilter, open } = useReviewAddress();
  const list = useReviewList(filter);
  const permission = permissionFor(useCan('claim', 'Review'));
  const next = useClaimNext(filter.reason, open);
  useShortcuts([{ keys: 'n', title: t`Claim next review`, group: t`Reviews`, run: next.claim }]);
  return (
    <>
      <PageHeader
        title={t`Reviews`}
        description={t`Score conversations to improve the agent.`}
        actions={
          <PermissionButton permission={permission} loading={next.pending} onClick={next.claim}>
            {t`Claim next review`}
          </PermissionButton>
        }
      />
      <RefusalAlert refusal={next.refusal} />
      <Group justify="space-between" mb="md">
        <Segments
          label={t`Status`}
          segments={STATUS_SEGMENTS}
          value={filter.status}
          onChange={(status) => setFilter({ status })}
        />
        <NativeSelect
          aria-label={t`Reason`}
          data={REASONS}
          value={filter.reason ?? ''}
          onChange={({ currentTarget: { value } }) => setFilter({ reason: (value || null) as ReviewReason | null })}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, md: reviewId ? 2 : 1 }} spacing="md">
        <Section title={t`Review queue`} quietTitle flush>
          <RowList
            label={t`Reviews`}
            {...list}
            rowKey={({ id }) => id}
            renderText={(review) => <ReviewSummary review={review} />}
            renderActions={(review) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t`Open review of ${review.conversation?.contactName ?? ''}`}
                aria-current={review.id === reviewId}
                onClick={() => open(review.id)}
              >
                {t`Open`}
              </Button>
            )}
            skeletonRows={4}
            empty={
              <NoReviews
                isFiltered={filter.status !== 'OPEN' || filter.reason !== null}
                onClear={() => setFilter({ status: 'OPEN', reason: null })}
              />
            }
          />
        </Section>
        {reviewId && <ReviewPane key={reviewId} id={reviewId} onClose={() => open(null)} onNext={next.claim} />}
      </SimpleGrid>
      <Agreement />
    </>
  );
}

function ReviewSummary({ review }: { review: ListedReview }) {
  const { timezone } = useWorkspace();
  const { reasons, status, createdAt, conversation, claimedBy } = review;
  const { label, tone } = STATUS_BADGES[status];
  const name = claimedBy?.name;
  return (
    <>
      <Text component="h2" size="sm" fw={600}>
        <bdi>{conversation?.contactName}</bdi>
      </Text>
      <Text size="sm" c="dimmed">
        {reasonsText(reasons)} · <TimeAgo iso={createdAt} timeZone={timezone} />
      </Text>
      <StatusBadge tone={tone}>{name ? t`Claimed by ${name}` : label}</StatusBadge>
    </>
  );
}

const NoReviews = ({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) =>
  isFiltered ? (
    <EmptyState
      icon={<IconChecklist size={24} stroke={1.6} />}
      title={t`No matching reviews`}
      action={<Button variant="default" onClick={onClear}>{t`Clear filters`}</Button>}
    />
  ) : (
    <EmptyState icon={<IconChecklist size={24} stroke={1.6} />} title={t`No open reviews`}>
      {t`Handoffs, low ratings, safety matches and unsupported statements appear here.`}
    </EmptyState>
  );

/** Shows how often two reviewers agree. Hidden if no conversation was reviewed twice. */
function Agreement() {
  const { data } = useQuery(ReviewAgreementDocument);
  if (!data || data.reviewAgreement.share === null) return null;
  const { pairCount, share } = data.reviewAgreement;
  const percent = Math.round(share * 100);
  const pairs = plural(pairCount, { one: '# conversation', other: '# conversations' });
  return (
    <Text size="sm" c="dimmed" mt="md">
      {t`Reviewers agree in ${percent}% of ${pairs} with a second review. Scores may differ by 1.`}
    </Text>
  );
}
