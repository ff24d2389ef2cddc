import { z } from 'zod';
import { FORM_FIELD_MODES, FORM_LIMITS, FORM_QUESTION_TYPES, type LeadFormContent } from './lead-forms.ts';

const Text = z.record(z.string(), z.string());
const Key = z.string();

const Question = z.strictObject({
  key: Key,
  type: z.enum(FORM_QUESTION_TYPES),
  required: z.boolean(),
  label: Text,
  help: Text,
  options: z.array(z.strictObject({ key: Key, label: Text })).max(1000),
});

const Content = z.strictObject({
  languages: z.array(z.string()),
  defaultLanguage: z.string(),
  email: z.enum(FORM_FIELD_MODES),
  message: z.enum(FORM_FIELD_MODES),
  questions: z.array(Question).max(1000),
  consent: z.strictObject({ text: Text, policyUrl: z.string().nullable() }),
  thankYou: z.strictObject({ text: Text, redirectUrl: z.string().nullable() }),
  accentColor: z.string().nullable(),
  hiddenFields: z.array(z.string()),
});

/**
 * Parses the JSON of a form. Null if it is too long or does not have the shape of a form. The rules about the values
 * are those of `findFormProblems`.
 */
export function parseFormContent(json: string): LeadFormContent | null {
  if (json.length > FORM_LIMITS.contentLength || json.includes('\0') || json.includes('\\u0000')) return null;
  try {
    const { data } = Content.safeParse(JSON.parse(json));
    return data ? (data as LeadFormContent) : null;
  } catch {
    return null;
  }
}
