/** Tools that only read. They need no confirmation. */
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
export type ToolName = (typeof TOOL_NAMES)[number];

/** Tools that are named but not implemented. A flow that uses one of them cannot be published. */
export const UNAVAILABLE_TOOLS: readonly ToolName[] = ['send_surface', 'send_document'];

export const isChange = (tool: ToolName): tool is ChangeTool => CHANGE_TOOLS.some((one) => one === tool);

/** Tools that change the calendar. They run only after the contact confirmed the change or chose an offer. */
export const BOOKING_TOOLS: readonly ToolName[] = ['book', 'reschedule', 'cancel'];

/**
 * Error codes of a tool. UNKNOWN: the provider did not report whether the request took effect. OUT_OF_RULES: the rules
 * of the provider forbid the change, for example its minimum notice.
 */
export const TOOL_ERRORS = [
  'SLOT_TAKEN',
  'NOT_FOUND',
  'OUT_OF_RULES',
  'INVALID',
  'NOT_ALLOWED',
  'NOT_CONNECTED',
  'FAILED',
  'UNKNOWN',
] as const;
export type ToolError = (typeof TOOL_ERRORS)[number];
