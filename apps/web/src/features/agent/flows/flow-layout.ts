import { Graph, layout } from '@dagrejs/dagre';
import { type Flow, type State, targetsOf } from '@frontdesk/agent/engine';

export interface Box {
  readonly name: string;
  readonly state: State;
  readonly x: number;
  readonly y: number;
}

export interface Arrow {
  readonly key: string;
  /** Whether the arrow is not the first transition of its state, for example a case or an error. */
  readonly aside: boolean;
  readonly points: readonly { x: number; y: number }[];
}

export const BOX = { width: 250, height: 58 } as const;

/** Computes the positions of the states from top to bottom. Transitions to missing states are left out. */
export function layoutOf({ states }: Flow) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 40, marginx: 8, marginy: 8 });
  for (const name of Object.keys(states)) graph.setNode(name, { ...BOX });
  for (const [name, state] of Object.entries(states))
    for (const [index, target] of [...new Set(targetsOf(state))].entries())
      if (Object.hasOwn(states, target)) graph.setEdge(name, target, {}, String(index));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const boxes = Object.entries(states).map(([name, state]): Box => {
    const { x, y } = graph.node(name);
    return { name, state, x: x ?? 0, y: y ?? 0 };
  });
  const arrows = graph.edges().map((edge): Arrow => {
    const { points = [] } = graph.edge(edge);
    return { key: `${edge.v}-${edge.name}`, aside: edge.name !== '0', points };
  });
  return { width, height, boxes, arrows };
}
