import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { RenameWorkspaceDocument } from '../../gql/rename-workspace.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { SettingsPageDocument } from '../../gql/settings-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import type { Refused } from '../../lib/use-form-mutation.ts';
import { useApi, useSession } from '../../session/api.tsx';
import { toast } from '../../ui/toast.ts';
import { useSettingsVariables } from './use-settings.ts';

/** Changes the slug and navigates to the new URL of the page without reloading. */
export function useRename(onDone: () => void) {
  const [renameWorkspace] = useMutation(RenameWorkspaceDocument);
  const api = useApi();
  const session = useSession();
  const navigate = useNavigate();
  const variables = useSettingsVariables();

  async function moveTo(slug: string, previous: string) {
    // Prefetched, so that the page is complete after the navigation.
    const client = api.forWorkspace(slug);
    const ahead = [
      client.query({ query: SessionWorkspaceDocument }),
      client.query({ query: SettingsPageDocument, variables }),
    ];
    await Promise.allSettled(ahead);
    await navigate({ to: paths.settings({ workspace: slug }), replace: true, resetScroll: false });
    api.forget(previous);
    await session.reloadViewer();
  }

  return async (slug: string): Promise<Refused | undefined> => {
    const { data } = await renameWorkspace({ variables: { input: { slug } } });
    return handleMutationResult(data?.renameWorkspace, {
      WorkspaceRenamed: async (answer) => {
        onDone();
        await moveTo(answer.workspace.slug, answer.previousSlug);
        void toast(`Slug changed to ${answer.workspace.slug}.`);
      },
    });
  };
}
