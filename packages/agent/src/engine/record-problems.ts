import {
  isChangeableFieldName,
  isRecordFieldName,
  RECORD_FIELD_LIMITS,
  type RecordFieldAccess,
} from '@frontdesk/domain';
import type { ContextGraph, Flow, State } from './graph.ts';
import type { GraphProblem } from './graph-problems.ts';
import { insertedFields, listedFields, namedField } from './record-fields.ts';
import { isBuiltinTool } from './tools.ts';

type Path = GraphProblem['path'];
type ToolState = Extract<State, { kind: 'tool' | 'book' }>;

const LIST = `List 1 to ${RECORD_FIELD_LIMITS.fieldsInRead} fields of the record, for example ['membership'].`;
const ONE = "Name one field of the record or of the lead, for example 'membership' or 'lead.email'.";

/**
 * Reports states that use the contact's record incorrectly. Field names are fixed in the graph, so that neither a
 * message nor a value can choose them.
 */
export function recordProblems(flow: Flow, path: Path): GraphProblem[] {
  // The results of the tools of the workspace are checked by `workspaceToolProblems`.
  const read = usesWorkspaceTool(flow) ? null : readFields(flow);
  return Object.entries(flow.states).flatMap(([name, state]) => {
    const words = state.kind === 'say' ? sayProblem(state, read) : isTool(state) ? toolProblem(state) : null;
    return words === null ? [] : [{ path: [...path, 'states', name], words }];
  });
}

/**
 * Reports states that read or change a record field to which the workspace has not given the agent the required access.
 */
export function recordAccessProblems({ flows }: ContextGraph, access: RecordFieldAccess): GraphProblem[] {
  const grants = new Map(Object.entries(access));
  return Object.entries(flows).flatMap(([flow, { states }]) =>
    Object.entries(states).flatMap(([name, state]) =>
      forbiddenFields(state, grants).map((words) => ({ path: ['flows', flow, 'states', name], words })),
    ),
  );
}

function forbiddenFields(state: State, grants: ReadonlyMap<string, string>): string[] {
  if (!isTool(state)) return [];
  if (state.tool === 'read_record')
    return readBy(state)
      .filter((name) => !grants.has(name))
      .map((name) => `The agent cannot read the field “${name}”. Allow it under Record fields.`);
  const changed = changedBy(state);
  if (changed === null || grants.get(changed) === 'WRITE') return [];
  return [`The agent cannot change the field “${changed}”. Allow it under Record fields.`];
}

function toolProblem(state: ToolState): string | null {
  const names = Object.keys(state.args);
  if (state.tool === 'read_record') {
    const fields = readBy(state);
    const isValid = fields.length > 0 && fields.length <= RECORD_FIELD_LIMITS.fieldsInRead;
    return names.length === 1 && isValid && fields.every(isRecordFieldName) ? null : LIST;
  }
  if (state.tool !== 'update_record') return null;
  const field = changedBy(state);
  if (field === null || !isChangeableFieldName(field)) return ONE;
  return names.length === 2 && names.includes('value') ? null : 'Add the argument “value”, for example answers.size.';
}

function sayProblem(state: State & { kind: 'say' }, read: readonly string[] | null): string | null {
  const inserted = insertedFields(state.words);
  if (inserted.length > 0 && state.style === 'instruction')
    return 'An instruction cannot insert fields of the record. Write a text.';
  const unread = read && inserted.find((name) => !read.includes(name));
  return unread == null ? null : `No state of this flow reads the field “${unread}”.`;
}

const isTool = (state: State): state is ToolState => state.kind === 'tool' || state.kind === 'book';

const usesWorkspaceTool = ({ states }: Flow): boolean =>
  Object.values(states).some((state) => isTool(state) && !isBuiltinTool(state.tool));

export const readFields = ({ states }: Flow): string[] =>
  Object.values(states).flatMap((state) => (isTool(state) && state.tool === 'read_record' ? readBy(state) : []));

const readBy = ({ args }: ToolState): string[] => listedFields(args['fields'] ?? '') ?? [];

/** Returns the field that a state changes. Null if the state changes no record, or if its argument is not a name. */
const changedBy = ({ tool, args }: ToolState): string | null =>
  tool === 'update_record' ? namedField(args['field'] ?? '') : null;
