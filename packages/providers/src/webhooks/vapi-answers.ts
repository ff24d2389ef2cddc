/** What a tool came to: said to the model, in words for it where it went wrong. */
export interface VapiToolAnswer {
  readonly toolCallId: string;
  readonly name: string;
  readonly outcome: { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: string };
}

/**
 * The body of the answer to TOOL_CALLS, which goes out with status 200 whatever happened: Vapi reads no other. Results and errors are
 * texts of one line, for a line break breaks Vapi's own reading.
 */
export const vapiToolAnswers = (answers: readonly VapiToolAnswer[]): { results: object[] } => ({
  results: answers.map(({ toolCallId, name, outcome }) =>
    outcome.ok
      ? { name, toolCallId, result: oneLine(outcome.result) }
      : { name, toolCallId, error: oneLine(outcome.error) },
  ),
});

const oneLine = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).replace(/[\r\n\u2028\u2029]+/g, ' ');
