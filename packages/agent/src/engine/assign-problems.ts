import type { Channel } from '@frontdesk/domain';
import type { ContextGraph, Flow, State } from './graph.ts';
import type { GraphProblem } from './graph-problems.ts';
import { namedField } from './record-fields.ts';

/** Facts of the workspace that decide whether a state can assign a conversation. */
export interface AssignmentFacts {
  readonly channel: Channel;
  /** Ids of existing members. Null if they are unknown; then the members are not checked. */
  readonly memberIds: readonly string[] | null;
}

type AssignState = Extract<State, { kind: 'tool' | 'book' }>;

const NO_MEMBER = 'Choose the member to whom the conversation is assigned.';
const NO_ASSIGNEE = 'Calls have no assignee. Use a handoff.';
const MEMBER_LEFT = 'The assigned member is no longer in this workspace. Choose another member.';

/** Reports states that assign a conversation and do not name one fixed member. A message must not choose the member. */
export const assignArgumentProblems = (flow: Flow, path: GraphProblem['path']): GraphProblem[] =>
  assignStates(flow)
    .filter(([, state]) => Object.keys(state.args).length !== 1 || memberOf(state) === '')
    .map(([name]) => ({ path: [...path, 'states', name], words: NO_MEMBER }));

/** Reports states that assign in a workspace for calls, or to a member who does not exist. */
export const assignmentProblems = ({ flows }: ContextGraph, { channel, memberIds }: AssignmentFacts): GraphProblem[] =>
  Object.entries(flows).flatMap(([flow, one]) =>
    assignStates(one).flatMap(([name, state]) => {
      const path = ['flows', flow, 'states', name];
      if (channel === 'VOICE') return [{ path, words: NO_ASSIGNEE }];
      const member = memberOf(state);
      return member === '' || memberIds === null || memberIds.includes(member) ? [] : [{ path, words: MEMBER_LEFT }];
    }),
  );

/** Returns the distinct ids of the members to whom the flows assign conversations. */
export const assignedMembers = ({ flows }: Pick<ContextGraph, 'flows'>): string[] => [
  ...new Set(
    Object.values(flows)
      .flatMap((flow) => assignStates(flow).map(([, state]) => memberOf(state)))
      .filter((member) => member !== ''),
  ),
];

const assignStates = ({ states }: Flow): [string, AssignState][] =>
  Object.entries(states).filter(
    (entry): entry is [string, AssignState] => 'tool' in entry[1] && entry[1].tool === 'assign',
  );

/** Returns the id of the member. Empty if the argument is missing or is not a fixed text. */
const memberOf = ({ args }: AssignState): string => namedField(args['member'] ?? '') ?? '';
