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
      title={`Offer ${workspace.name} to ${name}?`}
      confirmLabel={`Offer ownership to ${name}`}
      onConfirm={() => void attempt(id).then((done) => done && close())}
      pending={pending}
      refusal={refusal}
    >
      {name} has seven days to accept. When they do, they become owner of {workspace.name} and you become an admin, who
      can neither delete the workspace nor hand it over. Until then nothing changes, and you can take the offer back.
    </ConfirmDialog>
  );
}
