import type { Services } from '../../../../auth/context.ts';
import type { ToolCallInput, ToolOutcome } from '../tool-context.ts';
import { bookConsult } from './book-consult.ts';
import { listSlots } from './list-slots.ts';
import { markLead, updateLeadProfile } from './update-lead-profile.ts';

/** Runs a tool call. The lead comes from the context, never from the model's arguments. */
export function useTool(services: Services, calling: ToolCallInput): Promise<ToolOutcome> | ToolOutcome {
  switch (calling.call.tool) {
    case 'updateLeadProfile':
      return updateLeadProfile(calling);
    case 'listSlots':
      return listSlots(services, calling);
    case 'bookConsult':
      return bookConsult(services, calling);
    case 'markUnqualified':
      return markLead(calling, 'UNQUALIFIED');
    // Handled by the engine; nothing to do here.
    case 'escalateToHuman':
    case 'endConversation':
      return { result: { ok: true }, told: { ok: true } };
  }
}
