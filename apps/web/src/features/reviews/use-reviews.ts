import { LIMITS, REVIEW_REASONS, REVIEW_STATUSES, type ReviewReason, type ReviewStatus } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useSearchParams } from '../../app/address.ts';
import { ReviewAgreementDocument, ReviewDetailsDocument, ReviewsPageDocument } from '../../gql/reviews-page.ts';
import type { ReviewDetailsQuery, ReviewsPageQuery } from '../../gql/types.ts';
import { firstParam, knownParams } from '../../lib/search-params.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

export type ListedReview = ReviewsPageQuery['reviews']['edges'][number]['node'];
export type ReviewDetails = ReviewDetailsQuery['review'];

/** Mutation options that refetch the page and the open review. */
export const REFRESHED = {
  refetchQueries: [ReviewsPageDocument, ReviewDetailsDocument, ReviewAgreementDocument],
  awaitRefetchQueries: true,
};

interface ReviewFilter {
  readonly status: ReviewStatus;
  /** Reason by which the reviews are filtered. Null if they are not filtered by reason. */
  readonly reason: ReviewReason | null;
}

/** Returns the filter and the open review from the URL, and functions that change them. */
export function useReviewAddress() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const filter: ReviewFilter = {
    status: knownParams(params, 'status', REVIEW_STATUSES)[0] ?? 'OPEN',
    reason: knownParams(params, 'reason', REVIEW_REASONS)[0] ?? null,
  };
  const reviewId = firstParam(params, 'review') || null;
  const go = ({ status, reason }: ReviewFilter, review: string | null) =>
    void navigate({
      to: '.',
      search: {
        status: status === 'OPEN' ? undefined : status,
        reason: reason ?? undefined,
        review: review ?? undefined,
      },
      replace: true,
      resetScroll: false,
    });
  return {
    filter,
    reviewId,
    setFilter: (next: Partial<ReviewFilter>) => go({ ...filter, ...next }, null),
    open: (review: string | null) => go(filter, review),
  };
}

/** Loads the reviews page by page, newest first. */
export function useReviewList({ status, reason }: ReviewFilter) {
  const query = useScreenQuery(ReviewsPageDocument, { first: LIMITS.pageSize, filter: { status, reason } });
  const list = query.data?.reviews;
  return { rows: list?.edges.map(({ node }) => node), ...usePages(list, query).paging };
}
