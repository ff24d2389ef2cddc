import { type GraphProblem as EngineProblem, placeOf } from '@frontdesk/agent/engine';

/** Converts an engine problem to its API representation, with the flow and the state that contain the problem. */
export const toGraphProblem = (problem: EngineProblem) => ({
  ...placeOf(problem),
  path: problem.path.join('.'),
  message: problem.words,
});
