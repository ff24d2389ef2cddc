import type { Channel } from '@frontdesk/domain';
import { fixedArgument, fixedArguments, statesWith } from './fixed-arguments.ts';
import type { ContextGraph, Flow } from './graph.ts';
import type { GraphProblem } from './graph-problems.ts';

/** Facts about the workspace that determine whether a state can send a form. */
export interface SurfaceFacts {
  readonly channel: Channel;
  /** Ids of the forms that can be sent. Null if unknown, in which case the forms are not checked. */
  readonly templateIds: readonly string[] | null;
}

const NO_FORM = 'Choose the form that the agent sends.';
const NOT_ON_CALLS = 'Calls cannot send forms. Use a handoff.';
const NOT_SENDABLE = 'The form does not exist, is archived or is not published. Choose another form.';

/** Reports states that send a form without naming a fixed form. The form must not depend on a contact's message. */
export const surfaceArgumentProblems = (flow: Flow, path: GraphProblem['path']): GraphProblem[] =>
  statesWith('send_surface', flow)
    .filter(([, state]) => Object.keys(state.args).length !== 1 || fixedArgument(state, 'form') === '')
    .map(([name]) => ({ path: [...path, 'states', name], words: NO_FORM }));

/** Reports states that send a form in a workspace for calls, or a form that cannot be sent. */
export const surfaceProblems = ({ flows }: ContextGraph, { channel, templateIds }: SurfaceFacts): GraphProblem[] =>
  Object.entries(flows).flatMap(([flow, one]) =>
    statesWith('send_surface', one).flatMap(([name, state]) => {
      const path = ['flows', flow, 'states', name];
      if (channel === 'VOICE') return [{ path, words: NOT_ON_CALLS }];
      const form = fixedArgument(state, 'form');
      return form === '' || templateIds === null || templateIds.includes(form) ? [] : [{ path, words: NOT_SENDABLE }];
    }),
  );

/** Returns the distinct ids of the forms that the flows send. */
export const sentTemplates = ({ flows }: Pick<ContextGraph, 'flows'>): string[] =>
  fixedArguments(flows, 'send_surface', 'form');
