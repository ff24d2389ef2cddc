import { type GraphProblem as EngineProblem, placeOf } from '@frontdesk/agent/engine';

/** Converts an engine problem for the API, with the flow and the state that contain the problem. */
export const toGraphProblem = (problem: EngineProblem) => ({
  ...placeOf(problem),
  path: problem.path.join('.'),
  message: problem.words,
});
