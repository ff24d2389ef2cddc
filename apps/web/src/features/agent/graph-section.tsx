import { parseGraph } from '@frontdesk/agent';
import { SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { UnsavedChangesGuard } from '../../app/unsaved-changes-guard.tsx';
import type { Permission } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { GoalChoice } from './goal-choice.tsx';
import { GraphDiagram } from './graph-diagram.tsx';
import { GraphTable } from './graph-table.tsx';
import type { Draft } from './use-agent.ts';

// The editor is for the few users with custom graphs, so it is loaded on demand.
const SourceForm = lazy(() => import('./source-form.tsx').then((module) => ({ default: module.SourceForm })));

const VIEWS = [
  { value: 'picture', label: 'Diagram' },
  { value: 'table', label: 'Table' },
  { value: 'source', label: 'JSON' },
];

interface Props {
  draft: Draft;
  permission: Permission;
}

/** The graph as a chart, a table, and source code. */
export function GraphSection({ draft, permission }: Props) {
  const [view, setView] = useState('picture');
  const { source, write } = useGraphSource(draft.source);
  const read = useMemo(() => parseGraph(draft.source), [draft.source]);
  return (
    <Section
      title="Flow"
      description={draft.handWritten ? 'Edited manually.' : 'Generated from your questions and goal.'}
      actions={<SegmentedControl size="xs" aria-label="View" data={VIEWS} value={view} onChange={setView} />}
    >
      <UnsavedChangesGuard dirty={source !== draft.source} />
      <Stack gap="md">
        {view !== 'source' && source !== draft.source && (
          <Text size="sm" role="status">
            Unsaved JSON changes are not shown here.
          </Text>
        )}
        <GoalChoice draft={draft} permission={permission} />
        {view === 'picture' && 'graph' in read && <GraphDiagram graph={read.graph} />}
        {view === 'table' && 'graph' in read && <GraphTable graph={read.graph} />}
        {view === 'source' && (
          <Suspense fallback={<Skeleton height={320} radius="md" />}>
            <SourceForm key={draft.source} draft={draft} source={source} onWrite={write} permission={permission} />
          </Suspense>
        )}
      </Stack>
    </Section>
  );
}

/** Edited source. Kept while other views are open, until the draft changes. */
function useGraphSource(draft: string) {
  const [written, setWritten] = useState({ over: draft, source: draft });
  const source = written.over === draft ? written.source : draft;
  return { source, write: (next: string) => setWritten({ over: draft, source: next }) };
}
