import { ApolloProvider } from '@apollo/client/react';
import {
  type AppAbility,
  abilityFrom,
  type RawRule,
  type WorkspaceAction,
  type WorkspaceSubject,
} from '@frontdesk/policies';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { SessionWorkspaceDocument } from '../gql/session-workspace.ts';
import type { SessionWorkspaceQuery } from '../gql/types.ts';
import { useApi } from './api.tsx';
import { denialOf } from './denial.ts';
import { storeLastWorkspace } from './last-workspace.ts';
import { useScreenQuery } from './use-screen-query.ts';

export type CurrentWorkspace = SessionWorkspaceQuery['workspace'];

const WorkspaceContext = createContext<{ workspace: CurrentWorkspace; ability: AppAbility } | null>(null);

const POLL_MS = 15_000;

interface Props {
  slug: string;
  /** Content to show until the workspace and the viewer's permission rules are loaded. */
  fallback: ReactNode;
  children: ReactNode;
}

/**
 * Loads the workspace and provides it, with its own Apollo client and cache, to the children. Throws the error if the
 * workspace cannot be loaded, for example NOT_FOUND if the viewer has no access.
 */
export function WorkspaceProvider({ slug, fallback, children }: Props) {
  const client = useApi().forWorkspace(slug);
  return (
    <ApolloProvider client={client}>
      <LoadWorkspace key={slug} fallback={fallback}>
        {children}
      </LoadWorkspace>
    </ApolloProvider>
  );
}

function LoadWorkspace({ fallback, children }: Omit<Props, 'slug'>) {
  const { data, error, refetch } = useScreenQuery(SessionWorkspaceDocument);
  // The viewer has lost access while the page was open, or now needs a second factor. Throw the error, so that no
  // cached data is shown.
  if (error && ['NOT_FOUND', 'SECOND_FACTOR_REQUIRED'].includes(denialOf(error).code)) throw error;
  const workspace = data?.workspace;
  const rules = workspace?.viewer.rules;
  const ability = useMemo(() => (rules ? abilityFrom(rules as RawRule[]) : null), [rules]);

  useEffect(() => storeLastWorkspace(workspace?.slug), [workspace?.slug]);
  // Refetch regularly, because another member may have paused the agent or changed the viewer's permissions.
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && void refetch().catch(() => {});
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, POLL_MS);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [refetch]);

  if (!workspace || !ability) return fallback;
  return <WorkspaceContext value={{ workspace, ability }}>{children}</WorkspaceContext>;
}

function useWorkspaceContext() {
  const context = useContext(WorkspaceContext);
  if (!context)
    throw new Error('Render inside <WorkspaceProvider>: this component belongs to pages under /admin/$slug.');
  return context;
}

/** Returns the current workspace with the viewer's role and policies. */
export const useWorkspace = () => useWorkspaceContext().workspace;

export const useAbility = () => useWorkspaceContext().ability;

/**
 * Whether the viewer has permission for an action on at least some records. For a single record, use the record's
 * `viewerCan` field.
 */
export function useCan<Subject extends WorkspaceSubject>(action: WorkspaceAction<Subject>, subject: Subject): boolean {
  return useAbility().can(action, subject);
}
