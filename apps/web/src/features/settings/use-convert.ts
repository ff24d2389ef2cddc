import { useMutation } from '@apollo/client/react';
import { ENVIRONMENT_TITLES, type Environment, type EnvironmentWarningCode } from '@frontdesk/domain';
import { ConvertEnvironmentDocument } from '../../gql/convert-environment.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useSession } from '../../session/api.tsx';
import { toast } from '../../ui/toast.ts';

/** Converts the environment and refreshes everything that shows it: shell, settings, list of workspaces. */
export function useConvert(target: Environment) {
  const session = useSession();
  const [convert] = useMutation(ConvertEnvironmentDocument, {
    refetchQueries: [SettingsPageDocument, SessionWorkspaceDocument],
    awaitRefetchQueries: true,
  });
  return useMutationAction(async (acknowledgements: EnvironmentWarningCode[], confirmSlug: string) => {
    const { data } = await convert({ variables: { input: { target, confirmSlug, acknowledgements } } });
    return handleMutationResult(data?.convertEnvironment, {
      EnvironmentConverted: async () => {
        await session.reloadViewer();
        void toast(`Workspace converted to ${ENVIRONMENT_TITLES[target].toLowerCase()}.`);
      },
    });
  });
}
