import type { AssignmentFacts } from '@frontdesk/agent/engine';
import type { RecordFieldAccess } from '@frontdesk/domain';
import { useMemo } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { useRecordAccess } from './use-record-fields.ts';

/** Facts of the workspace that the checks of the flows depend on. */
export interface WorkspaceFacts {
  /** Access of the agent to record fields. Undefined while it is loading. */
  readonly access: RecordFieldAccess | undefined;
  /** Whether the channel has assignees. The server also checks the members. */
  readonly assignment: AssignmentFacts;
}

export function useWorkspaceFacts(): WorkspaceFacts {
  const access = useRecordAccess();
  const { channel } = useWorkspace();
  return useMemo(() => ({ access, assignment: { channel, memberIds: null } }), [access, channel]);
}
