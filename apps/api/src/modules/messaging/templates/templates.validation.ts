import {
  isTemplateLanguage,
  isTemplateName,
  isVariableInvalid,
  normalizeText,
  TEMPLATE_LIMITS,
  type TemplateCategory,
  templateBodyProblem,
  variablesIn,
  WRITABLE_TEMPLATE_CATEGORIES,
} from '@frontdesk/domain';
import type { TemplateDraft } from '@frontdesk/providers';
import { isRefused, type Refused, refused, validFields } from '../../../errors/refused.ts';
import { type TemplateButtonInput, validateButtons } from './template-buttons.validation.ts';
import type { TemplateAccount } from './templates.repository.ts';

export interface TemplateContentInput {
  readonly category: TemplateCategory;
  readonly header?: string | null;
  /** Id of the file in the header. */
  readonly headerFileId?: string | null;
  readonly body: string;
  readonly footer?: string | null;
  readonly buttons?: readonly TemplateButtonInput[] | null;
  readonly examples: readonly string[];
}

export interface TemplateInput extends TemplateContentInput {
  readonly name: string;
  readonly language: string;
}

/** Content of a template with normalized values, and the id of the file in its header. */
export type ValidTemplate = Omit<TemplateDraft, 'headerFile'> & { readonly headerFileId: string | null };

/**
 * Validates a template before it is sent to the provider. If the template is invalid, returns a refusal that lists all
 * invalid fields.
 */
export function validateTemplate(input: TemplateInput, provider: TemplateAccount['provider']): ValidTemplate | Refused {
  const body = input.body.trim();
  const hasParts = provider === 'WHATSAPP_CLOUD';
  const bodyVariables = variablesIn(body).length;
  const draft = validFields({
    name: isTemplateName(input.name) ? input.name : refused('TEMPLATE_NAME_INVALID', 'name'),
    language: isTemplateLanguage(input.language) ? input.language : refused('TEMPLATE_LANGUAGE_INVALID', 'language'),
    category:
      WRITABLE_TEMPLATE_CATEGORIES.find((one) => one === input.category) ??
      refused('TEMPLATE_CATEGORY_INVALID', 'category'),
    header: linePart(input.header, { hasParts, field: 'header' }),
    headerFileId: headerFileOf(input, hasParts),
    body: templateBodyProblem(body) === null ? body : refused('TEMPLATE_BODY_INVALID', 'body'),
    footer: linePart(input.footer, { hasParts, field: 'footer' }),
    offered: validateButtons(input.buttons ?? [], { provider, bodyVariables }),
    examples: examplesOf(input, bodyVariables),
  });
  if (isRefused(draft)) return draft;
  const { offered, examples, ...content } = draft;
  return { ...content, buttons: offered.buttons, examples: [...examples, ...offered.examples] };
}

/** Returns the id of the file in the header. Refused together with a text, and for Twilio. */
function headerFileOf({ header, headerFileId = null }: TemplateInput, hasParts: boolean) {
  if (headerFileId === null) return null;
  if (!hasParts) return refused('TEMPLATE_PARTS_NOT_SUPPORTED', 'headerFileId');
  return header?.trim() ? refused('TEMPLATE_HEADER_INVALID', 'headerFileId') : headerFileId;
}

/** Returns the normalized header or footer of a template. Returns null if the header or footer is empty. */
function linePart(
  text: string | null | undefined,
  { hasParts, field }: { hasParts: boolean; field: 'header' | 'footer' },
) {
  if (!text?.trim()) return null;
  if (!hasParts) return refused('TEMPLATE_PARTS_NOT_SUPPORTED', field);
  const line = normalizeText(text, TEMPLATE_LIMITS[field]);
  if (line && !/[{}\n]/.test(line)) return line;
  return refused(field === 'header' ? 'TEMPLATE_HEADER_INVALID' : 'TEMPLATE_FOOTER_INVALID', field);
}

function examplesOf({ examples }: TemplateContentInput, count: number) {
  const all = examples.map((example) => example.trim());
  return all.length === count && !all.some(isVariableInvalid) ? all : refused('TEMPLATE_EXAMPLES_INVALID', 'examples');
}
