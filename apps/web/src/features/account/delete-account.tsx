import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Alert, Button, List, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { DeleteAccountDocument } from '../../gql/delete-account.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useSession } from '../../session/api.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';

interface Card {
  id: string;
  name: string;
  slug: string;
}

/**
 * Button that permanently deletes the account after the user enters the password. The server rejects the deletion if a
 * workspace would be left without an owner.
 */
export function DeleteAccount() {
  const session = useSession();
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState('');
  const [owned, setOwned] = useState<readonly Card[]>([]);
  const [remove] = useMutation(DeleteAccountDocument);
  const { attempt, pending, refusal, clear } = useMutationAction(async () => {
    const { data } = await remove({ variables: { password } });
    setOwned(data?.deleteAccount.workspaces ?? []);
    if (data?.deleteAccount.workspaces) return undefined;
    return handleMutationResult(data?.deleteAccount, () => session.signOut());
  });
  const close = () => {
    clear();
    setPassword('');
    setAsked(false);
  };
  return (
    <Stack gap="md" align="flex-start">
      {owned.length > 0 && <LastOwner workspaces={owned} />}
      <Button color="red.9" onClick={() => setAsked(true)}>
        {t`Delete account`}
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={close}
        title={t`Delete your account?`}
        confirmLabel={t`Delete account`}
        onConfirm={() => void attempt().then((done) => done && close())}
        pending={pending}
        refusal={refusal}
        danger
      >
        <Stack gap="md">
          <Text size="sm">
            {t`You leave every workspace, and your sessions and API keys stop working. Audit logs keep your name. This cannot be undone.`}
          </Text>
          <PasswordInput
            data-autofocus
            label={t`Password`}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </Stack>
      </ConfirmDialog>
    </Stack>
  );
}

function LastOwner({ workspaces }: { workspaces: readonly Card[] }) {
  return (
    <Alert color="yellow" role="alert" title={t`You are the only owner of these workspaces`}>
      <Text size="sm">{t`Transfer ownership or delete these workspaces first.`}</Text>
      <List size="sm" mt="xs">
        {workspaces.map(({ id, name, slug }) => (
          <List.Item key={id}>
            <AnchorLink to={paths.members({ workspace: slug })}>{name}</AnchorLink>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
