import type { WorkspaceAction, WorkspaceSubject } from '@frontdesk/policies';
import type { ReactNode } from 'react';
import { useCan } from './workspace.tsx';

interface Props<Subject extends WorkspaceSubject> {
  do: WorkspaceAction<Subject>;
  on: Subject;
  children: ReactNode;
  otherwise?: ReactNode;
}

/** Draws its children for those who may. What is theirs in principle but not now is disabled with a reason instead: see PermissionButton. */
export function Can<Subject extends WorkspaceSubject>({ do: action, on, children, otherwise = null }: Props<Subject>) {
  return useCan(action, on) ? children : otherwise;
}
