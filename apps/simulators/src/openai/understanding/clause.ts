import type { DateContext } from './dates.ts';
import { type Reading, readText } from './text.ts';
import { type FoundWindow, windowsIn } from './windows.ts';

/** A part of a message with a single statement, question or request. */
export interface Clause extends Reading {
  readonly isQuestion: boolean;
  readonly windows: readonly FoundWindow[];
}

/** Words that begin a question after a comma or a conjunction, in the original spelling. */
const QUESTION_WORDS = [
  '(?:(?:until|till|by|from|since|at) )?(?:can|could|do|does|is|are|what|how|where|when|who|which)',
  '(?:a )?qué|a que hora|puede ser|se puede|podr[ií]a|cu[aá]nt[oa]s?|d[oó]nde|(?:hasta |desde |para )?cuándo|cómo|tienen|ten[eé]is|hay|puedo|aceptan',
  'quanto|quanta|onde|qual|quais|t[eê]m|posso|aceitam|a que horas|d[aá]|pode ser|ser[aá] que',
  'kann|können|haben|habt|geht|ginge|passt|wie|wo|(?:bis |ab |seit )?wann|was|welche[rsn]?|gibt es|bietet|nehmt',
  'combien|où|quand|quel(?:le)?s?|avez|peut-on|y a-t-il',
].join('|');

/** Matches the end of a sentence, and a conjunction, comma or dash that starts a new clause. */
const BREAKS = new RegExp(
  [
    '(?<=[!?;\\n]|[^\\d.]\\.)\\s+',
    '\\s+[-–—]\\s+',
    '\\n+',
    ',?\\s+(?:but|pero|mas|aber|mais)\\s+',
    `(?<=\\d|\\p{L}{3}),\\s+¿?(?=(?:${QUESTION_WORDS})\\s)`,
    `,?\\s+(?:and|y|e|und|et)\\s+(?=¿?(?:${QUESTION_WORDS}|please|i(?:'d)? )(?![\\p{L}\\p{N}]))`,
  ].join('|'),
  'giu',
);

const QUESTION_STARTS =
  /^[\s¿"']*(?:(?:hi|hello|hey|hola|ola|hallo|bonjour|thanks|thank you|ok|and|so|also|y|e|und|et|also|pues|gracias|danke|merci),? )*(?:(?:until|till|by|from|since|at|for|hasta|desde|para|ate|bis|ab|seit|jusqu'?a|depuis|von|mit|con|a|en|de|em|in) )?(?:what|whats|what's|how|hows|where|when|who|whose|which|why|(?:do|does|did|can|could|may|is|are|was|were|will|would|should|has|have) (?:you|i|we|he|she|they|it|there|this|that|the|my|your|our|his|her|any|anyone|someone|somebody|dogs|kids|children|people)|does|did|would|will|should|que|cual(?:es)?|como|cuando|cuanto|cuanta|cuantos|cuantas|donde|quien|por que|tienen|tienes|teneis|hay|puedo|se puede|aceptan|hacen|o que|qual|quais|quando|quanto|quanta|quantos|onde|quem|porque|tem|voces tem|ha|posso|aceitam|fazem|was|wie|wann|wo|wer|welche[rsn]?|warum|wieso|haben sie|habt ihr|gibt es|kann (?:ich|man)|konnen|bietet|bieten|nehmt|nehmen|muss ich|est-ce|qu'?est|quel(?:le)?s?|combien|comment|quand|ou (?:est|se|etes)|qui|pourquoi|avez|y a|faites|acceptez|peut-on|puis-je|proposez)\b/;

/** Matches requests for information or services that have no question mark. */
const REQUESTS =
  /\b(?:tell me (?:more )?about|(?:i )?want to know|like to know|wonder(?:ing)? (?:if|whether|how|what)|information (?:about|on)|info (?:about|on)|(?:give|send|show) me (?:a |the |your )?(?:free|prices?|address|menu|opening)|curious (?:about|if)|quiero saber|quisiera saber|me gustaria saber|informacion (?:sobre|de)|dime|digame|gostaria de saber|queria saber|informac(?:ao|oes) (?:sobre|de)|me diga|wissen,? (?:ob|wie|was|wann)|informationen (?:uber|zu)|frage mich|savoir (?:si|combien|quand|comment|ou)|renseignements?|informations? sur|dites[- ]moi)\b/;

/** Matches a clause that only names what the contact wants to know, such as "Opening hours please". */
const TOPICS =
  /^[\s¡¿]*(?:(?:hi|hello|hola|ola|hallo|bonjour),? )?(?:(?:the|your|el|la|los|las|o|os|a|as|die|der|das|eure|ihre|le|les|vos) )?(?:opening (?:hours|times)|business hours|prices?|price list|address|location|directions|parking|phone number|horarios?(?: de \w+)?|precios?|lista de precios|direccion|ubicacion|aparcamiento|telefono|precos?|endereco|morada|estacionamento|telefone|offnungszeiten|preise?|preisliste|adresse|anfahrt|parkplatze?|parken|telefonnummer|horaires(?: d'ouverture)?|tarifs?|prix|parking)(?:,? (?:please|por favor|bitte|s'il vous plait))?[\s.!]*$/;

export function clausesOf(message: string, context: DateContext): Clause[] {
  let { around = null } = context;
  const parts = message.split(BREAKS).map((part) => part.trim());
  return parts.filter(Boolean).map((part) => {
    const reading = readText(part, context.language);
    const asks = [/\?\s*["')]*$/, QUESTION_STARTS, REQUESTS, TOPICS].some((pattern) => pattern.test(reading.text));
    const windows = windowsIn(reading.text, { ...context, around });
    // Days of the week in later clauses are in a week that was named before.
    around = windows.find(({ date }) => date && date.from !== date.to)?.date?.from ?? around;
    return { ...reading, isQuestion: asks, windows };
  });
}
