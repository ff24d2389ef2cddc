/** Tools that only read data. They need no confirmation. */
export const READ_TOOLS = ['search_knowledge', 'list_slots', 'list_bookings', 'read_record'] as const;

/** Tools that change something outside the engine. Each runs at most once per effect key. */
export const CHANGE_TOOLS = [
  'book',
  'reschedule',
  'cancel',
  'update_record',
  'leave_message',
  'schedule_callback',
  'assign',
  'send_surface',
  'send_document',
  'opt_out',
] as const;
export type ChangeTool = (typeof CHANGE_TOOLS)[number];

export const TOOL_NAMES = [...READ_TOOLS, ...CHANGE_TOOLS] as const;
export type BuiltinTool = (typeof TOOL_NAMES)[number];
/** Name of a built-in tool, or of a tool that the workspace defines. */
export type ToolName = BuiltinTool | (string & {});

export const isBuiltinTool = (tool: ToolName): tool is BuiltinTool => TOOL_NAMES.some((one) => one === tool);

/**
 * Kinds of tools that a workspace defines: tools that only read data, and tools that change something at their
 * provider.
 */
export const WORKSPACE_TOOL_KINDS = ['READS', 'CHANGES'] as const;
export type WorkspaceToolKind = (typeof WORKSPACE_TOOL_KINDS)[number];

/** Tools whose names are reserved but that are not implemented. A flow that uses one of them cannot be published. */
export const UNAVAILABLE_TOOLS: readonly ToolName[] = ['send_document'];

export const isChange = (tool: ToolName): tool is ChangeTool => CHANGE_TOOLS.some((one) => one === tool);

/** Tools that change the calendar. They run only after the contact confirmed the change or chose an offer. */
export const BOOKING_TOOLS: readonly ToolName[] = ['book', 'reschedule', 'cancel'];

/**
 * Error codes of a tool. UNKNOWN: the provider did not report whether the request took effect. OUT_OF_RULES: the rules
 * of the provider forbid the change, for example its minimum notice. ALREADY_DONE: the tool of the workspace already
 * changed something in this episode.
 */
export const TOOL_ERRORS = [
  'SLOT_TAKEN',
  'NOT_FOUND',
  'OUT_OF_RULES',
  'INVALID',
  'NOT_ALLOWED',
  'ALREADY_DONE',
  'NOT_CONNECTED',
  'FAILED',
  'UNKNOWN',
] as const;
export type ToolError = (typeof TOOL_ERRORS)[number];
