import { type DateContext, datesIn } from './dates.ts';
import { withoutEvents } from './fact-questions.ts';
import type { Language } from './frequent-terms.ts';
import { namesSameTime } from './references.ts';
import { type Reading, readText } from './text.ts';
import { type FoundWindow, windowsIn } from './windows.ts';

/** A part of a message with a single statement, question or request. */
export interface Clause extends Reading {
  readonly isQuestion: boolean;
  readonly windows: readonly FoundWindow[];
}

/** Words that begin a question after a comma or a conjunction, in the original spelling. */
const QUESTION_WORDS = [
  '(?:(?:until|till|by|from|since|at) )?(?:have you|has (?:anyone|it)|can|could|do|does|is|are|what|how|where|when|who|which|did|will|would|should)',
  '(?:a )?qué|q(?:ue)? (?:d[ií]as?|horas?|precios?|horarios?|tal|incluye|hay|necesito)|a que hora|puede ser|se puede|podr[ií]a|cu[aá]nt[oa]s?(?! (?:m[aá]s|antes))|d[oó]nde|(?:hasta |desde |para )?cuándo|cómo|algui[eé]n (?:puede|podr[ií]a)|pod[eé]is|podemos|tienen|ten[eé]is|hay|puedo|aceptan|hac[ée]is|hacen|vend[ée]is|atend[ée]is',
  'que (?:dias?|horas?|preços?)|quanto(?! (?:mais|antes))|quanta|onde|qual|quais|t[eê]m|posso|aceitam|a que horas|d[aá]|h[aá]|tem|tens|algu[eé]m|podemos|podem|pode ser|ser[aá] que|fazem|vendem|trabalham|atendem',
  'kann|können|könnte|haben|habt|hättet|hätten|darf|geht|ginge|passt|wie|wo|(?:bis |ab |seit )?wann|was|welche[rsn]?|gibt es|bietet|nehmt',
  'combien|où|quand|quel(?:le)?s?|avez|peut-on|y a-t-il',
].join('|');

/** Matches an auxiliary verb without a subject, which continues a statement: "He is six and will outgrow it." */
const VERB_OF_STATEMENT =
  '(?:can|could|will|would|should)\\s+(?!(?:you|u|i|we|he|she|they|it|there|this|that|the|an?|my|your|our|his|her|their|any\\p{L}*|some\\p{L}*|every\\p{L}*|\\p{L}+s)(?![\\p{L}]))';

/**
 * Matches the end of a sentence, and a conjunction, comma or dash that starts a new clause. "Mais" means "but" in French
 * and "more" in Portuguese, and "mas" often stands for "más" before an adverb.
 */
const breaksOf = (language: Language): RegExp =>
  new RegExp(
    [
      '(?<=[!?;\\n]|[^\\d.]\\.)\\s+',
      '\\s+[-–—]\\s+',
      '\\n+',
      `(?<!\\b(?:any|every) ?(?:day|time)),?\\s+(?:but|pero|mas(?!\\s+(?:tarde|temprano|pronto|adelante|barato|o menos|cerca))|aber|por[eé]m${language === 'fr' ? '|mais' : ''})\\s+`,
      `(?<=\\d|\\p{L}{3}),\\s+¿?(?=(?:${QUESTION_WORDS})\\s)`,
      RUN_ON[language],
      `,?\\s+(?:and|y|e|und|et)\\s+(?!${VERB_OF_STATEMENT})(?=¿?(?:${QUESTION_WORDS}|please|i(?:'d)? )(?![\\p{L}\\p{N}]))`,
    ]
      .filter(Boolean)
      .join('|'),
    'giu',
  );

/** Returns a pattern for the space between a statement and a question that follow each other without punctuation. */
const runOn = (subject: string, excluded: string, question: string): string =>
  `(?<=(?:^|[.!?,\\n]\\s*)(?:${subject})\\s(?:(?!(?<![\\p{L}'])(?:${excluded})(?![\\p{L}']))[^.!?,\\n])+)\\s+(?=¿?(?:${question})(?![\\p{L}']))`;

/**
 * Matches statements that are followed by a question without punctuation, as in "I live 20 miles away is that extra".
 */
const RUN_ON: Readonly<Record<Language, string>> = {
  en: runOn(
    "i|i'm|im|i've|ive|my|our|we|we're|we've|weve|there's|theres",
    'what|how|where|when|which|who|why|if|whether|that|because|and|or|know|ask|asking|wondering|wonder|tell|see|than|as',
    'is (?:that|this|it|there)|(?:do|can|could|would|will) (?:you|u|i|we)|how (?:much|long|soon|many)|what time',
  ),
  es: runOn(
    'soy|estoy|tengo|vivo|mi|nuestr[oa]|somos|estamos|tenemos|he|acabo',
    'que|qué|si|cuando|cuándo|como|cómo|donde|dónde|para|y|o|porque',
    'puedo|pod[eé]is|pueden|ten[eé]is|se puede|cu[aá]nto|me (?:pod[eé]is|pueden)|es posible|hac[eé]is|atend[eé]is',
  ),
  pt: runOn(
    'sou|estou|tenho|moro|vivo|meu|minha|somos|temos|fiz',
    'que|se|quando|como|onde|para|e|ou|porque',
    'posso|podem|dá para|quanto|é possível|fazem|conseguem|será que|isso é',
  ),
  de: runOn(
    'ich|mein|meine|wir|unser|unsere',
    'was|wie|wo|wann|wer|welche[rsn]?|warum|ob|dass|weil|wenn|und|oder|als',
    '(?:kann|darf|muss) ich|können wir|könnt ihr|habt ihr|haben sie|geht (?:das|es)|ist das|(?:kommt|macht|nehmt) ihr|gibt es',
  ),
  fr: '',
};

const QUESTION_STARTS =
  /^[\s¿"']*(?:(?:hi|hello|hey|hola|ola|hallo|bonjour|thanks|thank you|ok|and|so|also|y|e|und|et|also|pues|gracias|danke|merci),? )*(?:(?:up to|bis zu|until|till|by|from|since|at|for|hasta|desde|para|ate|bis|ab|seit|jusqu'?a|depuis|von|mit|con|a|en|de|em|in) )?(?:what|whats|what's|how|hows|where|when|who|whose|which|why|(?:is|are|were|was) (?:\w+ ){1,3}(?:included|allowed|ok|okay|extra|possible|available|free|needed|necessary|required|provided|welcome|permitted)|(?:do|does|did|can|could|may|is|are|was|were|will|would|should|has|have) (?:you|i|we|he|she|they|it|there|this|that|the|my|your|our|his|her|any|anyone|someone|somebody|dogs|kids|children|people)|does|did|would|will|should|que|cual(?:es)?|como|cuando|cuanto(?! (?:antes|mas))|cuanta|cuantos|cuantas|donde|quien|por que|tienen|tienes|teneis|hay|puedo|podeis|podriais|pueden|podrian|puedes|podrias|se puede|aceptan|hacen|o que|qual|quais|quando|quanto|quanta|quantos|onde|quem|porque|tem|voces tem|ha|posso|podem|podiam|poderiam|conseguem|aceitam|fazem|was|wie|wann|wo|wer|welche[rsn]?|warum|wieso|haben sie|habt ihr|gibt es|kann (?:ich|man)|konnen|bietet|bieten|nehmt|nehmen|muss ich|est-ce|qu'?est|[a-z]{3,}[bcdfghjklmnpqrstvxz][ae]is\b|[a-z]{2,}[aei]is (?:a|al|con|de|el|la|los|las|en|un|una)|(?:venden|aceptan|hacen|admiten|ofrecen|trabajan|cobran|hablan|reparan|arreglan|incluye|esta incluid[oa]|es necesari[oa]|hace falta|quedan)|(?:vendem|aceitam|fazem|oferecem|trabalham|cobram|falam|arranjam|consertam|entregam|atendem|inclui|esta incluid[oa]|e (?:preciso|necessario|possivel|obrigatorio)|da para|ainda ha|sera que|dao|emprestam|alugam)|[a-z]{3,}t (?:ihr|bei euch|bei ihnen|jemand|man|es|das|der|die)|(?:verkaufen|nehmen|machen|bieten|akzeptieren|reparieren|sprechen|arbeiten|behandeln|schneiden|fotografieren|unterrichten) sie|(?:el|la|los|las|o|a|os|as) \w+ (?:esta|estan|estao|va|van|vai) incluid[oa]s?|(?:ist|sind) (?:\w+ ){1,3}(?:dabei|inklusive|erlaubt|inbegriffen|enthalten|moglich|notig)|ist (?:der|die|das|ein|eine|es|etwas|im|mein)|sind (?:die|das|es|hunde|kinder)|braucht man|muss man|darf (?:ich|man)|quel(?:le)?s?|combien|comment|quand|ou (?:est|se|etes)|qui|pourquoi|avez|y a|faites|acceptez|peut-on|puis-je|proposez)\b/;

/** Matches requests for information or services that have no question mark. */
const REQUESTS =
  /\b(?:tell me (?:more )?about|remind me (?:again )?(?:how|what|where|which|who|whether|if)|(?:recuerdame|recordadme|recuerdeme|me recuerd[ae]s?) (?:que|cual|cuant[oa]s?|como|donde|si)|(?:lembr[ae](?:-me)?|me lembr[ae]) (?:d[eo] )?(?:que|qual|quant[oa]s?|como|onde|se)|erinner\w* mich (?:\w+ )?(?:wie|was|welche\w*|wo|ob)|(?:i )?want to know|like to know|wonder(?:ing)? (?:if|whether|how|what)|information (?:about|on)|info (?:about|on)|(?:give|send|show) me (?:a |the |your )?(?:free|prices?|address|menu|opening)|curious (?:about|if)|(?:just |was )?wondering (?:what|how|if|whether|when|where|about)|interested in (?:how|what|whether|if|when|where)|(?:quick |a |one )?question[:,]|quiero saber|(?:queria|quisiera|quiero|me gustaria) (?:preguntar|consultar|saber)|(?:podrias?|puedes?|podeis|pueden|podrian?)(?: me)? (?:decir|indicar|informar|contar)(?:me|nos)?\b|me (?:podrias?|puedes?|podeis|pueden|podrian?) (?:decir|indicar|informar)|(?:una )?(?:pregunta|duda|consulta)(?: rapida)?[:,]|quisiera saber|me gustaria saber|informacion (?:sobre|de)|dime|digame|(?:gostaria|gostava) de (?:saber|perguntar)|queria (?:saber|perguntar)|(?:podem?|poderiam?|sabem?)(?: me)? (?:dizer|informar|indicar)(?:[- ]me)?\b|(?:uma )?(?:pergunta|duvida)(?: rapida)?[:,]|informac(?:ao|oes) (?:sobre|de)|me diga|(?:wissen|fragen|sagen),? (?:ob|wie|was|wann|wo|wer|welche\w*)|(?:kurze |eine )?frage[:,]|informationen (?:uber|zu)|frage mich|savoir (?:si|combien|quand|comment|ou)|renseignements?|informations? sur|dites[- ]moi)\b/;

/** Matches a clause that only names what the contact wants to know, such as "Opening hours please". */
const TOPICS =
  /^[\s¡¿]*(?:(?:hi|hello|hola|ola|hallo|bonjour),? )?(?:(?:the|your|el|la|los|las|o|os|a|as|die|der|das|eure|ihre|le|les|vos) )?(?:opening (?:hours|times)|business hours|prices?|price list|address|location|directions|parking|phone number|horarios?(?: de \w+)?|precios?|lista de precios|direccion|ubicacion|aparcamiento|telefono|precos?|endereco|morada|estacionamento|telefone|offnungszeiten|preise?|preisliste|adresse|anfahrt|parkplatze?|parken|telefonnummer|horaires(?: d'ouverture)?|tarifs?|prix|parking)(?:,? (?:please|por favor|bitte|s'il vous plait))?[\s.!]*$/;

export function clausesOf(message: string, context: DateContext): Clause[] {
  let { around = null } = context;
  return partsOf(message, context).map((part) => {
    const reading = readText(part, context.language);
    const asks = [/\?\s*["')]*$/, QUESTION_STARTS, REQUESTS, TOPICS].some((pattern) => pattern.test(reading.text));
    const windows = windowsIn(reading.text, { ...context, around });
    // Days of the week in later clauses refer to a week that was named in an earlier clause.
    const clause = { ...reading, isQuestion: asks, windows };
    around = withoutEvents(clause).find(({ date }) => date && date.from !== date.to)?.date?.from ?? around;
    return clause;
  });
}

/**
 * Splits a message into clauses. A clause that only repeats the time, as in "same time but on Friday", is not split
 * from the clause that names the day.
 */
function partsOf(message: string, context: DateContext): string[] {
  const ends = [...message.matchAll(breaksOf(context.language))];
  const places = [...ends, { index: message.length, 0: '' }].map(({ index }, at) => ({
    start: at === 0 ? 0 : (ends[at - 1]?.index ?? 0) + (ends[at - 1]?.[0].length ?? 0),
    end: index,
  }));
  const read = (place: { start: number; end: number } | undefined) =>
    place ? readText(message.slice(place.start, place.end), context.language).text : '';
  const hasDay = (text: string) => datesIn(text, context).length > 0;
  const joined: { start: number; end: number }[] = [];
  for (const place of places) {
    const last = joined.at(-1);
    const [before, now] = [read(last), read(place)];
    const isPair =
      (namesSameTime(before) && !hasDay(before) && hasDay(now)) ||
      (namesSameTime(now) && !hasDay(now) && hasDay(before));
    if (last && isPair) joined.splice(-1, 1, { start: last.start, end: place.end });
    else joined.push(place);
  }
  return joined.map(({ start, end }) => message.slice(start, end).trim()).filter(Boolean);
}
