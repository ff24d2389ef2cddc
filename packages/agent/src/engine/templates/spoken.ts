import { BUILTIN_SLOTS } from '../builtins/slots.ts';
import type { PlanPart } from '../plan.ts';
import { type TemplateLanguage, templateLanguage } from './languages.ts';
import { sentencesFor, type TemplateFacts, templateFor } from './wording.ts';

interface SpokenSentences {
  readonly holding: string;
  readonly handOff: string;
  readonly handOffAt: string;
  readonly confirmMove: string;
  readonly moved: string;
  readonly optedOut: string;
  readonly or: string;
}

const SPOKEN: Readonly<Record<TemplateLanguage, SpokenSentences>> = {
  en: {
    holding: 'A colleague will join this call as soon as possible.',
    handOff: 'I am asking a colleague to take over.',
    handOffAt: 'I am asking a colleague to call you back, from {time}.',
    confirmMove: 'Shall I move your appointment from {from} to {to}?',
    moved: 'Your appointment was moved to {to}.',
    optedOut: 'We will not contact you again. Goodbye.',
    or: 'or',
  },
  de: {
    holding: 'Jemand aus unserem Team kommt so bald wie möglich dazu.',
    handOff: 'Ich bitte jemanden aus unserem Team zu übernehmen.',
    handOffAt: 'Jemand aus unserem Team ruft Sie zurück, ab {time}.',
    confirmMove: 'Soll ich Ihren Termin von {from} auf {to} verschieben?',
    moved: 'Ihr Termin wurde verschoben auf {to}.',
    optedOut: 'Wir melden uns nicht mehr bei Ihnen. Auf Wiederhören.',
    or: 'oder',
  },
  es: {
    holding: 'Una persona del equipo se unirá a la llamada lo antes posible.',
    handOff: 'Pido a una persona del equipo que continúe.',
    handOffAt: 'Una persona del equipo le llamará desde {time}.',
    confirmMove: '¿Cambio su cita de {from} a {to}?',
    moved: 'Su cita se ha cambiado a {to}.',
    optedOut: 'No volveremos a contactarle. Hasta luego.',
    or: 'o',
  },
  pt: {
    holding: 'Uma pessoa da equipe entrará na chamada o mais breve possível.',
    handOff: 'Vou pedir a uma pessoa da equipe que continue.',
    handOffAt: 'Uma pessoa da equipe ligará para você a partir de {time}.',
    confirmMove: 'Mudo a sua consulta de {from} para {to}?',
    moved: 'A sua consulta foi mudada para {to}.',
    optedOut: 'Não entraremos mais em contato. Até logo.',
    or: 'ou',
  },
  fr: {
    holding: 'Un membre de l’équipe rejoindra cet appel dès que possible.',
    handOff: 'Je demande à un membre de l’équipe de prendre la suite.',
    handOffAt: 'Un membre de l’équipe vous rappellera à partir de {time}.',
    confirmMove: 'Dois-je déplacer votre rendez-vous de {from} à {to} ?',
    moved: 'Votre rendez-vous a été déplacé à {to}.',
    optedOut: 'Nous ne vous contacterons plus. Au revoir.',
    or: 'ou',
  },
};

export const spokenSentencesFor = (language: string): SpokenSentences => SPOKEN[templateLanguage(language)];

/**
 * Returns the sentence of a plan part for a call: short, without line breaks, and with all options in one question.
 * Empty if there is nothing to say, for example for the greeting, which the assistant says itself.
 */
export function spokenFor(part: PlanPart, facts: TemplateFacts): string {
  const spoken = spokenSentencesFor(facts.language);
  switch (part.kind) {
    case 'ack':
      if (part.ack === 'greeting') return '';
      return part.ack === 'holding' ? spoken.holding : templateFor(part, facts);
    case 'offer':
      return optionsQuestion(sentencesFor(facts.language).offerAny, numbered(part.items), facts);
    case 'ask':
      return askQuestion(part, facts);
    case 'confirm':
    case 'done': {
      if (part.effect === 'opt_out') return spoken.optedOut;
      const [from, to] = part.times;
      const text = part.kind === 'confirm' ? spoken.confirmMove : spoken.moved;
      if (part.effect !== 'reschedule' || !from || !to) return templateFor(part, facts);
      return text.replaceAll('{from}', from.label).replaceAll('{to}', to.label);
    }
    case 'hand_off':
      if (part.words !== null) return part.words;
      return part.opensAt === null ? spoken.handOff : spoken.handOffAt.replaceAll('{time}', part.opensAt);
    default:
      return templateFor(part, facts);
  }
}

/** Combines an offer and its question into one question. */
export const spokenOffer = (
  offer: PlanPart & { kind: 'offer' },
  ask: PlanPart & { kind: 'ask' },
  facts: TemplateFacts,
) => optionsQuestion(templateFor({ ...ask, choices: [] }, facts), numbered(offer.items), facts);

/** Returns the options with their numbers, which are the keys that the caller can press. */
const numbered = (items: readonly { n: number; label: string }[]): string[] =>
  items.map(({ n, label }) => `${n}, ${label}`);

/** Returns the question with its choices. For a built-in question, the text already names the choices. */
function askQuestion(part: PlanPart & { kind: 'ask' }, facts: TemplateFacts): string {
  const plain = templateFor({ ...part, choices: [] }, facts);
  return Object.hasOwn(BUILTIN_SLOTS, part.slot) ? plain : optionsQuestion(plain, part.choices, facts);
}

function optionsQuestion(plain: string, options: readonly string[], { language }: TemplateFacts): string {
  const last = options.at(-1);
  if (last === undefined) return plain;
  const { or } = spokenSentencesFor(language);
  const listed = options.length === 1 ? last : `${options.slice(0, -1).join('; ')}; ${or} ${last}`;
  return `${plain.replace(/\s*[?？.:]\s*$/u, '')}: ${listed}?`;
}
