import { GREETING } from './signals.ts';
import { fold } from './text.ts';

/** A kind of question with the words that ask it, and what a sentence that answers it contains. */
export interface QuestionKind {
  readonly asked: RegExp;
  readonly answered: RegExp;
  /** Whether it concerns the business as a whole, such as its address, and not one service. */
  readonly isGeneral?: boolean;
}

const KINDS: readonly QuestionKind[] = [
  {
    asked:
      /\b(?:how long(?: (?:does|will|would) (?:it|that|this) (?:take|last|be))?|wie lange|cuanto (?:tiempo|dura|tarda)|dura|tarda|quanto (?:tempo|dura|demora)|duration|demora|dauert|combien de temps)\b/,
    answered: /\d\s?(?:min|hour|hora|stunde|heure)/,
  },
  {
    asked:
      /\b(?:how much(?! (?:time|notice))|price\w*|costs?|fees?|charges?|wie ?viel(?! (?:jahre|uhr|zeit|stunden|minuten|tage|wochen|monate|personen|leute))|kostet|kosten|preise?|cuanto(?: sale| es)?|cuesta|cuestan|vale|sale|precios?|quanto|custa|custam|precos?|fica|sai|damage|combien|coute|prix|tarifs?)\b/,
    answered:
      /[€$£]\s?\d|\d[\d.,]*\s?(?:€|\$|£|eur|usd|dollar|gbp|pound|reais|chf|franc|peso)|\b(?:free|gratis|kostenlos|gratuit\w*)\b/,
  },
  {
    asked:
      /\b(?:open|opens|opening|closed?|closes|hours|offen|geoffnet|offnungszeiten|geschlossen|abiert\w*|abren|abre|cierran|cerrad\w*|horario\w*|abert\w*|abrem|fecham|fechad\w*|ouvert\w*|horaires|ferme\w*)\b/,
    answered: /\d{1,2}[:.h]\d{2}|\d\s?(?:am|pm|uhr)\b|\b(?:closed|geschlossen|cerrad\w*|fechad\w*|ferme\w*)\b/,
    isGeneral: true,
  },
  {
    asked:
      /\b(?:address|located|location|direccion|ubicad\w*|endereco|localizad\w*|morada|adresse|standort|where are you|donde est\w+|onde fica\w*|wo seid|wo sind sie)\b/,
    answered: /\b(?:address|located|direccion|endereco|morada|adresse)\b/,
    isGeneral: true,
  },
];

/** Returns the kind of a question. Null if none of its words shows it. */
export const kindOf = (question: string): QuestionKind | null =>
  KINDS.find(({ asked }) => asked.test(fold(question))) ?? null;

/** Returns a question, in lower case without accents, without the words that show its kind and without greetings. */
export function subjectOf(question: string): string {
  const text = fold(question).replace(GREETING, ' ');
  const asked = kindOf(question)?.asked;
  return asked ? text.replaceAll(new RegExp(asked, 'g'), ' ') : text;
}
