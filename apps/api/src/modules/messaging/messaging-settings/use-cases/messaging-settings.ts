import {
  isHeaderFileMissing,
  isVariableInvalid,
  normalizeKeyword,
  normalizeText,
  OPT_OUT_LANGUAGES,
  type OptOutKeywords,
} from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { WhatsAppTemplate } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { currentWorkspace } from '../../../access/workspaces/index.ts';
import { lockSettings, readOptOutKeywords, type TemplateVariableSource } from '../messaging-settings.repository.ts';
import { storeGreeting } from '../store-greeting.ts';

export const messagingSettings = (ctx: WorkspaceContext) => ctx.db.read(readMessagingSettings);

/** Returns the current messaging settings, including defaults. */
async function readMessagingSettings(tx: Tx) {
  const stored = await tx.messagingSettings.findFirst();
  return {
    greetingTemplateId: stored?.greetingTemplateId ?? null,
    greetingVariables: (stored?.greetingVariables ?? []) as unknown as readonly TemplateVariableSource[],
    optOutLanguages: await readOptOutKeywords(tx),
    version: stored?.version ?? 0,
  };
}

interface UpdateGreetingTemplate {
  /** Id of the template. Null for no greeting. If omitted, the template is not changed. */
  readonly templateId?: string | null | undefined;
  readonly variables: readonly Partial<TemplateVariableSource>[];
}

/**
 * Sets the greeting template, or removes the greeting if `templateId` is null. WhatsApp requires a template for a
 * contact who has not written in the last 24 hours. Refuses a template that is not approved or lacks a value for a
 * variable.
 */
export const updateGreetingTemplate = (ctx: WorkspaceContext, { templateId, variables }: UpdateGreetingTemplate) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'update', 'Workspace', await currentWorkspace(tx));
    const settings = await lockSettings(tx, ctx.workspace.id, ctx.services.clock());
    const id = templateId === undefined ? settings.greetingTemplateId : templateId;
    const template = id && (await tx.whatsAppTemplate.findFirst({ where: { id } }));
    if (id && !template) throw notFound();
    if (template && template.status !== 'APPROVED') return refused('TEMPLATE_NOT_APPROVED', 'templateId');
    if (template && isHeaderFileMissing(template)) return refused('TEMPLATE_FILE_MISSING', 'templateId');
    const variableSources = template ? variablesFor(template, variables) : [];
    if (variableSources === null) return refused('TEMPLATE_VARIABLES_INVALID', 'variables');
    await storeGreeting(tx, ctx, { settings, template: template || null, variableSources });
    return { settings: await readMessagingSettings(tx) } as const;
  });

/**
 * Returns a value for each variable of the template. Returns null if a variable has no valid value or more than one
 * value.
 */
function variablesFor(
  { variables }: WhatsAppTemplate,
  given: readonly Partial<TemplateVariableSource>[],
): TemplateVariableSource[] | null {
  const variableSources = variables.map((name) => given.find((one) => one.name === name));
  const fits = variableSources.every((one) => one && (one.known ? !one.text : !isVariableInvalid(one.text ?? '')));
  if (!fits) return null;
  return variableSources.map((one) => ({
    name: one?.name ?? '',
    known: one?.known ?? null,
    text: one?.text?.trim() || null,
  }));
}

interface OptOutInput extends Omit<OptOutKeywords, 'confirmation'> {
  readonly confirmation?: string | null;
}

const MOST_WORDS = 20;
const LONGEST_WORD = 60;
const LONGEST_CONFIRMATION = 500;

/**
 * Sets the opt-out languages, keywords and confirmation texts. Refuses a repeated language, an invalid keyword, too
 * many keywords, and a confirmation that is too long.
 */
export const updateOptOutKeywords = (ctx: WorkspaceContext, given: readonly OptOutInput[]) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'update', 'Workspace', await currentWorkspace(tx));
    const refusal = findRefusal(given);
    if (refusal) return refusal;
    const languages = OPT_OUT_LANGUAGES.flatMap((language) => termsOf(language, given));
    const before = await readOptOutKeywords(tx);
    const now = ctx.services.clock();
    const { version } = await lockSettings(tx, ctx.workspace.id, now);
    const data = { optOutLanguages: JSON.parse(JSON.stringify(languages)), version: version + 1, updatedAt: now };
    await tx.messagingSettings.updateMany({ data });
    const subject = { type: 'Workspace', id: ctx.workspace.id };
    const named = (terms: readonly OptOutKeywords[]) => ({ languages: terms.map(({ language }) => language) });
    await recordEvent(tx, ctx, {
      name: 'opt_out_keywords.updated',
      subject,
      before: named(before),
      after: named(languages),
    });
    return { settings: await readMessagingSettings(tx) } as const;
  });

function findRefusal(given: readonly OptOutInput[]): Refused | null {
  const repeats = new Set(given.map(({ language }) => language)).size < given.length;
  const lists = given.flatMap(({ optOutKeywords, optInKeywords }) => [optOutKeywords, optInKeywords]);
  const wrong = lists.some((words) => words.length > MOST_WORDS || words.some((word) => !isWord(word)));
  if (repeats || wrong) return refused('OPT_OUT_KEYWORDS_INVALID', 'languages');
  const tooLong = given.some(({ confirmation }) => normalizeConfirmation(confirmation) === null);
  return tooLong ? refused('CONFIRMATION_TOO_LONG', 'languages') : null;
}

/**
 * Returns the normalized confirmation text. Returns an empty string if no confirmation is to be sent, and null if the
 * text is too long.
 */
const normalizeConfirmation = (confirmation: string | null | undefined) =>
  normalizeText(confirmation ?? '', LONGEST_CONFIRMATION);

const isWord = (word: string): boolean => normalizeKeyword(word) !== '' && word.length <= LONGEST_WORD;

/**
 * Returns the normalized keywords of a language without duplicates. English is always included, because the providers
 * require English keywords.
 */
function termsOf(language: OptOutKeywords['language'], given: readonly OptOutInput[]): OptOutKeywords[] {
  const found = given.find((one) => one.language === language);
  if (!found) return language === 'en' ? [{ language, optOutKeywords: [], optInKeywords: [], confirmation: null }] : [];
  const words = (list: readonly string[]) => [...new Set(list.map(normalizeKeyword))];
  const confirmation = normalizeConfirmation(found.confirmation) || null;
  return [
    { language, optOutKeywords: words(found.optOutKeywords), optInKeywords: words(found.optInKeywords), confirmation },
  ];
}
