import { t } from '@lingui/core/macro';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useCan } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { DismissQuestion } from './dismiss-question.tsx';
import { KnowledgeTabs } from './knowledge-tabs.tsx';
import { MoveQuestionDialog } from './move-question-dialog.tsx';
import { MANAGES } from './permission.ts';
import { QuestionSummary } from './question-summary.tsx';
import { type Question, type QuestionStatus, useQuestionList, useQuestionStatus } from './use-questions-list.ts';

const STATUS_SEGMENTS = [
  { value: 'OPEN', label: t`Open` },
  { value: 'ANSWERED', label: t`Answered` },
  { value: 'DISMISSED', label: t`Dismissed` },
] as const;

/** Page with the questions that the agent could not answer, grouped by meaning (AG-19). */
export function UnansweredQuestionsPage() {
  const { status, setStatus } = useQuestionStatus();
  const list = useQuestionList(status);
  const [answered, setAnswered] = useState<Question | null>(null);
  const [moved, setMoved] = useState<Question | null>(null);
  const rows = list.rows ?? [];
  const canAnswer = useCan('answer', 'UnansweredQuestion');
  const permission = { allowed: canAnswer, reason: canAnswer ? null : MANAGES };
  return (
    <>
      <PageHeader
        above={<KnowledgeTabs />}
        title={t`Unanswered questions`}
        description={t`Questions your agent couldn’t answer. Similar questions are grouped.`}
        actions={<Segments label={t`Status`} segments={STATUS_SEGMENTS} value={status} onChange={setStatus} />}
      />
      <Section title={t`Unanswered questions`} quietTitle flush>
        <RowList
          label={t`Unanswered questions`}
          {...list}
          rowKey={({ id }) => id}
          renderText={(question) => <QuestionSummary question={question} />}
          renderActions={
            status === 'OPEN'
              ? (question) => (
                  <>
                    <PermissionButton
                      size="xs"
                      permission={permission}
                      aria-label={t`Add answer to “${question.text}”`}
                      onClick={() => setAnswered(question)}
                    >
                      {t`Add answer`}
                    </PermissionButton>
                    {(question.askedCount > 1 || rows.length > 1) && (
                      <PermissionButton
                        size="xs"
                        variant="default"
                        permission={permission}
                        aria-label={t`Move a question of “${question.text}”`}
                        onClick={() => setMoved(question)}
                      >
                        {t`Move`}
                      </PermissionButton>
                    )}
                    <DismissQuestion question={question} />
                  </>
                )
              : undefined
          }
          skeletonRows={4}
          empty={<NoQuestions status={status} />}
        />
      </Section>
      <MoveQuestionDialog question={moved} groups={rows} onClose={() => setMoved(null)} />
      <AnswerDialog question={answered} onClose={() => setAnswered(null)} />
    </>
  );
}

const EMPTY: Record<QuestionStatus, { title: string; hint: string }> = {
  OPEN: { title: t`No unanswered questions`, hint: t`When your agent can’t answer a question, it appears here.` },
  ANSWERED: { title: t`No answered questions yet`, hint: t`Questions that you answer appear here.` },
  DISMISSED: { title: t`No dismissed questions`, hint: t`Questions that you dismiss appear here.` },
};

const NoQuestions = ({ status }: { status: QuestionStatus }) => (
  <EmptyState icon={<IconMessageQuestion size={24} stroke={1.6} />} title={EMPTY[status].title}>
    {EMPTY[status].hint}
  </EmptyState>
);
