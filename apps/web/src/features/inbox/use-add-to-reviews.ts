import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { CreateReviewDocument } from '../../gql/create-review.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { toast } from '../../ui/toast.ts';

/** Returns an action that adds a conversation to the review queue and shows a confirmation. */
export function useAddToReviews(conversationId: string) {
  const [create] = useMutation(CreateReviewDocument);
  return useMutationAction(async () => {
    const refused = refusalOf((await create({ variables: { conversationId } })).data?.createReview);
    if (!refused) void toast(t`Added to reviews.`);
    return refused;
  });
}
