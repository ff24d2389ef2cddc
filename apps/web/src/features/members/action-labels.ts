import { ACTIONS_BY_SUBJECT, isWorkspacePair, type WorkspaceSubject } from '@frontdesk/policies';

/** Actions on a subject inside a workspace. */
export const actionsOn = (subject: WorkspaceSubject): readonly string[] =>
  ACTIONS_BY_SUBJECT[subject].filter((action) => isWorkspacePair(action, subject));

/** `take over a conversation`, from `takeOver` and `Conversation`. */
export function actionLabel(action: string, subject: string): string {
  const noun = spaced(subject);
  return `${spaced(action)} ${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

const spaced = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
