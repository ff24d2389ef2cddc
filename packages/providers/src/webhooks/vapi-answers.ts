/** Result of a tool call for the model, with an error message on failure. */
export interface VapiToolAnswer {
  readonly toolCallId: string;
  readonly name: string;
  readonly outcome: { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: string };
}

/**
 * Returns the response body for TOOL_CALLS. It must be sent with status 200, because Vapi ignores other responses. Line
 * breaks are removed, because Vapi cannot parse them.
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
