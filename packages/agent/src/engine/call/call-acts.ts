import { z } from 'zod';
import { Act } from '../acts.ts';

/**
 * An act as the assistant reports it: one flat object, because the voice provider's tool schemas do not support unions.
 */
const ReportedAct = z.object({
  a: z.string(),
  slot: z.string().nullish(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  quote: z.string().nullish(),
  n: z.coerce.number().int().nullish(),
  flow: z.string().nullish(),
  flows: z.array(z.string()).nullish(),
  question: z.string().nullish(),
  kind: z.string().nullish(),
});
type ReportedAct = z.infer<typeof ReportedAct>;

const FIELDS: Readonly<Record<string, readonly (keyof ReportedAct)[]>> = {
  answer: ['slot', 'value', 'quote'],
  correct: ['slot', 'value', 'quote'],
  choose: ['n', 'quote'],
  start: ['flow'],
  clarify: ['flows'],
  ask: ['question'],
  chat: ['kind'],
};

export interface ReportedActs {
  readonly acts: readonly Act[];
  /**
   * The caller's words that the assistant quoted for the first reported yes. Null if the report contains no such quote.
   */
  readonly yesQuote: string | null;
  readonly problems: readonly string[];
}

/**
 * Parses the acts of a report and ignores fields that an act does not use. An invalid act becomes a problem. A list of
 * more than 50 acts is rejected.
 */
export function readReportedActs(given: unknown): ReportedActs {
  const list = z.array(z.unknown()).max(50).safeParse(given);
  if (!list.success) return { acts: [], yesQuote: null, problems: ['“acts” must be a list.'] };
  const acts: Act[] = [];
  const problems: string[] = [];
  for (const one of list.data) {
    const act = readAct(one);
    if (act) acts.push(act);
    else problems.push(`This act is not valid: ${JSON.stringify(one).slice(0, 200)}`);
  }
  return { acts, yesQuote: yesQuoteIn(list.data), problems };
}

function yesQuoteIn(list: readonly unknown[]): string | null {
  const read = list.map((one) => ReportedAct.safeParse(one));
  return read.find(({ data }) => data?.a === 'affirm')?.data?.quote ?? null;
}

function readAct(given: unknown): Act | null {
  const reported = ReportedAct.safeParse(given);
  if (!reported.success) return null;
  const { a, ...fields } = reported.data;
  const used = (FIELDS[a] ?? []).map((name) => [name, fields[name as keyof typeof fields]] as const);
  const values = used.map(([name, value]) => [name, name === 'value' && value != null ? String(value) : value]);
  const act = Act.safeParse({ a, ...Object.fromEntries(values) });
  return act.success ? act.data : null;
}
