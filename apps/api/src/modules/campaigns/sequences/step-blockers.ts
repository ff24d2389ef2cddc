import { type ContactWindow, isVariableInvalid, nextContactTime, type SequenceBlocker } from '@frontdesk/domain';
import { outreachNumberError } from '@frontdesk/domain/phones';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { accountOf, type TemplateAccount } from '../../messaging/templates/index.ts';
import { contactWindows, readLimits, zonesOfNumber } from '../outreach-limits/index.ts';
import type { DueStep } from './due-steps.ts';
import { type RenderedStep, renderStep } from './render-step.ts';

/** Facts of the workspace that determine whether steps can be sent. */
export interface SendingFacts {
  readonly isPaused: boolean;
  readonly workspaceName: string;
  readonly timezone: string;
  readonly window: ContactWindow;
  readonly countries: readonly string[];
  /** Returns the template account of a phone number. The account of each number is read only once. */
  accountOf(phoneConfigId: string | null): Promise<TemplateAccount | null>;
}

/** Reads the facts of the workspace that determine whether steps can be sent. */
export async function readSendingFacts(tx: Tx, services: Pick<Services, 'contactWindow'>): Promise<SendingFacts> {
  const workspace = await tx.workspace.findFirstOrThrow({
    select: { agentPausedAt: true, name: true, timezone: true },
  });
  const { country, otherCountries } = await readLimits(tx);
  const accounts = new Map<string | null, Promise<TemplateAccount | null>>();
  return {
    isPaused: workspace.agentPausedAt !== null,
    workspaceName: workspace.name,
    timezone: workspace.timezone,
    window: (await contactWindows(tx, services)).GREETING,
    countries: [country, ...otherCountries],
    accountOf: (id) => {
      const known = accounts.get(id) ?? accountOf(tx, id);
      accounts.set(id, known);
      return known;
    },
  };
}

export type StepPlan =
  | { readonly blocker: SequenceBlocker; readonly at: Date; readonly message: RenderedStep | null }
  | { readonly blocker: null; readonly at: Date; readonly message: RenderedStep };

/**
 * Returns the message of a step, the time at which the message can be sent (`now` or later), and the first reason that
 * prevents sending. Daily limits are not checked.
 */
export async function planStep(facts: SendingFacts, step: DueStep, now: Date): Promise<StepPlan> {
  const zones = await zonesOfNumber(step.phone);
  const open = nextContactTime(facts.window, { zones, fallback: facts.timezone }, now);
  const message = await renderStep(facts, step, { at: open, zones });
  const blocker = findBlocker(facts, step, message);
  if (blocker) return { blocker, at: now, message };
  if (!message) return { blocker: 'WINDOW_CLOSED', at: now, message };
  return open > now ? { blocker: 'OUTSIDE_HOURS', at: open, message } : { blocker: null, at: now, message };
}

function findBlocker(facts: SendingFacts, step: DueStep, message: RenderedStep | null): SequenceBlocker | null {
  if (facts.isPaused) return 'PAUSED';
  if (step.isBlocked) return 'BLOCKED';
  if (step.isOptedOut) return 'OPTED_OUT';
  if (outreachNumberError(step.phone, facts.countries)) return 'NUMBER_NOT_ALLOWED';
  if (step.mode === 'HUMAN') return 'TAKEN_OVER';
  if (step.mode === 'PAUSED') return 'HANDED_OFF';
  if (!message) return 'WINDOW_CLOSED';
  if (!message.template) return null;
  if (!message.template.isUsable) return 'TEMPLATE_UNAVAILABLE';
  return Object.values(message.template.variables).some(isVariableInvalid) ? 'VARIABLE_EMPTY' : null;
}
