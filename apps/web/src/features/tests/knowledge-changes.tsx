import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import type { Run } from '../../app/test-cases/test-labels.ts';

/** List of the knowledge that changed since a run started. Renders nothing if it did not change. */
export function KnowledgeChanges({ run: { knowledgeChanges } }: { run: Run }) {
  const { nodes, totalCount } = knowledgeChanges;
  if (totalCount === 0) return null;
  const more = totalCount - nodes.length;
  return (
    <div>
      <Text size="sm" fw={500}>{t`Knowledge changed since this run`}</Text>
      <ul aria-label={t`Knowledge changed since this run`}>
        {nodes.map(({ id, kind, change, title }) => (
          <li key={id}>
            {kind === 'BUSINESS_PROFILE' ? t`Business profile` : title} {change === 'DELETED' && t`(deleted)`}
          </li>
        ))}
      </ul>
      {more > 0 && <Text size="sm">{plural(more, { one: '# more source', other: '# more sources' })}</Text>}
    </div>
  );
}
