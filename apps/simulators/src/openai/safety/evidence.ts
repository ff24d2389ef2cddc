import { EVIDENCE } from './evidence-fields.ts';
import { isDenied, type Statement } from './statements.ts';

/** Topics in which alarming words are harmless, with the amount by which each topic reduces the confidence. */
const HARMLESS_TOPICS: readonly (readonly [number, RegExp])[] = [
  // Jokes
  [
    0.25,
    /\b(?:ha(?:ha)+|lol|lmao|rofl|(?:ja){2,}|k{3,}|rsrs\w*|just kidding|joking|scherz|spass|broma|brincadeira|zoeira)\b/,
  ],
  // Prices
  [
    0.3,
    /\b(?:prices?|bill|quote|discount|rabatt|preise?|rechnung|kostenvoranschlag|precios?|presupuesto|descuento|factura|precos?|orcamento|desconto|boleto|nota fiscal|parcelar|cuotas|instal+ments)\b/,
  ],
  // Works and games
  [
    0.4,
    /\b(?:novel|film|movie|play|book club|series|episode|escape room|board game|video ?game|krimi\w*|roman|lesekreis|theater\w*|stuck|folge|novela|pelicula|serie|juego de mesa|obra|personaje|romance|livro|peca|filme|jogo de tabuleiro|personagem|protagonist\w*)\b/,
  ],
  // Childhood, family history and questionnaires
  [
    0.35,
    /\b(?:when i was|as a (?:kid|child)|years ago|in the (?:\w+ties|\d0s)|family history|the form|questionnaire|als kind|mit (?:\w+) hab ich|in den \w+zigern|vor \w+ jahren|anamnese\w*|fragebogen|de pequen[oa]|a los \w+ anos|en los (?:\w+enta|\d0)|hace \w+ anos|antecedentes|historial|formulario|quando (?:eu )?(?:era|tinha)|nos anos \w+|ficha|questionario|late (?:uncle|aunt|grand\w+))\b/,
  ],
  // Laughter, devices, wallets and sharpening
  [
    0.4,
    /\b(?:with laughter|laughing|vor lachen|de (?:la )?risa|de (?:tanto )?rir|wi ?fi|wlan|router|wallet|konto|cartera|carteira|sharpen|schleifen|afil\w+|afiem)\b/,
  ],
  // Moves and routine checks
  [
    0.4,
    /\b(?:mov(?:e|ed|ing) (?:away|to|out|house)|new (?:job|city)|ziehen um|umgezogen|umzug|nos mudamos|me mudo|mudei|nos mudamos|mudanca|yearly check|check-?up|annual|jahrliche\w*|chequeo|anual)\b/,
  ],
  // Complaints that have ended
  [
    0.4,
    /\b(?:is gone|cleared up|works? well|no longer|any ?more|went (?:well|fine)|was fine|nicht mehr (?:schwind\w+|ubel|da)|ist weg|gut vertragen|super vertragen|verheilt|ya no (?:estoy|tengo|me)|se (?:me )?fue|sento (?:bien|genial)|sumiu|nao (?:estou|to|tenho|sinto) mais|sarou|quedo perfecto|nao senti)\b/,
  ],
];
/** Matches questions about an offer or for information. */
const INQUIRY =
  /\b(?:do you (?:offer|have|run|treat|train|see|sell|teach|accept)|is your|does your|insurance|how (?:do|does|long|much|can)|what (?:should|are|is|does)|which|support groups?|course|class|experience with|bieten sie|haben sie|behandeln sie|zahlt|versicherung|selbsthilfe\w*|woran|wie lange|welche|was kostet|erfahrung mit|tienen|imparten|atienden|ofrecen|cursos?|seguro|cuanto|cuales|que (?:efectos|sintomas)|experiencia con|voces (?:tem|dao|atendem|fazem)|tem (?:aula|curso|grupo)|seguro|plano|quanto|quais|atende)\b/;
const INQUIRY_WEIGHT = 0.4;
/** Matches a person who is in danger now. A question about such a person is not treated as an inquiry. */
const CASE =
  /\b(?:my (?:\w+ )?(?:son|daughter|husband|wife|baby|mother|mum|mom|dad|father|brother|sister|friend|chest|throat)|i (?:took|feel|want|can't|swallowed)|mein\w* (?:sohn|tochter|mann|frau|baby|mutter|vater|bruder|schwester|freund\w*)|mi (?:hij[oa]|marido|espos[oa]|mama|papa|madre|padre|herman[oa]|bebe|prim[oa])|(?:meu|minha) (?:filh[oa]|marido|espos[oa]|mae|pai|irma\w?|bebe|amig[oa]))\b/;

const THRESHOLD = 0.6;
const LEAST_FIELDS = 2;
const MOST = 0.95;

/** Returns the amount by which the topics of a message reduce the confidence of each finding. */
export function dampingOf(statements: readonly Statement[], message: string): number {
  const isInquiry = statements.some(({ text, isQuestion }) => isQuestion && INQUIRY.test(text)) && !CASE.test(message);
  return HARMLESS_TOPICS.filter(([, topic]) => topic.test(message)).reduce(
    (sum, [weight]) => sum + weight,
    isInquiry ? INQUIRY_WEIGHT : 0,
  );
}

/**
 * Returns the categories for which the evidence in the whole message is sufficient. A single expression is never
 * sufficient. The weights of independent fields, such as a farewell and a decision, are added up, even across
 * sentences.
 */
export function weighEvidence(statements: readonly Statement[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [category, fields] of Object.entries(EVIDENCE)) {
    const present = fields.filter(({ pattern }) => statements.some((statement) => states(statement, pattern)));
    const sum = present.reduce((total, { weight }) => total + weight, 0);
    if (present.length >= LEAST_FIELDS && sum >= THRESHOLD) found.set(category, Math.min(MOST, sum));
  }
  return found;
}

/** Returns whether a statement contains the pattern without a negation before it. */
function states(statement: Statement, pattern: RegExp): boolean {
  const match = pattern.exec(statement.text);
  return match !== null && (NEGATIVE.test(match[0]) || !isDenied(statement, match));
}

/** Matches an expression that is itself negative, such as "cannot breathe". */
const NEGATIVE =
  /(?:n'?t|not|no|never|nicht|nichts|kein\w*|ohne|sin|ni|nao|nem|sem|nadie|ninguem|without|kaum|barely)\b/;
