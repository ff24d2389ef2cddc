import type { MemberTable_MemberFragment } from '../../gql/types.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { useOfferOwnership } from './use-ownership.ts';

interface Props {
  member: MemberTable_MemberFragment | null;
  onClose: () => void;
}

/** Offers ownership, after explaining the acceptance and the effect on the owner. */
export function OfferOwnership({ member: asked, onClose }: Props) {
  const member = useLastValue(asked);
  const workspace = useWorkspace();
  const { attempt, pending, refusal, clear } = useMutationAction(useOfferOwnership());
  const close = () => {
    clear();
    onClose();
  };
  if (!member) return null;
  const { id, name } = member;
  return (
    <ConfirmDialog
      opened={asked !== null}
      onClose={close}
      title={`Offer ownership of ${workspace.name} to ${name}?`}
      confirmLabel="Offer ownership"
      onConfirm={() => void attempt(id).then((done) => done && close())}
      pending={pending}
      refusal={refusal}
    >
      If {name} accepts within 7 days, they become the owner and you become an admin. Admins can’t delete or transfer a
      workspace.
    </ConfirmDialog>
  );
}
