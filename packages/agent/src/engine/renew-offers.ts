import { removeAnswer } from './answers.ts';
import type { Draft } from './draft.ts';
import { moveTo } from './turn-plan.ts';
import type { Frame } from './types.ts';

/**
 * Updates the state when a new call continues it. Flows search for their offered times again, and a confirmation is
 * dropped if its time has passed.
 */
export function renewOffers(draft: Draft): void {
  const { state, env } = draft;
  const start = state.confirm?.effect.args['start'];
  const isPast = typeof start === 'string' && start <= env.now;
  if (isPast) {
    state.confirm = null;
    removeAnswer(draft, 'appointment');
  }
  for (const frame of state.stack) {
    const search = searchState(draft, frame);
    const isOffering = state.offers?.frameId === frame.id || isPast;
    if (search === null || !isOffering) continue;
    state.offers = null;
    moveTo(frame, search);
  }
}

/** Returns the name of the state that searched for the times that a flow offers. Null if the flow offers no times. */
export function searchState(draft: Draft, frame: Frame): string | null {
  if (!frame.results['$slots']) return null;
  const states = Object.entries(draft.flowOf(frame)?.states ?? {});
  const search = states.find(
    ([name, state]) => state.kind === 'tool' && state.tool === 'list_slots' && (frame.visits[name] ?? 0) > 0,
  );
  return search?.[0] ?? null;
}
