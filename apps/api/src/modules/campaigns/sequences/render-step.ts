import {
  filledText,
  fillTemplate,
  isHeaderFileMissing,
  localTime,
  nameInTemplate,
  type SequencePlaceholder,
} from '@frontdesk/domain';
import { isWindowClosed, type OutboundTemplate } from '../../messaging/conversations/index.ts';
import type { DueStep, StepTemplate } from './due-steps.ts';
import type { SendingFacts } from './step-blockers.ts';

export interface RenderedStep {
  /** Text of the message as shown to the contact. */
  readonly body: string;
  /** Template of the message. Null for free-form text. */
  readonly template: (OutboundTemplate & { readonly isUsable: boolean }) | null;
}

interface SendTime {
  readonly at: Date;
  /** Time zones of the contact's phone number. Empty if unknown. */
  readonly zones: readonly string[];
  /** Link to the form of the step. Empty if the step sends no form. */
  readonly formLink: string;
}

/**
 * Returns the message of a step: its free-form text if it has one and the reply window will be open at the time of
 * sending, otherwise its template. Returns null if a template is required and the step has none.
 */
export async function renderStep(facts: SendingFacts, step: DueStep, time: SendTime): Promise<RenderedStep | null> {
  const isClosed = isWindowClosed({ channel: 'WHATSAPP', lastInboundAt: step.lastInboundAt }, time.at);
  if (step.text !== null && !isClosed)
    return { body: filledText(step.text, valuesOf(facts, step, { ...time, language: step.language })), template: null };
  return step.template && renderTemplateStep(facts, step, { ...time, template: step.template });
}

async function renderTemplateStep(
  facts: SendingFacts,
  step: DueStep,
  { template, ...time }: SendTime & { readonly template: StepTemplate },
): Promise<RenderedStep> {
  const values = valuesOf(facts, step, { ...time, language: template.language });
  const texts = Object.fromEntries(step.variables.map(({ name, text }) => [name, filledText(text, values)]));
  const { body, ...filled } = fillTemplate(template, texts);
  const account = step.conversationId === null ? template : await facts.accountOf(step.phoneConfigId);
  const isOfAccount = account?.provider === template.provider && account.accountId === template.accountId;
  const isSendable = template.status === 'APPROVED' && !template.isRemoved && !isHeaderFileMissing(template);
  return { body, template: { id: template.id, ...filled, isUsable: isSendable && isOfAccount } };
}

function valuesOf(
  { workspaceName, timezone }: SendingFacts,
  { name, startsAt }: DueStep,
  { zones, language, formLink }: SendTime & { readonly language: string | null },
): Readonly<Record<SequencePlaceholder, string>> {
  const contactName = nameInTemplate(name);
  const isElsewhere =
    startsAt !== null && zones.some((zone) => localTime(startsAt, zone) !== localTime(startsAt, timezone));
  return {
    contact_name: contactName,
    first_name: contactName.split(' ')[0] ?? contactName,
    workspace: workspaceName,
    form_link: formLink,
    ...appointmentTexts(startsAt, { timezone, isElsewhere, language: language ?? 'en' }),
  };
}

interface TimeFormat {
  readonly timezone: string;
  /**
   * True if the local time of the appointment differs in one of the contact's time zones. In that case, the text
   * contains the time zone.
   */
  readonly isElsewhere: boolean;
  readonly language: string;
}

function appointmentTexts(startsAt: Date | null, { timezone: timeZone, isElsewhere, language }: TimeFormat) {
  if (!startsAt) return { appointment_date: '', appointment_time: '' };
  const locale = localeOf(language);
  const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  const clock = time.format(startsAt);
  return { appointment_date: date.format(startsAt), appointment_time: isElsewhere ? `${clock} (${timeZone})` : clock };
}

/**
 * Returns the locale for a WhatsApp language code, such as `en_US`. Returns `en-GB`, which uses the 24-hour clock, for
 * English without a region and for unsupported languages.
 */
function localeOf(language: string): string {
  const [supported] = Intl.DateTimeFormat.supportedLocalesOf(localeTag(language));
  return supported ?? 'en-GB';
}

const localeTag = (language: string): string =>
  /^[a-z]{2,3}([_-][A-Za-z]{2})?$/.test(language) && language !== 'en' ? language.replace('_', '-') : 'en-GB';
