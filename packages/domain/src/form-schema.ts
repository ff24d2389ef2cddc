import { z } from 'zod';
import { FORM_CONDITION_OPERATORS } from './form-visibility.ts';
import {
  FORM_ENTRY_TYPES,
  FORM_FIELD_MODES,
  FORM_LIMITS,
  LEAD_QUESTION_TYPES,
  type LeadFormContent,
} from './lead-forms.ts';
import { SURFACE_CHECKS, type SurfaceContent } from './surfaces.ts';

const Text = z.record(z.string(), z.string());
const Key = z.string();

const Question = z.strictObject({
  key: Key,
  type: z.enum(LEAD_QUESTION_TYPES),
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

const SurfaceQuestion = Question.extend({
  type: z.enum(FORM_ENTRY_TYPES),
  maxFiles: z.number().optional(),
  targetField: z.string().nullable().optional(),
  prefill: z.boolean().optional(),
  condition: z
    .strictObject({ question: Key, operator: z.enum(FORM_CONDITION_OPERATORS), values: z.array(z.string()).max(1000) })
    .nullable()
    .optional(),
});

const Surface = z.strictObject({
  languages: z.array(z.string()),
  defaultLanguage: z.string(),
  title: Text,
  intro: Text,
  questions: z.array(SurfaceQuestion).max(1000),
  thankYou: Text,
  validDays: z.number(),
  reminderHours: z.number().nullable().optional(),
  requiresReview: z.boolean().optional(),
  prefillMinConfidence: z.number().optional(),
  secondCheck: z.enum(SURFACE_CHECKS).optional(),
});

/**
 * Parses the JSON of a lead form. Null if the JSON is too long or does not have the shape of a form. Does not check the
 * values; `findFormProblems` does.
 */
export const parseFormContent = (json: string): LeadFormContent | null =>
  parse(Content, json) as LeadFormContent | null;

/**
 * Parses the JSON of a form for contacts in the same way as `parseFormContent`. Does not check the values;
 * `findSurfaceProblems` does.
 */
export const parseSurfaceContent = (json: string): SurfaceContent | null =>
  parse(Surface, json) as SurfaceContent | null;

function parse(shape: z.ZodType, json: string): unknown {
  if (json.length > FORM_LIMITS.contentLength || json.includes('\0') || json.includes('\\u0000')) return null;
  try {
    return shape.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
