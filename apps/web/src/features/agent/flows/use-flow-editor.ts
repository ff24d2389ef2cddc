import { useMutation } from '@apollo/client/react';
import {
  BUILTIN_SLOTS,
  type ContextGraph,
  composeGraph,
  draftProblems,
  type GraphProblem,
  ownPartOf,
  readGraph,
  resolveFlows,
  type Slot,
  shapeProblemsOf,
  sourceOf,
} from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { useMemo, useState } from 'react';
import { UpdateContextGraphDocument } from '../../../gql/update-context-graph.ts';
import { handleMutationResult } from '../../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../../lib/use-mutation-action.ts';
import { toast } from '../../../ui/toast.ts';
import { type Draft, REFRESHED } from '../use-agent.ts';
import { useWorkspaceFacts, type WorkspaceFacts } from '../use-workspace-facts.ts';
import { withoutUnused } from './graph-edits.ts';

interface EditedGraph {
  readonly goal: Draft['goal'];
  /** Flows, slots and settings that the workspace defined. */
  readonly own: ContextGraph;
  /** Text of the JSON view. Null if the text is a valid graph. */
  readonly text: string | null;
}

export type FlowEditor = ReturnType<typeof useFlowEditor>;

/**
 * Returns the draft's graph with the unsaved edits, its problems, the complete graph that the agent would run, and
 * functions that edit the graph. Changes to the persona and the questions do not discard the unsaved edits.
 */
export function useFlowEditor(draft: Draft) {
  const saved = useMemo(() => savedGraph(draft), [draft]);
  const savedText = useMemo(() => JSON.stringify([saved.goal, sourceOf(saved.own)]), [saved]);
  const [written, setWritten] = useState({ over: savedText, edited: saved });
  const edited = written.over === savedText ? written.edited : saved;
  const { questions } = draft.persona;
  const facts = useWorkspaceFacts();
  const read = useMemo(() => readEdited(edited, questions, facts), [edited, questions, facts]);
  const put = (change: (current: EditedGraph) => Partial<EditedGraph>) =>
    setWritten((before) => {
      const current = before.over === savedText ? before.edited : saved;
      return { over: savedText, edited: { ...current, text: null, ...change(current) } };
    });
  return {
    ...edited,
    ...read,
    /** Saved goal and flows. If they change, unsaved edits are discarded. */
    savedText,
    isDirty: edited.text !== null || edited.goal !== saved.goal || sourceOf(edited.own) !== sourceOf(saved.own),
    /** Changes the flows, slots and settings of the workspace. Removes slots that are no longer used. */
    edit: (change: (own: ContextGraph) => ContextGraph) => put(({ own }) => ({ own: withoutUnused(change(own), own) })),
    setGoal: (goal: Draft['goal']) => put(() => ({ goal })),
    /** Applies the text of the JSON view to the graph. Text that is not a valid graph is kept until the next edit. */
    write: (text: string) =>
      put(() => {
        const parsed = readGraph(text);
        if ('problems' in parsed) return { text };
        return { own: ownPartOf(parsed.graph, questions) ?? emptyGraph(parsed.graph.goal) };
      }),
    discard: () => setWritten({ over: savedText, edited: saved }),
  };
}

const emptyGraph = (goal: string): ContextGraph => ({ version: 2, goal, flows: {}, slots: {}, builtins: {} });

function savedGraph({ source, goal, persona }: Draft): EditedGraph {
  const parsed = readGraph(source);
  const graph = 'graph' in parsed ? parsed.graph : null;
  const own = graph && ownPartOf(graph, persona.questions);
  return { goal, own: own ?? emptyGraph(graph?.goal ?? t`Help the contact.`), text: null };
}

interface ReadGraph {
  /** The workspace's flows as JSON, or the text of the JSON view if the text is not a valid graph. */
  readonly source: string;
  readonly graph: ContextGraph;
  /** All flows, including the built-in flows. */
  readonly flows: ContextGraph['flows'];
  /** All slots that states can ask for, including the built-in slots. */
  readonly slots: Readonly<Record<string, Slot>>;
  readonly problems: readonly GraphProblem[];
  /** Whether the edits can be saved. A graph with problems can be saved if it is well-formed. */
  readonly isSavable: boolean;
}

function readEdited(
  { own, goal, text }: EditedGraph,
  questions: Draft['persona']['questions'],
  facts: WorkspaceFacts,
): ReadGraph {
  const shape = shapeProblemsOf(own);
  const parts = { questions, goal, own };
  const graph = composeGraph(parts);
  return {
    source: text ?? sourceOf(own),
    graph,
    flows: { ...resolveFlows({ ...graph, builtins: overridesOf(graph) }).flows },
    slots: { ...BUILTIN_SLOTS, ...graph.slots },
    problems: shape.length > 0 ? shape : draftProblems(parts, facts),
    isSavable: shape.length === 0 && text === null,
  };
}

/** Returns the settings of the built-in flows with every flow enabled, so that the editor also lists disabled flows. */
const overridesOf = ({ builtins }: ContextGraph): ContextGraph['builtins'] =>
  Object.fromEntries(Object.entries(builtins).map(([name, setting]) => [name, { ...setting, enabled: true }]));

/** Returns an action that saves the goal and the flows of the draft. */
export function useSaveGraph({ agentId, revision }: Draft, { goal, source }: FlowEditor) {
  const [update] = useMutation(UpdateContextGraphDocument, REFRESHED);
  return useMutationAction(async () =>
    handleMutationResult(
      (await update({ variables: { input: { agentId, revision, goal, source } } })).data?.updateContextGraph,
      () => void toast(t`Flows saved to the draft.`),
    ),
  );
}
