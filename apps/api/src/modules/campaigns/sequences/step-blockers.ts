import {
  type ContactWindow,
  isVariableInvalid,
  nextContactTime,
  type SequenceBlocker,
  type SurfaceContent,
} from '@frontdesk/domain';
import { outreachNumberError } from '@frontdesk/domain/phones';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type AgentForm, findCheckRefusal, findSendableForm, prepareForm } from '../../messaging/surfaces/index.ts';
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
  /** Returns the form of a step with a new link. Null if the step sends no form, or its form cannot be sent. */
  formOf(step: DueStep): Promise<AgentForm | null>;
}

type SendingServices = Pick<Services, 'contactWindow' | 'clock' | 'publicBaseUrl'>;

/** Reads the facts of the workspace that determine whether steps can be sent. */
export async function readSendingFacts(tx: Tx, services: SendingServices): Promise<SendingFacts> {
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
    formOf: (step) => findForm(tx, services, step),
  };
}

async function findForm(
  tx: Tx,
  services: SendingServices,
  { surfaceTemplateId, contactId, language }: DueStep,
): Promise<AgentForm | null> {
  const version = surfaceTemplateId && (await findSendableForm(tx, surfaceTemplateId));
  if (!version) return null;
  const content = version.content as unknown as SurfaceContent;
  const recipient = contactId && { contactId, sender: 'SEQUENCE' as const, now: services.clock() };
  if (recipient && (await findCheckRefusal(tx, content, recipient))) return null;
  return prepareForm(tx, services, { versionId: version.id, language: language ?? content.defaultLanguage });
}

export type StepPlan = { readonly at: Date; readonly form: AgentForm | null } & (
  | { readonly blocker: SequenceBlocker; readonly message: RenderedStep | null }
  | { readonly blocker: null; readonly message: RenderedStep }
);

/**
 * Returns the message of a step, its form, the time at which the message can be sent (`now` or later), and the first reason that
 * prevents sending. Daily limits are not checked.
 */
export async function planStep(facts: SendingFacts, step: DueStep, now: Date): Promise<StepPlan> {
  const zones = await zonesOfNumber(step.phone);
  const open = nextContactTime(facts.window, { zones, fallback: facts.timezone }, now);
  const form = await facts.formOf(step);
  const message = await renderStep(facts, step, { at: open, zones, formLink: form?.link.url ?? '' });
  const blocker = findBlocker(facts, step, { form, message });
  if (blocker) return { blocker, at: now, form, message };
  if (!message) return { blocker: 'WINDOW_CLOSED', at: now, form, message };
  return open > now ? { blocker: 'OUTSIDE_HOURS', at: open, form, message } : { blocker: null, at: now, form, message };
}

function findBlocker(
  facts: SendingFacts,
  step: DueStep,
  { form, message }: Pick<StepPlan, 'form' | 'message'>,
): SequenceBlocker | null {
  if (facts.isPaused) return 'PAUSED';
  if (step.isBlocked) return 'BLOCKED';
  if (step.isOptedOut) return 'OPTED_OUT';
  if (outreachNumberError(step.phone, facts.countries)) return 'NUMBER_NOT_ALLOWED';
  if (step.mode === 'HUMAN') return 'TAKEN_OVER';
  if (step.mode === 'PAUSED') return 'HANDED_OFF';
  if (step.surfaceTemplateId && !form) return 'FORM_UNAVAILABLE';
  if (!message) return 'WINDOW_CLOSED';
  if (!message.template) return null;
  if (!message.template.isUsable) return 'TEMPLATE_UNAVAILABLE';
  return Object.values(message.template.variables).some(isVariableInvalid) ? 'VARIABLE_EMPTY' : null;
}
