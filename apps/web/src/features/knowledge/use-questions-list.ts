import { LIMITS } from '@frontdesk/domain';
import { useNavigate } from '@tanstack/react-router';
import { useSearchParams } from '../../app/address.ts';
import { KnowledgeTabsDocument } from '../../gql/knowledge-tabs.ts';
import type { UnansweredQuestionsPageQuery } from '../../gql/types.ts';
import { UnansweredQuestionsPageDocument } from '../../gql/unanswered-questions-page.ts';
import { knownParams } from '../../lib/search-params.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

export type Question = UnansweredQuestionsPageQuery['unansweredQuestions']['edges'][number]['node'];
export type QuestionStatus = Question['status'];

/** Queries that are refetched after a question was answered or dismissed. */
export const REFRESHED_QUESTIONS = [UnansweredQuestionsPageDocument, KnowledgeTabsDocument];

const STATUSES = ['OPEN', 'ANSWERED', 'DISMISSED'] as const satisfies readonly QuestionStatus[];

/** Returns the status from the URL and its setter. */
export function useQuestionStatus() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const status: QuestionStatus = knownParams(params, 'status', STATUSES)[0] ?? 'OPEN';
  const setStatus = (next: QuestionStatus) =>
    void navigate({
      to: '.',
      search: { status: next === 'OPEN' ? undefined : next },
      replace: true,
      resetScroll: false,
    });
  return { status, setStatus };
}

/** Loads the questions of a status page by page, most recently asked first. */
export function useQuestionList(status: QuestionStatus) {
  const query = useScreenQuery(UnansweredQuestionsPageDocument, { first: LIMITS.pageSize, status });
  const list = query.data?.unansweredQuestions;
  return { rows: list?.edges.map(({ node }) => node), ...usePages(list, query).paging };
}
