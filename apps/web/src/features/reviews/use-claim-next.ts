import { useMutation } from '@apollo/client/react';
import type { ReviewReason } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ClaimNextReviewDocument } from '../../gql/review-actions.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { toast } from '../../ui/toast.ts';
import { REFRESHED } from './use-reviews.ts';

/**
 * Returns an action that claims the oldest open review and opens it. If there is none, the action closes the review
 * that is shown.
 */
export function useClaimNext(reason: ReviewReason | null, open: (id: string | null) => void) {
  const canClaim = useCan('claim', 'Review');
  const [claimNext] = useMutation(ClaimNextReviewDocument, REFRESHED);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await claimNext({ variables: { reason } });
    return handleMutationResult(data?.claimNextReview, ({ review }) => {
      if (!review) void toast(t`No open reviews.`);
      open(review?.id ?? null);
    });
  });
  return { claim: () => void (canClaim && !pending && attempt()), pending, refusal };
}
