import type { Channel } from '@frontdesk/domain';
import { fixedArgument, fixedArguments, statesWith } from './fixed-arguments.ts';
import type { ContextGraph, Flow } from './graph.ts';
import type { GraphProblem } from './graph-problems.ts';

/** Facts about the workspace that determine whether a state can assign a conversation. */
export interface AssignmentFacts {
  readonly channel: Channel;
  /** Ids of existing members. Null if unknown, in which case the members are not checked. */
  readonly memberIds: readonly string[] | null;
}

const NO_MEMBER = 'Choose the member to whom the conversation is assigned.';
const NO_ASSIGNEE = 'Calls have no assignee. Use a handoff.';
const MEMBER_LEFT = 'The assigned member is no longer in this workspace. Choose another member.';

/**
 * Reports states that assign a conversation without naming a fixed member. The member must not depend on a contact's
 * message.
 */
export const assignArgumentProblems = (flow: Flow, path: GraphProblem['path']): GraphProblem[] =>
  statesWith('assign', flow)
    .filter(([, state]) => Object.keys(state.args).length !== 1 || fixedArgument(state, 'member') === '')
    .map(([name]) => ({ path: [...path, 'states', name], words: NO_MEMBER }));

/** Reports states that assign a conversation in a workspace for calls, or to a member who does not exist. */
export const assignmentProblems = ({ flows }: ContextGraph, { channel, memberIds }: AssignmentFacts): GraphProblem[] =>
  Object.entries(flows).flatMap(([flow, one]) =>
    statesWith('assign', one).flatMap(([name, state]) => {
      const path = ['flows', flow, 'states', name];
      if (channel === 'VOICE') return [{ path, words: NO_ASSIGNEE }];
      const member = fixedArgument(state, 'member');
      return member === '' || memberIds === null || memberIds.includes(member) ? [] : [{ path, words: MEMBER_LEFT }];
    }),
  );

/** Returns the distinct ids of the members to whom the flows assign conversations. */
export const assignedMembers = ({ flows }: Pick<ContextGraph, 'flows'>): string[] =>
  fixedArguments(flows, 'assign', 'member');
