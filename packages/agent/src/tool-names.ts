/** Tool names of the voice provider, used for both channels. */
export const TOOLS = [
  'updateLeadProfile',
  'listSlots',
  'bookConsult',
  'markUnqualified',
  'escalateToHuman',
  'endConversation',
] as const;
export type ToolName = (typeof TOOLS)[number];
