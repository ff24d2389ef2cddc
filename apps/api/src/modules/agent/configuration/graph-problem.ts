import { type GraphProblem as EngineProblem, placeOf } from '@frontdesk/agent/engine';
import type { GraphProblem } from './graphql/agent.type.ts';

/** A problem of a graph with the flow and the state that it concerns. */
export const toGraphProblem = (problem: EngineProblem): GraphProblem => ({
  ...placeOf(problem),
  path: problem.path.join('.'),
  message: problem.words,
});
