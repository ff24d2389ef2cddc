import { GREETING } from './signals.ts';
import { fold } from './text.ts';

/** A kind of question: `asked` matches words of the question, and `answered` matches sentences that answer it. */
export interface QuestionKind {
  readonly asked: RegExp;
  readonly answered: RegExp;
  /** Whether the question concerns the business as a whole, for example its address, and not a single service. */
  readonly isGeneral?: boolean;
  /** Whether the question asks for a time. Requests for an appointment can also ask for a time. */
  readonly isTime?: boolean;
}

/** Matches a duration, in digits or words. */
const SPAN =
  /(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|uma?|dois|duas|quatro|sete|oito|nove|dez|eine[nr]?|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|zwolf))[\s-]?(?:min|hours?|hora|stunde|heure|days?|dias?|tage|jours?|(?:working |business )days|weeks?|semana|wochen?|semaine|months?|mes|monat|mois|years?|anos?|jahr)/;

const KINDS: readonly QuestionKind[] = [
  {
    asked:
      /\b(?:how long(?! (?:before|in advance|ahead))(?: (?:does|will|would) (?:it|that|this) (?:take|last|be))?|wie lange|cuanto (?:tiempo|dura|tarda)|dura|tarda|quanto (?:tempo|dura|demora)|duration|demora|dauert|combien de temps)\b/,
    answered: SPAN,
  },
  {
    asked:
      /\b(?:how much(?! (?:time|notice))|price\w*|costs?|fees?|charges?|wie ?viel(?! (?:jahre|uhr|zeit|stunden|minuten|tage|wochen|monate|personen|leute))|kostet|kosten|preise?|cuanto(?: sale| es)?|cuesta|cuestan|vale|sale|precios?|quanto|custa|custam|precos?|fica|sai|damage|combien|coute|prix|tarifs?)\b|\b(?:do|does|must|have to|need to)\b.{0,30}\bpay(?: for \w+| anything| extra)?\W*$|\b(?:hay que|tengo que|se) pagar?\b(?! (?:con|en|a|por|cuando|antes|despues))|\bpagan\b|\b(?:tenho de|e preciso) pagar\b(?! (?:com|em|por))|\bpagam\b|\bkosten(?:los|frei)?\b/,
    answered:
      /[€$£]\s?\d|\d[\d.,]*\s?(?:€|\$|£|eur|usd|dollar|gbp|pound|reais|chf|franc|peso)|\b(?:free|gratis|kostenlos|kostenfrei|gratuit\w*|(?:no|without) (?:extra |additional )?(?:charge|cost)|sin coste|sem custo|ohne (?:kosten|aufpreis)|euros?)\b/,
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
  {
    asked:
      /\b(?:when|how soon|wann|bis wann|ab wann|cuando|quando|quand|how early|how far in advance|how long (?:before|in advance|ahead))\b/,
    answered: new RegExp(
      `${SPAN.source}|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b|\\b(?:montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|segundas?|tercas?|quartas?|quintas?|sextas?)\\b|\\b(?:(?:the )?(?:same|next|following) day|the day (?:after|before)|(?:el |al )?(?:mismo dia|dia (?:siguiente|anterior))|(?:n?o )?(?:mesmo dia|dia (?:seguinte|anterior))|am (?:selben|gleichen|nachsten|folgenden) tag|am tag (?:davor|danach)|(?:le )?(?:jour meme|lendemain))\\b`,
    ),
    isTime: true,
  },
];

/** Returns the kind of a question. Null if none of its words indicates the kind. */
export const kindOf = (question: string): QuestionKind | null =>
  KINDS.find(({ asked }) => asked.test(fold(question))) ?? null;

/** Returns a question in lower case without accents, without greetings and the words that indicate its kind. */
export function subjectOf(question: string): string {
  const text = fold(question).replace(GREETING, ' ');
  const asked = kindOf(question)?.asked;
  return asked ? text.replaceAll(new RegExp(asked, 'g'), ' ') : text;
}
