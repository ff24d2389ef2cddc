import type { WorkspaceAction, WorkspaceSubject } from '@frontdesk/policies';
import { ACCESS_ACTION_LABELS } from './access-action-labels.ts';
import { AGENT_ACTION_LABELS } from './agent-action-labels.ts';
import { RECORD_ACTION_LABELS } from './record-action-labels.ts';

type ActionLabels = {
  readonly [S in WorkspaceSubject]: { readonly title: string; readonly actions: Record<WorkspaceAction<S>, string> };
};

/** Title of each subject, and labels of the actions on it, for example `Take over conversations`. */
export const ACTION_LABELS: ActionLabels = { ...ACCESS_ACTION_LABELS, ...RECORD_ACTION_LABELS, ...AGENT_ACTION_LABELS };
