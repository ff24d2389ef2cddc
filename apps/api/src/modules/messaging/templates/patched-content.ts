import { type TemplateButton, type TemplateCategory, variablesIn } from '@frontdesk/domain';
import { withUrlVariable } from '@frontdesk/providers';
import type { WhatsAppTemplate } from '../../../db/generated/client.ts';
import type { TemplateContentInput } from './templates.validation.ts';

/** Changes of a template. A missing field is not changed. */
export type TemplatePatch = { readonly [Name in keyof TemplateContentInput]?: TemplateContentInput[Name] | null };

/** Returns the content of a template after an update. Fields that the update omits keep their stored values. */
export function patchedContent(
  stored: WhatsAppTemplate,
  { category, header, headerFileId, body, footer, buttons, examples }: TemplatePatch,
): TemplateContentInput {
  return {
    category: category ?? (stored.category as TemplateCategory),
    // A text and a file replace each other.
    header: header === undefined ? (headerFileId ? null : stored.header) : header,
    headerFileId: headerFileId === undefined ? (header?.trim() ? null : stored.headerFileId) : headerFileId,
    body: body ?? stored.body,
    footer: footer === undefined ? stored.footer : footer,
    buttons: buttons === undefined ? storedButtons(stored) : buttons,
    examples: examples ?? variablesIn(stored.body).map((name) => exampleOf(stored, name)),
  };
}

/** Returns the stored buttons in the form of an update, in which the variable of an address is always {{1}}. */
const storedButtons = (stored: WhatsAppTemplate) =>
  (stored.buttons as unknown as TemplateButton[]).map((button) => ({
    ...button,
    url: button.url && withUrlVariable(button.url, '1'),
    example: exampleOf(stored, variablesIn(button.url)[0]),
  }));

const exampleOf = ({ variables, examples }: WhatsAppTemplate, name: string | undefined): string =>
  examples[variables.indexOf(name ?? '')] ?? '';
