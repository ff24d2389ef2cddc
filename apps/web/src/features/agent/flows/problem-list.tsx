import { type GraphProblem, placeOf } from '@frontdesk/agent/engine';
import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { titleOf } from './flow-labels.ts';
import classes from './flows.module.css';

interface Props {
  problems: readonly GraphProblem[];
  onShow: (flow: string, state: string | null) => void;
}

/**
 * List of the problems of the graph. A problem of a flow or state has a button that opens the flow or state. Renders
 * nothing if there are no problems.
 */
export function ProblemList({ problems, onShow }: Props) {
  return (
    <div role="status" className={problems.length > 0 ? classes.problems : undefined}>
      {problems.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {plural(problems.length, { one: '# problem prevents publishing', other: '# problems prevent publishing' })}
          </Text>
          <ul aria-label={t`Problems`}>
            {problems.map((problem) => (
              <li key={problem.path.join('.') + problem.words}>
                <ProblemPlace problem={problem} onShow={onShow} /> {problem.words}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ProblemPlace({ problem, onShow }: { problem: GraphProblem; onShow: Props['onShow'] }) {
  const { flow, state } = placeOf(problem);
  if (flow === null) return <code>{problem.path.join('.')}</code>;
  const place = state === null ? titleOf(flow) : `${titleOf(flow)}, ${state}`;
  return (
    <button type="button" className={classes.jump} onClick={() => onShow(flow, state)}>
      {place}
    </button>
  );
}
