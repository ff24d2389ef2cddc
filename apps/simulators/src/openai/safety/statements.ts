import type { Language } from '../understanding/frequent-terms.ts';
import { languageOf } from '../understanding/language.ts';
import { fold } from '../understanding/text.ts';
import { literalClauses } from './literal-clauses.ts';
import { DENIAL, STATEMENT_START } from './safety-terms.ts';

/** A sentence of a message in lower case without accents. Titles of works and figures of speech are removed. */
export interface Statement {
  readonly text: string;
  readonly language: Language;
  readonly isQuestion: boolean;
}

/** Matches words for works, such as films. Quoted or capitalized words in the same message are treated as titles. */
const WORKS =
  /\b(?:movies?|films?|books?|novel|songs?|albums?|series|episodes?|show|screening|games?|concert|band|playlist|documentary|musical|sign|poster|shirt|mug|lyrics|tickets?|podcast|joked|joking|chess|karten|schild|plakat|scherz|im spass?|plays?|peça|theaterst(?:ü|u)ck|tatort|krimi|character|personaje|personagem|spielen|entradas|cartel|letrero|camiseta|broma|jugando|consola|ingressos?|placa|cartaz|caneca|brincando|jogando|videogame|filme?s?|buch|roman|lied|serie|folge|spiel|konzert|kino|hörbuch|peliculas?|película|libros?|novela|cancion|canción|episodio|juego|concierto|documental|cine|livros?|romance|musicas?|músicas?|jogo|documentario|documentário|cinema|banda)\b/iu;
/** Matches words that introduce an inscription. */
const INSCRIPTION = /\b(?:pone|escrito|steht|reads) ["“„«]/iu;
const QUOTATION = /["“„«][^"“”„«»\n]{1,80}["”“»]/gu;
const CAPITALIZED =
  /(?:\p{Lu}[\p{L}’']*\s+(?:(?:of|the|and|to|a|de|la|el|do|da|o|der|die|das|und|in|en|em)\s+)?){1,6}\p{Lu}[\p{L}’']*/gu;

/**
 * Matches figures of speech that contain alarming words, such as "dying to see it", and statements about devices or
 * pets.
 */
const FIGURATIVE: readonly RegExp[] = [
  /\bsuicide (?:squad|prevention|doors?|shop|hotline volunteer)\b|\bkill bill\b|\bdie hard\b/g,
  /\b(?:dying|dead) (?:to|for|of|from|tired|set|line|laughing|on)\b(?: (?:laughter|hunger|thirst|boredom|curiosity|heat|embarrassment))?/g,
  /\b(?:to|would) die for\b|\b(?:die|died|dead) (?:laughing|of (?:laughter|hunger|thirst|boredom|heat|cold|shame|embarrassment))\b/g,
  /\bkill(?:ed|s|ing|er)? (?:it|time|the (?:time|lights?|music|mood|vibe|engine)|(?:an?|two|some|few|a few) (?:hours?|minutes?|birds?)|for an?|two birds|deal|instructor|workout|body|app)\b/g,
  /\b(?:feet|foot|back|knees?|legs?|shoes|heels|heat|suspense|traffic|deadline|workout|class|commute|prices?|wait(?:ing)?) (?:\w+ )?(?:are|is|was|were|has been|nearly|almost)? ?(?:\w+ )?kill(?:ed|ing|s) (?:me|us)\b/g,
  /\b(?:workout|class|session|training|coach|trainer) (?:nearly|almost|totally|really)? ?(?:killed|kills|destroyed) (?:me|us)\b/g,
  /\bshoot (?:me|you|us|him|her|them|over)(?: over)? (?:an?|the|your)? ?(?:e-?mail|message|text|note|line|quote)\b|\b(?:photo|film|video) ?shoot\b|\bshots? of (?:espresso|coffee|tequila|vodka)\b|\bshot clock\b/g,
  /\bhit (?:me|us) up\b|\bhit (?:the|my|our) (?:gym|road|floor|target|goal|beach|books|ground|sack|pool)\b|(?:^|[,.] )beats me\b|\bbeats me (?:why|how|what|if)\b|\bbeat (?:the|my|his|her) (?:traffic|crowds?|rush|record|time)\b/g,
  /\b(?:bored|scared|worried|laughed|worked|tickled|loved?) to death\b|\bover my dead body\b|\bthe death of me\b|\bmurder mystery\b|\bbath bombs?\b|\b(?:glue|nail|heat|massage) guns?\b|\b(?:butter|bread|kitchen|pocket) kni(?:fe|ves)\b|\bknife skills\b/g,
  /\bblood (?:test|pressure|type|work|sample|sugar|donation|orange)s?\b|\bblut(?:druck|test|abnahme|bild|probe|werte?|zucker|spende)\w*\b|\bbluthochdruck\b|\b(?:analisis|examen|presion|grupo|tipo|donacion|azucar) (?:de (?:la )?|en (?:la )?)?(?:sangre|sanguine[oa])\b|\bexames? de sangue\b|\bpressao (?:alta|arterial)\b/g,
  /\b(?:sterbe|sterben|gestorben|umgekommen|tot) (?:fast |schon )?vor (?:hunger|lachen|langeweile|durst|neugier|hitze|scham|kalte)\b|\b(?:zum|zu) (?:sterben|totlachen|todlachen)(?: \w+)?\b|\btot(?:ge)?lach\w*|\btod(?:mude|langweilig|sicher|schick|ernst)\b|\bmords\w*/g,
  /\b(?:zeit|stunden?) (?:tot(?:zu)?(?:ge)?schlagen)\b|\b(?:schlag\w* )?(?:die )?zeit tot\b|\b(?:mich|uns) um den (?:schlaf|verstand)\b|\b(?:rucken|knie|kopf|fus+e?|hitze|warten|schuhe|kurs|training|verkehr) (?:\w+ )?bring\w* (?:mich|uns) (?:noch )?um\b|\bhat mich (?:fast|beinahe|echt|total) umgebracht\b/g,
  /\bschlag\w* (?:\w+ ){0,4}vor\b|\bvorschlag\w*|\bschlag\w* dem fass\b|\b(?:bring|brings|bringst|bringt|bringen) (?:\w+ ){0,2}(?:auf|zum|zur|nach|mit|in)\b/g,
  /\b(?:me |nos |se )?(?:muer[oae]\w*|morir\w*|murio|morimos|muert[oa]s?) (?:de|por|del) (?:hambre|risa|ganas|sed|sueno|calor|frio|cansancio|aburrimiento|miedo|verguenza|amor|curiosidad|probar|verlos?|ir|conocer|\w+ar|\w+er)\b|\bde muerte\b/g,
  /\b(?:mata\w*|matando|matan) (?:el|la|las|los|unas?|dos|tres|un|una|algunas?|o|a|uma|duas|umas)? ?(?:tiempo|horas?|rato|hambre|sed|curiosidad|pies|espalda|minutos|tempo|fome|saudades?|sede|curiosidade|meus pes|pes|costas|aula|vontade)\b|\bmatando (?:os |as )?meus pes\b|\bmat[ao]u? (?:a )?aula\b/g,
  /\b(?:calor|frio|clima|dolor de \w+|dor de \w+|espera|trafico|transito|zapatos?|sapatos?|clase|aula|treino|entrenamiento|profe\w*|entrenador\w*|treinador\w*|trabajo|trabalho|sueno|sono|precios?) (?:\w+ )?(?:me |nos )?(?:esta|estan|estao|vai|va a|casi)? ?(?:me |nos )?(?:mat(?:a|an|am|ando|ar|o|ou|aron|aram))\b/g,
  /\bme (?:pega|pegan|queda) (?:el|la|este|esta|mucho|bien|mejor|con (?:el|mi|la) (?:pelo|ropa|cabello|piel|estilo))\b|\bel sol\b/g,
  /\b(?:morr(?:endo|er|i|ir|o|eu)|mort[oa]s?) (?:de|por) (?:fome|rir|riso|vontade|saudades?|sede|sono|calor|frio|cansaco|tedio|medo|vergonha|amor|curiosidade|preguica)\b|\bde matar\b|\bde morrer\b|\bbate-?papo\b|\bo sol bate\b/g,
  /\b(?:phone|battery|laptop|car|tablet|handy|akku|telefon|auto|celular|telefono|bateria|carro|dog|cat|hund|katze|perro|gato|cachorro|plant)s? (?:\w+ ){0,2}(?:died|dead|dies|is dead|tot|gestorben|murio|muert[oa]|morreu|mort[oa])\b|\bse me (?:murio|muere)\b/g,
];

/** Matches harmless cutting, such as cutting hair or paper. */
const ROUTINE =
  /\b(?:cut(?:ting)?|cort\w*|schneid\w*) (?:\w+ ){0,2}(?:hair|nails?|cake|paper|bread|grass|costs?|sugar|carbs|carbohydrates|pelo|cabello|unas|papel|puntas|flequillo|cabelo|unhas|pontas|franja|bangs|fringe|ends|spitzen|pony|haare|nagel|kuchen|papier)\b/g;

/** Matches words that mark a sentence as a joke. */
const JEST =
  /\b(?:just kidding|only joking|jk|nur (?:ein )?(?:spass|scherz)|es broma|en broma|brincadeira|to brincando)\b/;

/** Matches the German article "die", which could be confused with the English verb. */
const GERMAN_ARTICLE = /\bdie\b/g;

/** Matches phrases in the third person that can describe a plot. They are removed from messages about a work. */
const PLOT = /\b(?:\w+ )?(?:himself|herself|themselves|sich|dies|stirbt|muere|morre|se (?:mata|suicida))\b/g;

/** Splits a message into statements and removes harmless expressions. */
export function statementsOf(message: string): Statement[] {
  const language = languageOf(message, 'en');
  const isAboutWork = WORKS.test(message) || WORKS.test(fold(message));
  const isQuoted = isAboutWork || INSCRIPTION.test(message);
  const bare = isQuoted ? message.replaceAll(QUOTATION, ' ').replaceAll(CAPITALIZED, ' ') : message;
  return bare.split(/(?<=[.!?;\n])\s+|\n+/u).flatMap((sentence) => {
    if (JEST.test(fold(sentence))) return [];
    const text = FIGURATIVE.reduce(
      (rest, expression) => rest.replaceAll(expression, ' '),
      literalClauses(fold(sentence.replaceAll(/mató(?!\p{L})/gu, 'ha matado')))
        .replaceAll(/["¿¡*_]/g, ' ')
        .replaceAll(ROUTINE, ' ')
        .replaceAll(language === 'de' ? GERMAN_ARTICLE : /$^/g, ' ')
        .replaceAll(isAboutWork ? PLOT : /$^/g, ' '),
    );
    const clean = text.replaceAll(/\s+/g, ' ').trim();
    return clean ? [{ text: clean, language, isQuestion: sentence.includes('?') }] : [];
  });
}

const REACH = 4;
/** Matches words such as "or". A negation also applies to the words of a list that is joined with them. */
const COORDINATOR = /^(?:or|nor|oder|noch|ni|ou|nem)$/;

/**
 * Whether the match contains a negation, or one of the four words before it in the same clause is a negation. A word
 * such as "or" extends the search by four words, and a subject or another conjunction ends it.
 */
export function isDenied({ text, language }: Statement, found: RegExpExecArray): boolean {
  // Do not treat "no" as a negation in Portuguese, in which it means "in the".
  const denies = (word: string) => DENIAL.test(word) && !(language === 'pt' && word === 'no');
  if (found[0].split(' ').some(denies)) return true;
  const clause =
    text
      .slice(0, found.index)
      .split(/[,;:()]|\s[-–—]\s/)
      .at(-1) ?? '';
  let left = REACH;
  for (const word of clause.trim().split(' ').toReversed()) {
    if (denies(word)) return true;
    left = COORDINATOR.test(word) ? REACH : left - 1;
    if (left === 0) return false;
    if (STATEMENT_START.test(word)) return false;
  }
  return false;
}
