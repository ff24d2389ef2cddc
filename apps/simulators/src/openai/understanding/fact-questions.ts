import type { Clause } from './clause.ts';
import { matterIn } from './needs.ts';
import { GREETING } from './signals.ts';
import type { FoundWindow } from './windows.ts';

/**
 * Whether a question asks for a fact and not for a free time, even if it names a day. Questions that begin with "Can I"
 * or "could you" are requests, unless they ask what is allowed.
 */
export function isFactQuestion(clause: Clause): boolean {
  const { text } = clause;
  if (isRule(clause)) return true;
  return ASKS_FACT.test(text.replace(GREETING, '')) && matterIn(clause).length > 0 && !AVAILABLE.test(text);
}

/** Whether a question is about what is required, included or allowed. */
export const isRule = ({ text }: Clause): boolean => RULE.test(text) && !BRING_IN.test(text);

const BRING_IN =
  /\bbring (?:\w+ ){1,4}(?:in|over|round|by)\b|\b(?:llevar|traer|levar|trazer)\w*(?: \w+){0,3} (?:ahi|alli|ai)\b/;

/** Matches the beginning of questions for information. */
const ASKS_FACT =
  /^\W*(?:(?:and|so|also|y|e|und|ok|okay|hi|hello|hola|ola|hallo),? )*(?:what|which|how|where|who|when|is (?:there|the|it|this|that|your)|are (?:there|the|these|those|your)|does|do (?:you|the|your|kids|children|i|we)|did|has|have you|will (?:it|there|the)|que|cual(?:es)?|como|donde|cuando|hay|(?!pod|ten)[a-z]{2,}[ae]is|es|esta|estan|el|la|los|las|se puede|cuant[oa]s?|tienen|teneis|hace|o que|qual|quais|onde|quando|ha|(?!pod|tem|conseg)[a-z]{3,}[aei]m|e|o|a|os|as|tem|da-se|quant[oa]s?|was|welche[rsn]?|wie|wo|wann|(?!konn|hab|hatt|wurd|mocht)[a-z]{3,}t ihr|gibt es|ist|sind|hat|kann man|bietet|macht|findet)\b/;

/** Matches questions about what is required, included or allowed, and questions about persons and reasons. */
const RULE =
  /\b(?:(?:do|must|should) (?:i|we|you) (?:need to|have to|bring|wear|pay)|have to|must i|should i|is (?:it )?(?:included|allowed|necessary|required)|include[sd]?|allowed|bring|wear|hay que|tengo que|tenemos que|hace falta|es necesario|(?:esta |va )?incluid[oa]|incluye|se permite|debo|llevar|traer|e preciso|tenho de|tenho que|devo|levar|trazer|inclui|e permitido|e necessario|muss (?:ich|man)|soll (?:ich|man)|darf (?:ich|man)|mitbringen|anziehen|enthalten|inbegriffen|inklusive|notig)\b|^\W*(?:who|whose|why|quien|quem|wer|warum|wieso|por que|porque)\b/;

/** Matches words for free times and for proposals of a time. */
const AVAILABLE =
  /\b(?:free|time|soonest|earliest|tiempo|tempo|zeit|available|availability|possible|slots?|openings?|spots?|anything|something|nothing|appointments?|(?:how|what) about|works?|suits?|okay|fit (?:me|us)|squeeze|see (?:me|us)|come|(?:an?|any) (?:place|space|room)|places|spaces|sitio|plazas?|lugar(?:es)?|platz|platze|huecos?|libres?|disponib\w*|posible|citas?|horas?|que tal|pued\w* ser|podri\w+ ser|seria|(?:os|le|te|les) (?:va|viene) bien|atender\w*|nada|algo|ir|venir|vagas?|livres?|possivel|pode ser|podia ser|da (?:para|jeito)|marcar|marcacao|consulta|nada|vir|frei\w*|verfugbar\w*|moglich|termine?|geht|ginge|passt|passen|wurde|wie ware|wie sieht|klappt|kommen|vorbeikommen|was|etwas|nichts)\b/;

export const OPENING =
  /\b(?:open|opening|closed?|abiert[oa]|abren|abre|cierran|abert[oa]|abrem|fecham|geoffnet|offnet|offnen|offen|ouverte?s?|ouvrez|fermez?|costs?|price|cuesta|custa|kostet|coute|(?:hasta|ate) que horas?|bis wann|(?:until|till) when|how late|(?:habt|haben) (?:ihr|sie) (?:\w+ ){0,4}(?:auf|zu))\b/;

/** Matches days on which something happens regularly, such as "on Saturdays" and "los domingos". */
const REGULAR =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|weekends|weekdays|every (?:day|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)|los (?:lunes|martes|miercoles|jueves|viernes|sabados|domingos|fines de semana)|(?:cada|todos los|todas las) (?:dias?|semanas?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)|(?:aos|todos os) (?:sabados|domingos|dias|fins[- ]de[- ]semana)|as (?:segundas|tercas|quartas|quintas|sextas)(?:[- ]feiras?)?|todas as \w+|(?:mon|diens|donners|frei|sams|sonn)tags|mittwochs|wochenends|jede[nrs]? (?:tag|woche|wochenende|\w+tag|mittwoch)|(?:le|les) (?:lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?))\b/;

/** Matches words for an appointment of the contact. Questions such as "Are there classes on Sundays?" do not match. */
const FREE_TIME =
  /\b(?:free|available|availability|slots?|openings?|spots?|spaces?|appointments?|appts?|book\w*|reserv\w*|fit (?:me|us)|see (?:me|us)|huecos?|libres?|disponib\w*|citas?|horas?|turnos?|plazas?|sitio|vagas?|livres?|lugar(?:es)?|marcar|marcacao|consultas?|frei\w*|verfugbar\w*|termine?|platz|platze|buchen|dispos?|creneaux?|rendez-vous)\b/;

/** Whether a question is about what happens on certain days, such as "Are there classes on Sundays?". */
export const isAboutRegularDays = ({ text, isQuestion, windows }: Clause): boolean =>
  isQuestion && REGULAR.test(text) && !FREE_TIME.test(text) && windows.every(({ time }) => time?.exact !== true);

/** Matches conditions of a person that determine whether a service is suitable for them. */
const CONDITION =
  /\b(?:pregnan\w*|breastfeeding|c(?:o)?eliac\w*|vegan\w*|vegetarian\w*|diabet\w*|allergic|intolerant|asthma\w*|epilep\w*|disabled|blind|deaf|beginner|left[- ]handed|lefty|(?:in|uses?|using|needs?) a wheelchair|years? old|embarazada|celiac[oa]s?|vegan[oa]s?|vegetarian[oa]s?|alergic[oa]s?|asmatic[oa]s?|epileptic[oa]s?|intolerante|principiante|zurd[oa]|en silla de ruedas|tengo \d+ anos|gravida|celiac[oa]s?|vegetarian[oa]s?|asmatic[oa]s?|canhot[oa]|em cadeira de rodas|tenho \d+ anos|schwanger|zoliakie|veganer(?:in)?|vegetarier(?:in)?|allergisch|asthma|epilepsie|anfanger(?:in)?|linkshander(?:in)?|im rollstuhl|jahre alt|enceinte|coeliaque|vegetarien(?:ne)?|diabetique|allergique|debutante?|en fauteuil)\b/;

/** Whether a normalized text mentions a condition of a person. */
export const namesCondition = (text: string): boolean => CONDITION.test(text);

const PERMISSION =
  /\b(?:can|could|may|am i allowed|is it (?:ok|okay|safe)|puedo|podria|puede|posso|podia|pode|da para|consigo|kann|konnte|darf|geht das|puis-je|peux|est-ce que je peux)\b/;

/**
 * Whether a contact who mentions a condition asks if a service is suitable for them: "I'm pregnant, can I have a
 * massage?"
 */
export const isAboutCondition = ({ text, isQuestion, windows }: Clause, all: readonly Clause[]): boolean =>
  isQuestion &&
  windows.length === 0 &&
  (namesCondition(text) || (PERMISSION.test(text) && all.some((clause) => namesCondition(clause.text))));

/** Matches events of a contact whose day is not a requested time: "We are getting married in May". */
const EVENT =
  /\b(?:getting married|(?:my|our|a|an|the) (?:\w+ )?(?:wedding|exam|interview|party|birthday|holiday|trip|flight|test|anniversary|baby|audition)|(?:we're|we are|i'm|i am|i'll be|we'll be) (?:moving|off to|going to|flying|travelling|traveling|expecting|away)|(?:due|moving) (?:in|on)|got married|(?:nos|me) (?:casamos|caso|mudamos|mudo|vamos|voy)|(?:mi|nuestra|nuestro|el|la|una?|de) (?:boda|examen|entrevista|fiesta|cumple\w*|viaje|vuelo|mudanza|aniversario|comunion|bautizo)|(?:vamos|vou|estamos|estou) (?:nos )?(?:casar|mudar|viajar|a casar|a mudar)|(?:mudamo|caso|casamo|mudo)-(?:nos|me)|(?:meu|minha|nosso|nossa|o|a|um|uma) (?:casamento|exame|entrevista|festa|aniversario|viagem|voo|mudanca|batizado)|(?:heirate|heiraten|ziehe|ziehen|ziehn|umziehen|verreise|verreisen|fliege|fliegen)|(?:meine?|unsere?|eine?|ne|nen|die|der|zur|zum) (?:hochzeit|prufung|vorstellungsgesprach|party|feier|geburtstag|urlaub|reise|flug|umzug|taufe)|(?:on|nous) (?:se marie|nous marions|demenage\w*|part|partons)|(?:mon|ma|notre|un|une|le|la) (?:mariage|examen|entretien|fete|anniversaire|voyage|vol|demenagement))\b/;

/**
 * Matches requests for an appointment, such as an interview. In such a request, the event is the appointment itself.
 */
const REQUEST = /\b(?:book|reserve|schedule|pedir|reservar|solicitar|concertar|marcar|agendar|buchen|vereinbaren)\b/;

/** Returns the time windows of a clause other than those that say when an event of the contact takes place. */
export const withoutEvents = ({ text, windows }: Clause): readonly FoundWindow[] =>
  windows.filter(({ start, end }) => {
    if (REQUEST.test(text)) return true;
    const from = text.lastIndexOf(',', start) + 1;
    const to = text.indexOf(',', end);
    return !EVENT.test(text.slice(from, to < 0 ? text.length : to));
  });
