import type { AssignmentFacts, Dict, SurfaceFacts, WorkspaceTool } from '@frontdesk/agent/engine';
import type { RecordFieldAccess } from '@frontdesk/domain';
import { useMemo } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { useRecordAccess } from './use-record-fields.ts';
import { useWorkspaceTools } from './use-workspace-tools.ts';

/** Facts of the workspace that are needed to check its flows. */
export interface WorkspaceFacts {
  /** Access of the agent to record fields. Undefined while it is loading. */
  readonly access: RecordFieldAccess | undefined;
  /** Whether conversations of the channel can be assigned. Only the server checks the members. */
  readonly assignment: AssignmentFacts;
  /** Whether the channel can send forms. Only the server checks the forms. */
  readonly surfaces: SurfaceFacts;
  /** Enabled tools of the workspace by name. Undefined while they are loading. */
  readonly tools: Readonly<Dict<WorkspaceTool>> | undefined;
}

export function useWorkspaceFacts(): WorkspaceFacts {
  const access = useRecordAccess();
  const tools = useWorkspaceTools();
  const { channel } = useWorkspace();
  return useMemo(
    () => ({
      access,
      tools,
      assignment: { channel, memberIds: null },
      surfaces: { channel, templateIds: null },
    }),
    [access, tools, channel],
  );
}
