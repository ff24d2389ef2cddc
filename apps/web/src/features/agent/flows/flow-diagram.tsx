import type { Flow, Slot } from '@frontdesk/agent/engine';
import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import classes from './flow-diagram.module.css';
import { KIND_TITLES, stateText } from './flow-labels.ts';
import { type Arrow, BOX, type Box, layoutOf } from './flow-layout.ts';

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
