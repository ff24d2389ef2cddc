import { t } from '@lingui/core/macro';
import { Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { MemberTable_MemberFragment } from '../../gql/types.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { NameAvatar } from '../../ui/avatar.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { AccessOverview } from './access-overview.tsx';
import { MemberEditor } from './member-editor.tsx';
import { useAccessChoices } from './use-access-choices.ts';

export type MemberView = 'overview' | 'edit';

interface Props {
  member: MemberTable_MemberFragment | null;
  view: MemberView;
  onClose: () => void;
}

/** Drawer that shows or edits the access of a member. Asks for confirmation before unsaved changes are discarded. */
export function MemberDrawer({ member: asked, view, onClose }: Props) {
  const member = useLastValue(asked);
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  const leave = () => {
    setDirty(false);
    setAsking(false);
    onClose();
  };
  return (
    <>
      <Drawer
        opened={asked !== null}
        // Open the confirmation after the key event. Otherwise the same press of the Escape key would close the
        // confirmation.
        onClose={() => (dirty ? setTimeout(() => setAsking(true)) : leave())}
        closeOnEscape={!asking}
        position="right"
        size={640}
        padding="lg"
        title={member && <Who member={member} view={view} />}
      >
        {member && view === 'overview' && <AccessOverview member={member} />}
        {member && view === 'edit' && <Editing member={member} onDone={leave} onDirty={setDirty} />}
      </Drawer>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Leave without saving?`}
        confirmLabel={t`Leave without saving`}
        onConfirm={leave}
      >
        {t`Your changes will be lost.`}
      </ConfirmDialog>
    </>
  );
}

function Who({ member: { name, email }, view }: { member: MemberTable_MemberFragment; view: MemberView }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <NameAvatar name={name} size={38} />
      <div>
        <Text fw={600}>{view === 'edit' ? t`Edit access of ${name}` : t`Access of ${name}`}</Text>
        <Text size="sm" c="dimmed">
          {email}
        </Text>
      </div>
    </Group>
  );
}

interface EditingProps {
  member: MemberTable_MemberFragment;
  onDone: () => void;
  onDirty: (dirty: boolean) => void;
}

function Editing(props: EditingProps) {
  const { choices, failed, retry } = useAccessChoices();
  if (failed) return <ErrorState onRetry={retry} />;
  return choices ? <MemberEditor choices={choices} {...props} /> : <LoadingChoices />;
}

export function LoadingChoices() {
  return (
    <Stack gap="md" role="status" aria-label={t`Loading permissions`}>
      {[72, 70, 68, 40].map((height) => (
        <Skeleton key={height} height={height} radius="lg" />
      ))}
    </Stack>
  );
}
