import type { EffectResult, ToolName } from '@frontdesk/agent/engine';
import type { Services } from '../../../../auth/context.ts';
import { leadOf } from '../agent-runs.repository.ts';
import { agentActor, type ClaimedRun, inClaimedRun } from '../claimed-run.ts';
import { bookSlot } from '../effects/book-slot.ts';
import { changeBooking } from '../effects/change-booking.ts';
import { type EffectInput, type EffectTool, failed } from '../effects/effect.ts';
import { findSlots } from '../effects/find-slots.ts';
import { leaveMessage } from '../effects/leave-message.ts';
import { optOut } from '../effects/opt-out.ts';
import type { ExternalCommand } from '../run-state.ts';
import { applyEvent } from './call-model.ts';

type EffectCommand = Extract<ExternalCommand, { type: 'run_effect' }>;

/** Runs an effect of a run, and stores its result together with its changes here. */
export async function runEffect(
  services: Services,
  { work, command }: { work: ClaimedRun; command: EffectCommand },
): Promise<boolean> {
  const tool = TOOLS[command.tool] ?? notConnected;
  const { result, change } = await tool(services, inputOf(services, work, command));
  return applyEvent(services, work, { type: 'effect_result', key: command.key, result }, change);
}

/** Tools that have no implementation yet answer NOT_CONNECTED, which hands off with that reason. */
const TOOLS: Readonly<Partial<Record<ToolName, EffectTool>>> = {
  list_slots: findSlots,
  book: bookSlot,
  reschedule: changeBooking('RESCHEDULE'),
  cancel: changeBooking('CANCEL'),
  leave_message: leaveMessage,
  opt_out: optOut,
  search_knowledge: async (_services, { args }) => ({ result: unanswered(args['questions']) }),
};

const notConnected: EffectTool = async () => failed('NOT_CONNECTED');

/** There is no knowledge base: every question is unanswered. */
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

const inputOf = (services: Services, work: ClaimedRun, { key, args }: EffectCommand): EffectInput => ({
  key,
  args,
  workspaceId: work.workspaceId,
  conversationId: work.conversationId,
  by: agentActor(services, work),
  leadOf: (tx) => leadOf(tx, work.conversationId),
  within: (todo) => inClaimedRun(services, work, todo),
});
