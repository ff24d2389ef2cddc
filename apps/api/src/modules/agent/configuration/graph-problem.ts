import { type GraphProblem as EngineProblem, placeOf } from '@frontdesk/agent/engine';

/** A problem of a graph with the flow and the state that it concerns. */
export const toGraphProblem = (problem: EngineProblem) => ({
  ...placeOf(problem),
  path: problem.path.join('.'),
  message: problem.words,
});
