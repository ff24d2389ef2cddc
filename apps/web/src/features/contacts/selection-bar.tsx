import { useMutation } from '@apollo/client/react';
import { type BulkContactAction, NEW_CAMPAIGN } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Button, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../../app/paths.ts';
import { CreateCampaignDocument } from '../../gql/create-campaign.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { UpdateContactsDocument } from '../../gql/update-contacts.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { type ContactFilter, toQueryFilter } from './contact-filter.ts';
import classes from './contacts.module.css';
import { MergeDialog } from './merge-dialog.tsx';
import { NOTHING, type Selection } from './selection.ts';
import { TagDialog } from './tag-dialog.tsx';
import type { useContactList } from './use-contact-list.ts';

interface Props {
  selection: Selection;
  onChange: (selection: Selection) => void;
  list: Pick<ReturnType<typeof useContactList>, 'contacts' | 'paging'>;
  filter: ContactFilter;
}

/** Bulk actions for the selected contacts. Renders nothing if no contact is selected. */
export function SelectionBar({ selection, onChange, list, filter }: Props) {
  const [asking, ask] = useState<BulkContactAction | 'MERGE' | null>(null);
  const canDelete = useCan('delete', 'Contact');
  const total = list.paging.total ?? 0;
  const count = selection.kind === 'all' ? total : selection.ids.length;
  const change = useChange(selection, filter, () => {
    ask(null);
    onChange(NOTHING);
  });
  if (count === 0) return null;
  const shown = list.contacts?.length ?? 0;
  const people = plural(count, { one: '# contact', other: '# contacts' });
  const pair = selection.kind === 'some' && selection.ids.length === 2 ? selection.ids : null;
  return (
    <div className={classes.selection} role="region" aria-label={t`Selected contacts`}>
      <Group gap="sm">
        <Text size="sm" fw={550} role="status">
          {t`${people} selected`}
        </Text>
        {selection.kind === 'some' && count === shown && total > shown && (
          <Button size="compact-sm" variant="subtle" onClick={() => onChange({ kind: 'all' })}>
            {t`Select all ${total.toLocaleString('en-GB')} matching`}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange(NOTHING)}>
          {t`Clear selection`}
        </Button>
      </Group>
      <Group gap="xs">
        {pair && <Act onClick={() => ask('MERGE')}>{t`Merge`}</Act>}
        <Act onClick={() => ask('TAG')}>{t`Tag`}</Act>
        <Act onClick={() => ask('UNTAG')}>{t`Untag`}</Act>
        <Act onClick={() => ask('BLOCK')}>{t`Block`}</Act>
        <Act onClick={() => ask('UNBLOCK')}>{t`Unblock`}</Act>
        <CreateCampaignButton selection={selection} filter={filter} />
        {canDelete && <Act onClick={() => ask('DELETE')}>{t`Delete`}</Act>}
      </Group>
      <TagDialog
        change={asking === 'TAG' || asking === 'UNTAG' ? asking : null}
        people={people}
        onClose={() => ask(null)}
        onTag={(tag) => void (asking && asking !== 'MERGE' && change.attempt(asking, tag))}
        pending={change.pending}
        refusal={change.refusal}
      />
      <ConfirmDialog
        opened={asking === 'BLOCK' || asking === 'UNBLOCK' || asking === 'DELETE'}
        onClose={() => ask(null)}
        title={`${TITLES[asking ?? ''] ?? ''} ${people}?`}
        confirmLabel={`${TITLES[asking ?? ''] ?? ''} ${people}`}
        danger={asking === 'DELETE'}
        onConfirm={() => void (asking && asking !== 'MERGE' && change.attempt(asking, null))}
        pending={change.pending}
        refusal={change.refusal}
      >
        {WORDS[asking ?? '']}
      </ConfirmDialog>
      {pair && asking === 'MERGE' && (
        <MergeDialog ids={pair} onClose={() => ask(null)} onMerged={() => onChange(NOTHING)} />
      )}
    </div>
  );
}

const TITLES: Record<string, string> = { BLOCK: t`Block`, UNBLOCK: t`Unblock`, DELETE: t`Delete` };
const WORDS: Record<string, string> = {
  BLOCK: t`No messages are sent to these contacts, and incoming messages aren’t answered.`,
  UNBLOCK: t`You can message these contacts again, unless they opted out.`,
  DELETE: t`This permanently deletes the contacts and all their conversations. Contacts on legal hold are skipped.`,
};

const Act = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Button size="xs" variant="default" onClick={onClick}>
    {children}
  </Button>
);

function useChange(selection: Selection, filter: ContactFilter, onBegun: () => void) {
  const [updateContacts] = useMutation(UpdateContactsDocument, { refetchQueries: [JobsTrayDocument] });
  return useMutationAction(async (change: BulkContactAction, tag: string | null) => {
    const target = selection.kind === 'all' ? { filter: toQueryFilter(filter).filter } : { ids: [...selection.ids] };
    const { data } = await updateContacts({ variables: { input: { change, tag, ...target } } });
    return handleMutationResult(data?.updateContacts, () => {
      void toast(t`Started. You can keep working; progress is shown in the corner.`);
      onBegun();
    });
  });
}

interface CreateCampaignButtonProps {
  selection: Selection;
  filter: ContactFilter;
}

/**
 * Button that creates a campaign draft for the selected contacts. Sends no messages. Renders nothing if the viewer
 * cannot create campaigns.
 */
function CreateCampaignButton({ selection, filter }: CreateCampaignButtonProps) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const canCreate = useCan('create', 'Campaign');
  const [createCampaign] = useMutation(CreateCampaignDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const target =
      selection.kind === 'all'
        ? { filter: toQueryFilter(filter).filter, contactIds: [] }
        : { contactIds: [...selection.ids] };
    const input = { ...NEW_CAMPAIGN, ...target, variables: [] };
    const { data } = await createCampaign({ variables: { input } });
    return handleMutationResult(data?.createCampaign, ({ campaign }) =>
      navigate({ to: paths.campaign({ workspace: slug, campaign: campaign.id }) }),
    );
  });
  if (!canCreate) return null;
  return (
    <>
      <RefusalAlert refusal={refusal} />
      <Button size="xs" variant="default" loading={pending} onClick={() => void attempt()}>
        {t`Create campaign`}
      </Button>
    </>
  );
}
