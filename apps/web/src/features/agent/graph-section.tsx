import { readGraph } from '@frontdesk/agent';
import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Permission } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { GoalChoice } from './goal-choice.tsx';
import { GraphPicture } from './graph-picture.tsx';
import { GraphTable } from './graph-table.tsx';
import type { Draft } from './use-agent.ts';

// The editor is for the few who write graphs by hand, and comes when they do.
const SourceForm = lazy(() => import('./source-form.tsx').then((module) => ({ default: module.SourceForm })));

const VIEWS = [
  { value: 'picture', label: 'Picture' },
  { value: 'table', label: 'Table' },
  { value: 'source', label: 'Source' },
];

interface Props {
  draft: Draft;
  permission: Permission;
}

/** The way a conversation takes: a picture, the same as a table, and its source for those who want to write it. */
export function GraphSection({ draft, permission }: Props) {
  const [view, setView] = useState('picture');
  const read = useMemo(() => readGraph(draft.source), [draft.source]);
  return (
    <Section
      title="Context graph"
      description={draft.handWritten ? 'Written by hand.' : 'Made of the questions, from a greeting to the goal.'}
      actions={
        <SegmentedControl size="xs" aria-label="Show the graph as" data={VIEWS} value={view} onChange={setView} />
      }
    >
      <Stack gap="md">
        <GoalChoice draft={draft} permission={permission} />
        {view === 'picture' && 'graph' in read && <GraphPicture graph={read.graph} />}
        {view === 'table' && 'graph' in read && <GraphTable graph={read.graph} />}
        {view === 'source' && (
          <Suspense fallback={<Skeleton height={320} radius="md" />}>
            <SourceForm key={draft.source} draft={draft} permission={permission} />
          </Suspense>
        )}
      </Stack>
    </Section>
  );
}
