import { useMutation } from '@apollo/client/react';
import { Stack, Switch } from '@mantine/core';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import type { PlatformPageQuery } from '../../gql/types.ts';
import { UpdatePlatformSettingsDocument } from '../../gql/update-platform-settings.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';

type Settings = PlatformPageQuery['platformSettings'];
type Name = 'workspaceCreation';

/** A new switch needs an entry here. */
const SWITCHES: { name: Name; title: string; effect: string }[] = [
  {
    name: 'workspaceCreation',
    title: 'Verified users can create workspaces',
    effect: 'When off, users need an invitation to join a workspace.',
  },
];

export function SettingsSwitches({ settings }: { settings: Settings }) {
  const [update] = useMutation(UpdatePlatformSettingsDocument, { refetchQueries: [PlatformPageDocument] });
  const { attempt, pending, refusal } = useMutationAction(async (input: Partial<Record<Name, boolean>>) => {
    await update({ variables: { input } });
    void toast('Platform settings saved.');
  });
  return (
    <Stack gap="md">
      {SWITCHES.map(({ name, title, effect }) => (
        <Switch
          key={name}
          label={title}
          description={effect}
          checked={settings[name]}
          disabled={pending}
          onChange={(event) => void attempt({ [name]: event.currentTarget.checked })}
        />
      ))}
      <RefusalAlert refusal={refusal} />
    </Stack>
  );
}
