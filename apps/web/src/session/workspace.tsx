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

const LOOK_AGAIN_MS = 15_000;

interface Props {
  slug: string;
  /** Shown until the workspace and the viewer's rules are here. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Everything below speaks to one workspace, through its own client and cache. A slug that is not the viewer's is thrown as NOT_FOUND. */
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
  // Removed while the page was open: what is still in the cache is no longer theirs to see.
  if (error && ['NOT_FOUND', 'SECOND_FACTOR_REQUIRED'].includes(denialOf(error).code)) throw error;
  const workspace = data?.workspace;
  const rules = workspace?.viewer.rules;
  const ability = useMemo(() => (rules ? abilityFrom(rules as RawRule[]) : null), [rules]);

  useEffect(() => storeLastWorkspace(workspace?.slug), [workspace?.slug]);
  // Someone may have paused everything, or changed what the viewer may do: whoever has the page open learns of it.
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && void refetch().catch(() => {});
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, LOOK_AGAIN_MS);
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

/** The workspace this page is in, with the viewer's role and policies there. */
export const useWorkspace = () => useWorkspaceContext().workspace;

export const useAbility = () => useWorkspaceContext().ability;

/** May the viewer ever do this here? For showing and hiding; a single record's answer is its own `viewerCan`. */
export function useCan<Subject extends WorkspaceSubject>(action: WorkspaceAction<Subject>, subject: Subject): boolean {
  return useAbility().can(action, subject);
}
