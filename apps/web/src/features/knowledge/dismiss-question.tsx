import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { DismissUnansweredQuestionDocument } from '../../gql/question-actions.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { MANAGES } from './permission.ts';
import { type Question, REFRESHED_QUESTIONS } from './use-questions-list.ts';

/** Button that dismisses a group of questions without an answer. */
export function DismissQuestion({ question: { id, text } }: { question: Question }) {
  const allowed = useCan('dismiss', 'UnansweredQuestion');
  const [dismiss] = useMutation(DismissUnansweredQuestionDocument, { refetchQueries: REFRESHED_QUESTIONS });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await dismiss({ variables: { id } });
    return refusalOf(data?.dismissUnansweredQuestion);
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={{ allowed, reason: allowed ? null : MANAGES }}
        aria-label={t`Dismiss “${text}”`}
        onClick={ask}
      >
        {t`Dismiss`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Dismiss this question?`} confirmLabel={t`Dismiss question`}>
        {t`“${text}” won’t appear in this list again, even if contacts repeat it.`}
      </ConfirmDialog>
    </>
  );
}
