import type { DateContext } from './dates.ts';
import { type Reading, readText } from './text.ts';
import { type FoundWindow, windowsIn } from './windows.ts';

/** A part of a message with a single statement, question or request. */
export interface Clause extends Reading {
  readonly isQuestion: boolean;
  readonly windows: readonly FoundWindow[];
}

/** Matches the end of a sentence, and a conjunction or dash that starts a new clause. */
const BREAKS =
  /(?<=[!?;\n]|[^\d.]\.)\s+|\s+[-–—]\s+|\n+|,?\s+(?:but|pero|mas|aber|mais)\s+|(?<=\d|\w{3}),\s+(?=(?:can|could|do|does|is|are|what|how|where|when|puedo|cuanto|tienen|quanto|tem|kann|haben|wie|was|combien|avez)\s)|\s+(?:and|y|e|und|et)\s+(?=(?:can|could|do|does|is|are|what|how|where|cuanto|tienen|hay|quanto|tem|kann|haben|wie|was|combien|avez|please|i(?:'d)? )\b)/gi;

const QUESTION_STARTS =
  /^[\s¿"']*(?:(?:hi|hello|hey|hola|ola|hallo|bonjour|thanks|thank you|ok|and|so|also|y|e|und|et|also|pues|gracias|danke|merci),? )*(?:what|whats|what's|how|hows|where|when|who|whose|which|why|do (?:you|i|we)|does|did|is (?:it|there|this|that|the|my|your)|are (?:you|there|we|the)|can (?:i|you|we)|could (?:i|you|we)|would|will|should|have you|que|cual(?:es)?|como|cuando|cuanto|cuanta|cuantos|cuantas|donde|quien|por que|tienen|tienes|teneis|hay|puedo|se puede|aceptan|hacen|o que|qual|quais|quando|quanto|quanta|quantos|onde|quem|porque|tem|voces tem|ha|posso|aceitam|fazem|was|wie|wann|wo|wer|welche[rsn]?|warum|wieso|haben sie|habt ihr|gibt es|kann (?:ich|man)|konnen|bieten|nehmen|muss ich|est-ce|qu'?est|quel(?:le)?s?|combien|comment|quand|ou (?:est|se|etes)|qui|pourquoi|avez|y a|faites|acceptez|peut-on|puis-je|proposez)\b/;

/** Matches requests for information or services that have no question mark. */
const REQUESTS =
  /\b(?:tell me (?:more )?about|(?:i )?want to know|like to know|wonder(?:ing)? (?:if|whether|how|what)|information (?:about|on)|info (?:about|on)|give me (?:a )?(?:free|the price|prices)|curious (?:about|if)|quiero saber|quisiera saber|me gustaria saber|informacion (?:sobre|de)|dime|digame|gostaria de saber|queria saber|informac(?:ao|oes) (?:sobre|de)|me diga|wissen,? (?:ob|wie|was|wann)|informationen (?:uber|zu)|frage mich|savoir (?:si|combien|quand|comment|ou)|renseignements?|informations? sur|dites[- ]moi)\b/;

export function clausesOf(message: string, context: DateContext): Clause[] {
  return message
    .split(BREAKS)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const reading = readText(part, context.language);
      const asks = /\?\s*["')]*$/.test(part) || QUESTION_STARTS.test(reading.text) || REQUESTS.test(reading.text);
      return { ...reading, isQuestion: asks, windows: windowsIn(reading.text, context) };
    });
}
