import { Graph, layout } from '@dagrejs/dagre';
import { type Flow, type Slot, type State, targetsOf } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import classes from './flow-diagram.module.css';
import { KIND_TITLES, stateText } from './flow-labels.ts';

interface Props {
  title: string;
  flow: Flow;
  slots: Readonly<Record<string, Slot>>;
}

/** Diagram of a flow. The list of states contains the same information. */
export function FlowDiagram({ title, flow, slots }: Props) {
  const { width, height, boxes, arrows } = useMemo(() => layoutOf(flow), [flow]);
  return (
    <div className={classes.frame}>
      <svg
        role="img"
        aria-label={t`Diagram of “${title}”: ${boxes.length} states, starting with ${flow.start}. The list of states shows the same information.`}
        viewBox={`0 0 ${width} ${height}`}
        style={{ width: '100%', maxWidth: width }}
      >
        <defs>
          <marker id="agent-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 L8 4 L0 8 z" className={classes.tip} />
          </marker>
        </defs>
        {arrows.map((arrow) => (
          <ArrowLine key={arrow.key} arrow={arrow} />
        ))}
        {boxes.map((box) => (
          <StateBox key={box.name} box={box} words={stateText(box.state, slots)} />
        ))}
      </svg>
    </div>
  );
}

function ArrowLine({ arrow: { points, aside } }: { arrow: Arrow }) {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
  return <path d={path} className={classes.arrow} data-aside={aside || undefined} markerEnd="url(#agent-arrow)" />;
}

/** Maximum number of characters per line in a box. */
const LINE = 32;

function StateBox({ box: { name, state, x, y }, words }: { box: Box; words: string }) {
  return (
    <g
      transform={`translate(${x - BOX.width / 2} ${y - BOX.height / 2})`}
      data-kind={state.kind}
      className={classes.state}
    >
      <title>{`${name}: ${words}`}</title>
      <rect width={BOX.width} height={BOX.height} rx="10" className={classes.box} />
      <text x="12" y="22" className={classes.kind}>
        {KIND_TITLES[state.kind]}
      </text>
      <text x="12" y="42" className={classes.words}>
        {words.length > LINE ? `${words.slice(0, LINE - 1)}…` : words}
      </text>
    </g>
  );
}

export interface Box {
  readonly name: string;
  readonly state: State;
  readonly x: number;
  readonly y: number;
}

export interface Arrow {
  readonly key: string;
  /**
   * Whether the transition is not the first of its state, for example the transition of a second case or of an error.
   */
  readonly aside: boolean;
  readonly points: readonly { x: number; y: number }[];
}

const BOX = { width: 250, height: 58 } as const;

/** Computes the positions of the states from top to bottom. Transitions to missing states are omitted. */
function layoutOf({ states }: Flow) {
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
