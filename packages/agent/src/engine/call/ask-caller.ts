import type { ContextGraph, Flow, Slot, State } from '../graph.ts';
import { resolveFlows } from '../resolve-flows.ts';
import { type TemplateLanguage, templateLanguage } from '../templates/languages.ts';
import type { ToolName } from '../tools.ts';

/** Slot for the name of a caller who withheld their phone number. `CALLER_PHONE` is the slot for the phone number. */
export const CALLER_NAME = 'caller_name';
export const CALLER_PHONE = 'caller_phone';

/** Tools that require contact details, because the team must be able to reach the caller afterwards. */
const NEEDS_CALLER: readonly ToolName[] = ['book', 'leave_message', 'schedule_callback'];

/**
 * Adds questions for the name and phone number of a caller who withheld their number to each flow that needs them. The
 * questions are asked before the first state, in the stored order, whose tool requires contact details.
 */
export function withCallerQuestions(graph: ContextGraph, language: string): ContextGraph {
  const { flows } = resolveFlows(graph);
  const asking = Object.entries(flows).flatMap(([name, flow]) => {
    const changed = askBefore(flow);
    return changed ? [[name, changed] as const] : [];
  });
  const words = WORDS[templateLanguage(language)];
  const slots: Record<string, Slot> = {
    [CALLER_NAME]: { type: 'TEXT', words: words.name, scope: 'contact' },
    [CALLER_PHONE]: { type: 'PHONE', words: words.phone, scope: 'contact' },
  };
  return { ...graph, flows: { ...graph.flows, ...Object.fromEntries(asking) }, slots: { ...graph.slots, ...slots } };
}

/**
 * Returns the flow with the questions before the tool. Returns null if the flow uses no tool that requires contact
 * details.
 */
function askBefore(flow: Flow): Flow | null {
  const needing = Object.entries(flow.states).filter(([, state]) => needsCaller(state));
  const [target] = needing.map(([name]) => name);
  if (target === undefined) return null;
  const redirect = (name: string): string => (name === target ? CALLER_NAME : name);
  const states = Object.entries(flow.states).map(([name, state]): [string, State] => [
    name,
    // If the tool is retried, the questions are not asked again.
    needsCaller(state) ? state : redirected(state, redirect),
  ]);
  return {
    ...flow,
    start: redirect(flow.start),
    states: {
      ...Object.fromEntries(states),
      [CALLER_NAME]: { kind: 'ask', slot: CALLER_NAME, required: false, next: CALLER_PHONE },
      [CALLER_PHONE]: { kind: 'ask', slot: CALLER_PHONE, required: true, readBack: true, next: target },
    },
  };
}

const needsCaller = (state: State): boolean =>
  (state.kind === 'tool' || state.kind === 'book') && NEEDS_CALLER.includes(state.tool);

function redirected(state: State, redirect: (name: string) => string): State {
  switch (state.kind) {
    case 'branch': {
      const cases = state.cases.map((one) => ({ ...one, next: redirect(one.next) }));
      return { ...state, cases, otherwise: redirect(state.otherwise) };
    }
    case 'tool':
    case 'book': {
      const onError = Object.entries(state.onError).map(([code, name]) => [code, redirect(name)] as const);
      return { ...state, next: redirect(state.next), onError: Object.fromEntries(onError) };
    }
    case 'say':
    case 'ask':
    case 'hand_off':
      return { ...state, next: redirect(state.next) };
    default:
      return state;
  }
}

const WORDS: Readonly<Record<TemplateLanguage, { readonly name: string; readonly phone: string }>> = {
  en: { name: 'What is your name?', phone: 'Which phone number can we reach you on?' },
  de: { name: 'Wie ist Ihr Name?', phone: 'Unter welcher Telefonnummer erreichen wir Sie?' },
  es: { name: '¿Cómo se llama?', phone: '¿En qué número de teléfono podemos localizarle?' },
  pt: { name: 'Como se chama?', phone: 'Em que número de telefone podemos contactá-lo?' },
  fr: { name: 'Quel est votre nom ?', phone: 'À quel numéro de téléphone pouvons-nous vous joindre ?' },
};
