import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { PageTabs } from '../../app/page-tabs.tsx';
import { paths } from '../../app/paths.ts';
import { KnowledgeTabsDocument } from '../../gql/knowledge-tabs.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** Links to the pages of the knowledge base, with the number of unanswered questions. */
export function KnowledgeTabs() {
  const at = { workspace: useWorkspace().slug };
  const { data } = useQuery(KnowledgeTabsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <PageTabs
      label={t`Knowledge`}
      tabs={[
        { title: t`Business profile`, to: paths.knowledge(at) },
        { title: t`Sources`, to: paths.knowledgeSources(at) },
        { title: t`Unanswered`, to: paths.unansweredQuestions(at), count: data?.unansweredQuestions.totalCount ?? 0 },
      ]}
    />
  );
}
