import type { Check, Json, ModelCall, ToolName } from '@frontdesk/agent/engine';
import { type AgentStepKind, KNOWLEDGE_PASSAGE_KINDS, TRACE_LIMITS, withoutUnstorable } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Tx } from '../../../db/tenant-db.ts';
import type { UsedModel } from '../../platform/integrations/index.ts';
import type { RunRow } from './agent-runs.repository.ts';

/** Details of a step for the trace of a run. */
export interface StepTrace {
  readonly kind: AgentStepKind;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly prompt?: ModelCall;
  /** Text of the model's reply. Null if the model did not reply. */
  readonly reply?: string | null;
  readonly call?: UsedModel;
  readonly tool?: ToolName;
  readonly args?: Json;
  readonly result?: { readonly ok: boolean; readonly data?: Json; readonly code?: string };
}

interface StepToStore {
  readonly state: object;
  readonly trace: StepTrace;
  readonly checks: readonly Check[];
}

/**
 * Stores the state of a run and the trace of the step that led to it, with a single SQL statement. The trace is
 * truncated to the maximum lengths per text and per run.
 */
export async function storeStep(tx: Tx, run: RunRow, { state, trace, checks }: StepToStore): Promise<void> {
  const { kind, startedAt, durationMs, call, tool } = trace;
  const texts = new TraceTexts(TRACE_LIMITS.runLength - run.traceLength);
  const passages = tool === 'search_knowledge' ? passagesOf(trace.result?.data, texts) : [];
  const judged = checks.map(({ kind: check, problems }) => ({
    kind: check,
    problems: problems.map((problem) => texts.cut(problem) ?? ''),
  }));
  const reply = texts.cut(trace.reply);
  const args = texts.cut(jsonOf(trace.args));
  const result = texts.cut(passages.length > 0 ? null : jsonOf(trace.result?.data));
  const input = texts.cut(promptOf(trace.prompt, 'user'));
  const instructions = texts.cut(promptOf(trace.prompt, 'system'));
  await tx.sql`
    with run as (
      update agent_runs set state = ${JSON.stringify(state)}::jsonb, rounds = rounds + 1, trace_length = trace_length + ${texts.length}
       where id = ${run.id} returning workspace_id, id, rounds)
    insert into agent_run_steps (workspace_id, id, run_id, position, kind, instructions, input, reply, tool, arguments, result,
      error, passages, checks, is_cut, provider, model, input_tokens, output_tokens, cost_micros, started_at, duration_ms)
    select run.workspace_id, ${uuidv7()}::uuid, run.id, run.rounds, ${kind}, ${instructions}::text, ${input}::text,
      ${reply}::text, ${tool ?? null}::text, ${args}::text, ${result}::text, ${trace.result?.code ?? null}::text,
      ${JSON.stringify(passages)}::jsonb, ${JSON.stringify(judged)}::jsonb, ${texts.isCut}::boolean,
      ${call?.provider ?? null}::text, ${call?.model ?? null}::text, ${call?.usage?.inputTokens ?? null}::int,
      ${call?.usage?.outputTokens ?? null}::int, (select least(c.cost_micros, 2147483647) from model_calls c where c.id = ${call?.id ?? null}::uuid),
      ${startedAt}::timestamptz, ${durationMs}::int from run`;
}

/** Truncates the texts of a step to the maximum length of a text and to the remaining length of the run. */
class TraceTexts {
  length = 0;
  isCut = false;
  readonly #left: number;

  constructor(left: number) {
    this.#left = Math.max(0, left);
  }

  cut(text: string | null | undefined, most: number = TRACE_LIMITS.textLength): string | null {
    if (text === null || text === undefined) return null;
    const kept = text.slice(0, Math.min(most, this.#left - this.length));
    this.isCut ||= kept.length < text.length;
    this.length += kept.length;
    return withoutUnstorable(kept);
  }
}

const jsonOf = (value: Json | undefined): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);

const promptOf = (prompt: ModelCall | undefined, role: 'system' | 'user'): string | null =>
  prompt
    ? prompt.messages
        .filter((message) => message.role === role)
        .map(({ content }) => content)
        .join('\n')
    : null;

const Found = z.object({
  answers: z.array(
    z.object({
      question: z.string(),
      passages: z.array(
        z.object({
          id: z.string(),
          text: z.string(),
          origin: z.object({
            kind: z.enum(KNOWLEDGE_PASSAGE_KINDS),
            title: z.string(),
            headings: z.array(z.string()),
            pageNumber: z.number().nullable(),
            sourceId: z.string().nullable(),
            url: z.string().nullable(),
            score: z.number().nullable(),
          }),
        }),
      ),
    }),
  ),
});

/** Returns the passages found by a knowledge search. Returns no passages if the data contains none. */
function passagesOf(data: Json | undefined, texts: TraceTexts) {
  const found = Found.safeParse(data);
  if (!found.success) return [];
  return found.data.answers.flatMap(({ question, passages }) =>
    passages.map(({ id, text, origin }) => ({
      ...origin,
      id,
      question: texts.cut(question) ?? '',
      title: texts.cut(origin.title) ?? '',
      text: texts.cut(text, TRACE_LIMITS.passageLength) ?? '',
    })),
  );
}
