import * as z from 'zod';
import { fold } from '../understanding/text.ts';
import { ABUSE } from './abuse.ts';
import { ADVERSE_REACTION } from './adverse-reaction.ts';
import { dampingOf, weighEvidence } from './evidence.ts';
import { LEGAL_THREAT } from './legal-threat.ts';
import { MEDICAL_EMERGENCY } from './medical-emergency.ts';
import type { Frame } from './safety-terms.ts';
import { SELF_HARM } from './self-harm.ts';
import { isDenied, type Statement, statementsOf } from './statements.ts';
import { VIOLENCE } from './violence.ts';

/** Input of a request with the response format "safety": the message to classify. */
export const SafetyInput = z.object({ text: z.string() });

interface SafetyFinding {
  readonly category: string;
  readonly confidence: number;
}

const FRAMES: readonly Frame[] = [
  ...SELF_HARM,
  ...MEDICAL_EMERGENCY,
  ...ABUSE,
  ...VIOLENCE,
  ...ADVERSE_REACTION,
  ...LEGAL_THREAT,
];

/**
 * Returns the categories of a message with their confidence. A category is detected if a statement matches a frame, or
 * if the evidence in the whole message is sufficient. Harmless topics reduce the confidence.
 */
export function classifySafety({ text }: z.infer<typeof SafetyInput>): { readonly findings: SafetyFinding[] } {
  const statements = statementsOf(text);
  const found = new Map(weighEvidence(statements));
  for (const statement of statements)
    for (const frame of FRAMES)
      if (states(frame, statement))
        found.set(frame.category, Math.max(found.get(frame.category) ?? 0, confidenceOf(frame, statement)));
  const damping = dampingOf(statements, fold(text));
  return {
    findings: [...found]
      .map(([category, confidence]) => ({ category, confidence: rounded(confidence - damping) }))
      .filter(({ confidence }) => confidence > 0),
  };
}

const rounded = (confidence: number): number => Math.round(confidence * 100) / 100;

function states({ parts, unless, containsDenial }: Frame, statement: Statement): boolean {
  const { text } = statement;
  const [first] = parts;
  if (!first || !parts.every((part) => part.test(text)) || unless?.test(text)) return false;
  if (containsDenial) return true;
  return [...text.matchAll(new RegExp(first, 'g'))].some((found) => !isDenied(statement, found));
}

/** Returns the confidence of a match. A question has a lower confidence than a statement. */
const confidenceOf = ({ confidence }: Frame, { isQuestion }: Statement): number =>
  Math.round((isQuestion ? confidence - 0.1 : confidence) * 100) / 100;
