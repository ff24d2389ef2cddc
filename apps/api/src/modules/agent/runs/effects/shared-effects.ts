import type { EffectResult, ToolName } from '@frontdesk/agent/engine';
import { bookSlot } from './book-slot.ts';
import { changeBooking } from './change-booking.ts';
import { type EffectTool, failed } from './effect.ts';
import { findSlots } from './find-slots.ts';
import { optOut } from './opt-out.ts';

/** Effects that work in the same way in conversations and calls. */
export const SHARED_EFFECTS: Readonly<Partial<Record<ToolName, EffectTool>>> = {
  list_slots: findSlots,
  book: bookSlot,
  reschedule: changeBooking('RESCHEDULE'),
  cancel: changeBooking('CANCEL'),
  opt_out: optOut,
  search_knowledge: async (_services, { args }) => ({ result: unanswered(args['questions']) }),
};

/** Effect of tools that are not implemented. The result NOT_CONNECTED makes the agent hand off with this reason. */
export const notConnected: EffectTool = async () => failed('NOT_CONNECTED');

/** Returns no passages for any question, because there is no knowledge base. */
const unanswered = (questions: unknown): EffectResult => ({
  ok: true,
  data: {
    answers: (Array.isArray(questions) ? questions : []).map((question: unknown) => ({
      question: String(question),
      passages: [],
      supported: false,
    })),
  },
});
