/** By the names that the voice provider calls them, so that one set serves both channels. */
export const TOOLS = [
  'updateLeadProfile',
  'listSlots',
  'bookConsult',
  'markUnqualified',
  'escalateToHuman',
  'endConversation',
] as const;
export type ToolName = (typeof TOOLS)[number];
