import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { DismissPossibleDuplicateDocument, LinkEntitiesDocument } from '../../gql/entity-links.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import type { DuplicateRecord, Pair } from './duplicate-pair.tsx';
import { nameOf } from './world-labels.ts';

interface Props {
  pair: Pair;
  entity: DuplicateRecord;
  otherEntity: DuplicateRecord;
  onDone: () => void;
}

/** Buttons that link the two records of a pair, or mark them as different. */
export function DuplicateActions({ pair: { id }, entity, otherEntity, onDone }: Props) {
  const [link] = useMutation(LinkEntitiesDocument);
  const [dismiss] = useMutation(DismissPossibleDuplicateDocument);
  const linking = useConfirmation(async () => {
    const { data } = await link({ variables: { entityId: entity.id, otherEntityId: otherEntity.id } });
    return handleMutationResult(data?.linkEntities, onDone);
  });
  const dismissing = useConfirmation(async () => {
    const { data } = await dismiss({ variables: { id } });
    return handleMutationResult(data?.dismissPossibleDuplicate, onDone);
  });
  const permission = entity.viewerCan.correct;
  const [one, other] = [nameOf(entity), nameOf(otherEntity)];
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        aria-label={t`Link ${one} and ${other}`}
        onClick={linking.ask}
      >
        {t`Link`}
      </PermissionButton>
      <PermissionButton
        size="xs"
        variant="subtle"
        permission={permission}
        aria-label={t`${one} and ${other} are not the same`}
        onClick={dismissing.ask}
      >
        {t`Not the same`}
      </PermissionButton>
      <ConfirmDialog {...linking.dialog} title={t`Link these records?`} confirmLabel={t`Link records`}>
        {t`The facts of both records are shown together, and the agent can use them for the contact. You can remove the link later.`}
      </ConfirmDialog>
      <ConfirmDialog {...dismissing.dialog} title={t`Mark as not the same?`} confirmLabel={t`Not the same`} danger>
        {t`This pair is not suggested again.`}
      </ConfirmDialog>
    </>
  );
}
