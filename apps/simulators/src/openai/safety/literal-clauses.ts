/** Matches words that place an event in the distant past. */
const LONG_AGO =
  /\b(?:(?:years|decades|ages|long time|while) (?:ago|back)|long ago|last year|back (?:then|in)|as an? (?:child|kid|teenager|baby|student)|when (?:she|he|they) (?:was|were) (?:a |still )?(?:kids?|child|children|little|young|small)|(?:in|of|since|year|en|em|de|del|desde|jahr|anno|ist|war|hatte|hat|wurde|starb|sich) (?:19|20)\d\d|vor (?:\w+ )?(?:jahren|jahrzehnten|langer zeit)|als (?:kind|baby|jugendliche\w*)|als (?:sie|er) (?:noch )?(?:klein|jung|ein kind) war|damals|fruher|letzte[ns] jahr|hace (?:\w+ )?(?:anos|decadas|tiempo)|hace mucho|el ano pasado|de (?:nin[oa]|pequen[oa]|joven|crianca)|cuando era (?:nin[oa]|pequen[oa]|joven)|(?:ha|faz) (?:\w+ )?(?:anos|decadas|tempo)|faz muito|(?:anos|tempo) atras|ano passado|na infancia|quando era (?:crianca|jovem|pequen[oa]))\b/;
const FIRST_PERSON =
  /\b(?:i|me|myself|we|us|ich|mich|mir|wir|uns|yo|tengo|estoy|siento|nos|eu|comigo|tenho|estou|sinto|\w{3,}[aei]rme)\b/;
const PERSON =
  /\b(?:my|these|those|he|she|her|his|him|they|mein\w*|er|ihn|ihm|dies\w*|das|mis?|est[eao]s?|es[eao]s?|ess[ea]s?|ella|meu|meus|minhas?|ele|ela|someone|jemand|alguien|alguem)\b/;
const NOW = /\b(?:now|again|still|jetzt|wieder|ahora|otra vez|todavia|sigue|agora|de novo|ainda)\b/;

/** Matches words in the first person that do not make the contact the subject, such as "should I mention". */
const ASIDE =
  /\b(?:should i (?:know|expect|mention|tell)|i should (?:know|expect|mention)|i need to (?:know|mention)|(?:muss|soll) ich(?= \w* ?(?:wissen|erwahnen|angeben|beachten))|debo (?:saber|esperar|mencionar)|devo (?:saber|esperar|mencionar)|(?:i|we) (?:lost|knew|remember)|von mir|von uns)\b/g;
const RECOVERED =
  /\b(?:well|fine|good|great|better|recovered|healthy|sober|clean|works?|gut|besser|gesund|fit|arbeitet|bien|mejor|recuperad[oa]|trabaja|bem|melhor|otim[oa]|trabalha)\b/;

/** Matches questions about what the workspace offers. */
const OFFER =
  /\b(?:do you|does your|is there|are there|covered|covers|bietet ihr|habt ihr|haben sie|bieten sie|gibt es|halt jemand|behandel[nt] (?:ihr|sie)|tratan|atienden|ofrecen|dan|hacen|cubre|teneis|tienen|hay|tratam|atendem|oferecem|fazem|dao|cobre|voces tem)\b/;
const OFFERED =
  /\b(?:class(?:es)?|courses?|workshops?|talks?|leaflets?|infos?|informat\w+|informac\w+|brochures?|support|group|charity|kurse?|vortrag\w*|seminare?|schulung\w*|broschure\w*|selbsthilfe\w*|cursos?|taller(?:es)?|charlas?|folletos?|grupos?|palestras?|oficinas?|folhetos?|covered|covers|cubre|cobre)\b/;
const GENERAL =
  /^\W*(?:what|which|how (?:long|much|often|do you)|is|are|does|do|can|welche\w*|was|wie (?:lange|oft|erkenn\w+|merkt)|ist|sind|kann|que|como (?:se|reconh?ec\w+)|cual(?:es)?|cuanto|son|es|puede|quais|qual|quanto|sao|pode)\b/;

const NEAR =
  /\b(?:nearly|almost|casi|quase|fast|beinahe)(?: \w+){0,4} (?:heart attack|stroke|infarto|herzinfarkt|schlaganfall|derrame|choked|fainted|died|desmayo|desmaiei|morri|muero)\b|\b(?:gave|gives?|giving|dio|da|deu|susto \w+ de) (?:me |us )?(?:an? |un |um )?(?:heart attack|stroke|infarto|infartar|derrame)\b|\bde infart\w+\b/g;
const COMPLAINT =
  /\b(?:(?:is|are|was|were|been) (?:\w+ly |just |so )?killing (?:me|us|my \w+)|(?:me |nos )?(?:esta|estan|estao|ta|tao)(?: me| nos)? matando(?! a)|(?:would|could|'d) (?:kill|murder) (?:for )?an?|(?:preise?|kosten|arbeit|treppen?|larm|warterei|hitze|kalte|verkehr|stress|steuern?|miete|kater|training|kurs) (?:bringt|bringen) (?:mich|uns)(?: \w+){0,3} um|(?:hangover|heat|traffic|stairs|taxes|rent) (?:will|is going to|going to) kill (?:me|us)|(?:resaca|ressaca|calor|frio|trafico|transito|alquiler|aluguel|estres|estresse) (?:me va a|vai me) matar|(?:mataria|matava) por)\b/g;
const ANGER =
  /\b(?:kills?|murders?|strangle|shoot) (?:me|us)\b|\b(?:bringt|bringen)(?: \w+)? (?:mich|uns)(?: \w+)? um\b|\b(?:killt|erschiesst|erwurgt|erschlagt) mich\b|\b(?:me|nos) (?:va a |van a |vai |vao )?(?:mata|matan|matar|matam|mataria)\b/g;
const TRIFLE =
  /\b(?:if|when|wenn|falls|si|se|cuando|quando) (?:\w+ ){0,5}(?:miss|late|forget|cancel|skip|lose|verpass\w*|verschwitz\w*|vergess\w*|zu spat|absag\w*|verlier\w*|falt[oaeu]\w*|tarde|olvid\w*|cancel\w*|atras\w*|esquec\w*|pierd\w*|perc[oa]|perder)\b|\b(?:if|when|wenn|cuando|quando) (?:\w+ ){0,3}(?:sees?|sieht|vea|ve|vir|veja)(?: \w+){0,2} (?:bill|price|mess|hair|factura|cuenta|precio|conta|preco|rechnung|preis)\b/;
const NOT_SAID =
  /\b(?:(?:never|didn'?t|haven'?t) (?:said?|say)|no es que|no (?:he )?(?:dije|dicho) que|nunca (?:dije|disse) que|nao (?:e|disse) que|(?:it'?s )?not that|nicht dass|(?:nie|nicht) gesagt,? dass)\b.*$/g;
const POSSIBLE =
  /\b(?:can|may|might|could|kann|konnen|puede|pueden|pode|podem) (?:also )?(?:make|cause|give|causar|dar|provocar|verursachen|machen)\b.*$/g;
const TIME_OF_DAY = /\bum (?=(?:\d+|halb|viertel|kurz|circa|ca|etwa|punkt)\b)/g;
const KITCHEN = /\b(?:cook\w*|kitchen|kochkurs|kochen|kuche\w*|cocina\w*|culinaria|cozinha\w*|churrasco|asado)\b/;
const KNIFE = /\b(?:kni(?:fe|ves)|messer|cuchillos?|facas?)\b/g;

/**
 * Removes from a normalized sentence what is not meant literally or is not happening now: hyperboles, the distant past
 * of other people, and questions about offers.
 */
export function literalClauses(sentence: string): string {
  const figures = [NEAR, COMPLAINT, NOT_SAID, POSSIBLE, TIME_OF_DAY];
  if (TRIFLE.test(sentence)) figures.push(ANGER);
  if (KITCHEN.test(sentence)) figures.push(KNIFE);
  return sentence
    .split(/(?<=[,;:])\s/)
    .filter((clause) => !isPast(clause) && !isOffer(clause, sentence))
    .map((clause) => figures.reduce((rest, figure) => rest.replaceAll(figure, ' '), clause))
    .join(' ');
}

const isPast = (clause: string): boolean =>
  LONG_AGO.test(clause) && !isOwn(clause) && (!NOW.test(clause) || RECOVERED.test(clause));

const isOwn = (clause: string): boolean => FIRST_PERSON.test(clause.replaceAll(ASIDE, ' '));

const isOffer = (clause: string, sentence: string): boolean =>
  (OFFER.test(clause) && OFFERED.test(clause) && !FIRST_PERSON.test(clause)) || isGeneral(clause, sentence);

/** Returns whether a question mentions no person, such as "what are the usual side effects?" */
const isGeneral = (clause: string, sentence: string): boolean =>
  sentence.includes('?') && GENERAL.test(clause) && !PERSON.test(clause) && !isOwn(clause);
