import { foldText } from './fold-text.ts';
import { DETERMINERS, HARMLESS_EXPRESSIONS, KILLERS, KILLING, LIFELESS, LINKS } from './safety-idioms.ts';

const IDIOMS = new RegExp(`(?<= )(?:${HARMLESS_EXPRESSIONS.map(foldText).join('|')})(?= )`, 'gu');

/** Matches "kill" with an inanimate object, such as time, or with a harmless subject, such as shoes. */
const FIGURATIVE = new RegExp(
  `(?<= )(?:${KILLING})(?: (?:${DETERMINERS}))* (?:${LIFELESS})(?= )|(?<= )(?:${KILLERS})(?: (?:${LINKS}))* (?:${KILLING})(?: me| us| mich)?(?= )|(?<= )(?:${KILLING}|mataba|matou)(?: (?:${DETERMINERS}|este|esta|esse|essa|ese|esa))* (?:${KILLERS})(?= )|^ beats me(?= )`,
  'gu',
);

/** Matches expressions for dying of a feeling: "muero de sed", "morrendo de calor", "sterbe vor Langeweile". */
const DYING_OF =
  /(?<= )(?:die[ds]?|dying|dead|sterb\w*|gestorben|tot|(?:me |se |nos )?(?:muer\w+|morir\w*|mori|morr\w+|mort[oa]s?)) (?:fast |schon )?(?:of|from|vor|de|por) (?:embarrassment|boredom|curiosity|laughter|laughing|hunger|thirst|heat|shame|happiness|joy|lachen|langeweile|durst|neugier|hitze|scham|kalte|mudigkeit|gluck|hambre|risa|ganas|sed|sueno|calor|frio|cansancio|aburrimiento|verguenza|amor|curiosidad|pena|envidia|fome|rir|riso|vontade|saudades?|sede|sono|cansaco|tedio|vergonha|curiosidade|preguica|inveja|\w+r)(?= )/gu;

/** Matches the progressive of "kill", which is a complaint and not a threat: "is killing me". */
const COMPLAINT =
  /(?<= )(?:(?:is|are|was|were|been|s) (?:\w+ly |just |so |fucking )?killing (?:me|us|my \w+)|(?:me |nos )?(?:esta|estan|estao|ta|tao)(?: me| nos)? matando(?: me| nos)?(?! a )|would kill for|could kill for|d kill for|id kill for|(?:gave|gives?|giving|dio|da|deu|dado) (?:me|us) (?:an?|un|um) (?:(?:little|mini|small) )?(?:heart attack|stroke|infarto|derrame)|kill(?:s|ed)? (?:the|my) (?:mood|vibe|battery|engine)|mataria por|matava por)(?= )/gu;

/** Matches a scare that is only a figure of speech: "I almost had a heart attack when I saw the price". */
const SCARE =
  /(?<= )(?:nearly|almost|casi|quase|fast|beinahe|gave|give[sn]?|giving|da|dio|deu)(?: \w+){0,4} (?:heart attack|stroke|infarto|herzinfarkt|herzkasper|schlaganfall|ataque|treco|derrame)(?= )|(?<= )(?:nearly|almost|casi|quase|fast|beinahe)(?: \w+)? (?:choked|fainted|collapsed|passed out|died|desmayo|desmaie[i]?|morri|muero|umgekippt|in ohnmacht)(?= )/gu;

/**
 * Matches a price. In a sentence about a price, matches of `SHOCK` and `DISMAY` are figures of speech. `DISMAY` itself
 * contains the price.
 */
const PRICE =
  / (?:price|prices|bill|quote|cost|costs|invoice|estimate|cuenta|factura|precios?|presupuesto|cotizacion|conta|precos?|valor|orcamento|boleto|rechnung|preise?|kosten|kostenvoranschlag|angebot) /u;
const SHOCK =
  /(?<= )(?:heart attack|stroke|infarto|herzinfarkt|herzkasper|schlaganfall|ataque|treco|derrame|troco|haut mich(?: \w+)? um|umgehauen|me da algo)(?= )/gu;
const DISMAY =
  /(?<= )(?:fainted|faint|collapsed|passed out|died|desmaye|desmayo|desmaiei|desmaiou|umgekippt|umgefallen|ohnmachtig|infarto)(?= (?:\w+ ){0,4}(?:price|prices|bill|cost|cuenta|factura|precio|precios|conta|preco|precos|valor|rechnung|preis|preise|kosten)(?= ))/gu;
/** Matches words that show that a scare has a harmless cause. */
const SIGHT =
  / (?:when|cuando|quando|als|because|looking|seeing|al ver|ao ver|beim anblick|laugh\w*|gelacht|risa|price|precio|preco|preis|bill|rechnung|conta|cuenta) /u;

/** Matches statements about what a medicine can do in general: "the tablets can make people sick". */
const POSSIBILITY =
  /(?<= )(?:can|may|might|could|kann|konnen|puede|pueden|pode|podem) (?:also |even |auch |tambien |tambem )?(?:make|cause|give|lead|trigger|causar|dar|provocar|verursachen|machen|hervorrufen|auslosen)(?: \w+)*(?= )/gu;

/** Matches the purpose of a remedy: "ibuprofen for headaches". */
const REMEDY =
  /(?<= )(?:(?:for|against) (?:my |the |a )?|gegen (?:meine? |die |das )?|(?:para|contra) (?:el |la |los |as? |o )?)(?:headaches?|migraines?|pains?|fever|dizziness|nausea|rash|kopfschmerzen|fieber|schwindel|ubelkeit|schmerzen|ausschlag|dolor(?: de \w+)?|fiebre|mareos|nauseas|dor(?: de \w+)?|febre|tontura|enjoo)(?= )/gu;

/** Matches statements that something was not said or is not meant: "I never said I would sue you". */
const NOT_SAID =
  /(?<= )(?:(?:never|didnt|havent|did not|have not) (?:said?|say)|no es que|no (?:he )?(?:dije|dicho) que|nunca (?:dije|disse) que|nao (?:e|disse) que|its not that|(?:nie|nicht) gesagt dass|nicht dass)(?: \w+)*(?= )/gu;

/** Matches questions about kitchen knives: "can I bring my own knife to the cooking class?" */
const KITCHEN =
  / (?:cook|cooking|kitchen|chef|sushi|bbq|barbecue|kochkurs|kochen|kuche|kuchen|cocina|cocinar|chef|asado|culinaria|cozinha|cozinhar|churrasco) /u;
const KNIFE = /(?<= )(?:kni(?:fe|ves)|messer|cuchillos?|facas?|facao)(?= )/gu;

/**
 * Matches a time of day after "um", which is not part of the German verb "umbringen": "ich bringe ihn um 17 Uhr
 * vorbei".
 */
const GERMAN_TIME =
  /(?<= )um(?= (?:\d|halb|viertel|kurz|circa|ca|etwa|punkt|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf))/gu;

/** Matches a person who would be angry about something trivial: "she will kill me if I am late". */
const ANGER =
  /(?<= )(?:kill|kills|murder|murders|strangle|shoot|skin|hang)(?: me| us)(?= )|(?<= )(?:killt|erschiesst|erwurgt|erschlagt|kopft|steinigt)(?: mich| uns)(?= )|(?<= )(?:bringt|bringen|brachte)(?: \w+)? (?:mich|uns)(?: \w+)? um(?= )|(?<= )(?:mich|uns)(?: \w+)? umbringen(?= )|(?<= )(?:reisst|reissen) mir den kopf ab(?= )|(?<= )(?:me|nos) (?:va a |van a |vai |vao |quiere |quer )?(?:mata|matan|matar|matara|mato|matam|mataria|ahorca|ahorcar|cuelga|colgar|asesina|asesinar|estrangula|estrangular|esgana|esganar|degola|fuzila)(?= )/gu;
const TRIFLE =
  / (?:if|when|wenn|falls|si|se|cuando|quando|como) (?:\w+ ){0,5}(?:miss|late|forget|forgot|cancel|skip|show up|verpass\w*|verschwitz\w*|verlier\w*|lose|vergess\w*|vergisst|zu spat|verspat\w*|absag\w*|falt[oaeu]\w*|tarde|olvid\w*|cancel\w*|atras\w*|esquec\w*|pierd\w*|perc[oa]|perder) | (?:if|when|once|wenn|cuando|quando) (?:\w+ ){0,3}(?:sees?|hears?|sieht|hort|vea|ve|vir|veja)(?: \w+){0,2} (?:bill|price|mess|hair|haircut|grades|factura|cuenta|precio|pelo|conta|preco|cabelo|rechnung|preis|frisur) /u;

/**
 * Matches a person whose anger is only a figure of speech, under a condition: "my boss will kill me if I miss the
 * train".
 */
const SUPERIOR =
  / (?:boss|mum|mom|mother|teacher|trainer|coach|colleagues?|sister|chef|chefin|mutter|mama|mutti|lehrerin?|kollegen|schwester|jefe|jefa|vieja|mama|madre|profe|hermana|chefe|chefa|mae|professora?|irma|patrao)(?: \w+){0,6} (?:if|when|wenn|falls|si|se|cuando|quando|como) /u;

/** Matches the subject of a course, a talk or another offer: "a workshop on domestic violence". */
const SUBJECT =
  /(?<= )(?:class|classes|courses?|workshops?|talks?|lectures?|seminars?|trainings?|articles?|essays?|thesis|leaflets?|brochures?|posters?|podcasts?|policy|information|charity|campaign|kurse?|kursen|vortrag|vortrage|seminare?|schulung(?:en)?|artikel|referat|broschuren?|plakate?|unterricht|informationen|aufklarung|cursos?|talleres|taller|charlas?|seminarios?|campanas?|folletos?|articulos?|informacion|palestras?|aulas?|oficinas?|campanhas?|folhetos?|artigos?|informac(?:ao|oes))(?: \w+)? (?:about|on|against|regarding|for|that covers?|to prevent|uber|zu|zum thema|gegen|fur|wie|sobre|contra|acerca de|de|para|que (?:incluyan?|inclua))(?! (?:i|my|me|he|she|ich|mir|mein\w*|mi|mis|meu|minha)(?= ))(?: \w+){1,3}(?= )/gu;

/** Matches a work of fiction. `PLOT` matches what its characters do: "we are doing a play, Romeo kills himself". */
const FICTION =
  / (?:(?:a|the|school) play|films?|movies?|novel|opera|musical|theaterstuck|filme|roman|pelicula|novela|filme|peca de teatro) /u;
const PLOT =
  /(?<= )(?:(?:kills?|hangs?|hurts?|poisons?|stabs?|shoots?|drowns?) (?:himself|herself|themselves|him|her)|dies|stirbt|bringt sich(?: \w+){0,3} um|muere|morre|se (?:mata|suicida))(?= )/gu;

/** Matches events of the distant past. They are ignored only in clauses without a first-person pronoun. */
const LONG_AGO =
  / (?:(?:years|decades|ages|long time) ago|long ago|(?:last|the other) year|back in (?:the (?:\w+ )?(?:day|days|seventies|eighties|nineties)|college|school)|as (?:a|an) (?:child|kid|teenager|baby|student)|when (?:she|he|they|it) was (?:a |very |still )?(?:kid|child|little|young|small|baby|teenager)|als (?:sie|er) (?:noch )?(?:klein|jung|ein kind) war|cuando era (?:nin[oa]|pequen[oa]|joven|chic[oa])|in (?:her|his|their) (?:childhood|youth|twenties|teens)|(?:in|of|since|year|en|em|de|del|desde|jahr|anno|ist|war|hatte|hat|wurde|starb|sich) (?:19|20)\d\d(?! (?:mg|ml|g|euro|euros|pills|tabletten|pillen|pastillas|comprimidos))|vor (?:\w+ )?(?:jahren|jahrzehnten|langer zeit|ewigkeiten)|als (?:kind|baby|jugendliche\w*|kleinkind|teenager)|damals|fruher (?:mal|immer|oft|einmal)|(?:wurde|wurden|war|hatte|hat) fruher|(?:im )?letzte[ns] jahr|hace (?:\w+ )?(?:anos|decadas|tiempo)|hace mucho|el ano pasado|de (?:pequen[oa]|joven)|(?:ha|faz) (?:\w+ )?(?:anos|decadas|tempo)|faz muito|(?:anos|muito tempo) atras|ano passado|na infancia|quando era (?:crianca|jovem|pequen[oa])) /u;
const FIRST_PERSON =
  / (?:i|im|ive|ill|id|me|myself|we|us|ich|mich|mir|wir|uns|yo|conmigo|tengo|estoy|siento|nos|eu|comigo|tenho|estou|sinto|to|tô|\w+[aei]rme) /u;
/**
 * Matches words in the first person that do not make the contact the subject: "should I mention", "we lost", "I
 * remember".
 */
const ASIDE =
  /(?<= )(?:should i (?:know|expect|mention|tell)|i should (?:know|expect|mention)|i need to (?:know|mention)|do i (?:need|have) to (?:know|mention)|(?:muss|soll) ich(?= \w* ?(?:wissen|erwahnen|angeben|beachten))|debo (?:saber|esperar|mencionar)|devo (?:saber|esperar|mencionar)|von mir|von uns|(?:i|we) (?:lost|knew|remember|had a (?:friend|neighbo[u]?r|colleague)))(?= )/gu;
/** Matches words that show that the person has recovered. */
const RECOVERED =
  / (?:well|fine|good|great|better|recovered|healthy|sober|clean|happy|works?|working|gut|besser|gesund|fit|erholt|arbeitet|bien|mejor|recuperad[oa]|san[oa]|feliz|trabaja|bem|melhor|otim[oa]|saudavel|trabalha) /u;
/** Matches words that show that the past event matters now. */
const NOW = / (?:now|again|still|jetzt|wieder|immer noch|ahora|otra vez|todavia|sigue|agora|de novo|ainda|continua) /u;

/** Matches questions about the services of the workspace: "do you treat panic attacks?" */
const SERVICE =
  / (?:do you|does your|covered|covers|behandelt ihr|behandeln sie|macht ihr|bietet ihr|bieten sie|habt ihr|haben sie|gibt es|ubernimmt|versichert|tratan|atienden|ofrecen|dan|hacen|cubre|teneis|tienen|tratam|atendem|oferecem|fazem|cobre|voces tem) /u;
const RELATIVE = / (?:my|he|she|mein\w*|er|mis?|mein|meu|meus|minhas?|ele|ela|el|ella|su|see|know|think|want) /u;

/** Matches questions for information, which mention no person: "what are the signs of a stroke?" */
const INFORMATION =
  /^ (?:what|which|how (?:long|much|often|many|do you)|is|are|does|do|can|could|welche\w*|was|wie (?:lange|oft|viele?|erkenn\w+|merkt)|ist|sind|kann|konnen|gibt|que|cual(?:es)?|cuant[oa]s?|son|es|puede|pueden|hay|como (?:se|reconh?ec\w+)|quais|qual|quant[oa]s?|sao|pode|podem|e normal) /u;
const PERSON =
  / (?:my|these|those|he|she|her|his|him|they|someone|mein\w*|er|ihn|ihm|unser\w*|jemand\w*|dies\w*|das|est[eao]s?|es[eao]s?|ess[ea]s?|mis?|ella|nuestr\w+|alguien|meu|meus|minhas?|ele|ela|noss\w+|alguem) /u;
/** Matches words about death or killing. A question about dying may be about the contact's own death. */
const DEATH =
  / (?:(?:to|i|i will|would|you) die|dying|death|overdos\w*|uberdosis|sobredosis|lethal|fatal|kill\w*|suicid\w*|sterben|stirbt|tod|todlich\w*|umbring\w*|selbstmord\w*|suizid\w*|morir\w*|muerte|mortal|letal|matar\w*|morrer|morte|fatal) /u;

/** Matches a person whose threats are taken literally: "he will kill me if I am late". */
const PARTNER =
  / (?:he|hell|husband|boyfriend|partner|ex|dad|father|stepfather|mann|freund|vater|stiefvater|er|marido|esposo|novio|pareja|padre|padrastro|el me|namorado|parceiro|pai|padrasto|ele) /u;

const ANY = /^/u;

const FIGURES = [IDIOMS, FIGURATIVE, DYING_OF, SUBJECT, POSSIBILITY, NOT_SAID, DISMAY, GERMAN_TIME, REMEDY];
/** Figures of speech that are removed only from a sentence that matches `context` and does not match `unless`. */
const CONTEXTS: readonly { readonly context: RegExp; readonly figure: RegExp; readonly unless?: RegExp }[] = [
  { context: TRIFLE, figure: ANGER, unless: PARTNER },
  { context: ANY, figure: COMPLAINT, unless: PARTNER },
  { context: SIGHT, figure: SCARE },
  { context: FICTION, figure: PLOT },
  { context: PRICE, figure: SHOCK },
  { context: SUPERIOR, figure: ANGER },
  { context: KITCHEN, figure: KNIFE },
];

/**
 * Removes figures of speech from the folded clauses of a sentence. Replaces clauses about the distant past of others,
 * and questions for information or about services, with empty texts. A clause begins and ends with a space.
 */
export function withoutFigures(clauses: readonly string[], isQuestion: boolean): string[] {
  const sentence = clauses.join('');
  const inContext = CONTEXTS.filter(({ context, unless }) => context.test(sentence) && !unless?.test(sentence));
  const figures = [...FIGURES, ...inContext.map(({ figure }) => figure)];
  return clauses.map((clause) => {
    if (isHistory(clause) || (isQuestion && (isService(clause) || isInformation(clause)))) return '';
    return figures.reduce((rest, figure) => rest.replaceAll(figure, ''), clause);
  });
}

const isHistory = (clause: string): boolean =>
  LONG_AGO.test(clause) && !isOwn(clause) && (!NOW.test(clause) || RECOVERED.test(clause));

/**
 * Returns whether the clause is about the contact. Questions such as "should I mention it?" are not about the contact.
 */
const isOwn = (clause: string): boolean => FIRST_PERSON.test(clause.replaceAll(ASIDE, ' '));

const isService = (clause: string): boolean =>
  SERVICE.test(clause) && !FIRST_PERSON.test(clause) && !RELATIVE.test(clause);

const isInformation = (clause: string): boolean =>
  INFORMATION.test(clause) && !isOwn(clause) && !PERSON.test(clause) && !DEATH.test(clause);
