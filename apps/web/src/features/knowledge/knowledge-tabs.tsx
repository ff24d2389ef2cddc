import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Badge } from '@mantine/core';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { KnowledgeTabsDocument } from '../../gql/knowledge-tabs.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './knowledge.module.css';

/** Links to the pages of the knowledge base, with the number of unanswered questions. */
export function KnowledgeTabs() {
  const at = { workspace: useWorkspace().slug };
  const { data } = useQuery(KnowledgeTabsDocument, { fetchPolicy: 'cache-and-network' });
  const openCount = data?.unansweredQuestions.totalCount ?? 0;
  const tabs = [
    { title: t`Business profile`, to: paths.knowledge(at), count: 0 },
    { title: t`Sources`, to: paths.knowledgeSources(at), count: 0 },
    { title: t`Unanswered`, to: paths.unansweredQuestions(at), count: openCount },
  ];
  return (
    <nav aria-label={t`Knowledge`} className={classes.tabs}>
      {tabs.map(({ title, to, count }, index) => (
        <AnchorLink
          key={to}
          to={to}
          className={classes.tab}
          underline="never"
          // Match the first path exactly, because it is a prefix of the other paths. The router sets aria-current.
          activeOptions={{ exact: index === 0, includeSearch: false }}
        >
          {title}
          {count > 0 && (
            <Badge size="sm" variant="light" circle={count < 10}>
              {count}
            </Badge>
          )}
        </AnchorLink>
      ))}
    </nav>
  );
}
