import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { CreateReviewDocument } from '../../gql/create-review.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { toast } from '../../ui/toast.ts';

/** Button that adds the conversation to the review queue. Hidden without permission. */
export function AddToReviews({ conversationId }: { conversationId: string }) {
  const canCreate = useCan('create', 'Review');
  const [create] = useMutation(CreateReviewDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const refused = refusalOf((await create({ variables: { conversationId } })).data?.createReview);
    if (!refused) void toast(t`Added to reviews.`);
    return refused;
  });
  if (!canCreate) return null;
  return (
    <Tooltip label={refusal ?? t`Add to reviews`}>
      <ActionIcon
        variant="default"
        size={36}
        loading={pending}
        aria-label={t`Add to reviews`}
        onClick={() => void attempt()}
      >
        <IconChecklist size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
