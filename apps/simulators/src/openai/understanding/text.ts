import { FREQUENT_TERMS, FRONT_DESK_TERMS, type Language } from './frequent-terms.ts';
import { spelledOut } from './short-forms.ts';

/**
 * Converts text to lower case without accents. The length does not change, so positions in the result are also valid in
 * the original text.
 */
export const fold = (text: string): string =>
  text
    .replaceAll(/[\u0080-\uffff]/g, (character) => PLAIN[character] ?? character.normalize('NFD').charAt(0))
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replaceAll(/\p{Lu}/gu, (letter) => letter.toLowerCase().charAt(0));

const PLAIN: Readonly<Record<string, string>> = { ß: 's', '’': "'", '‘': "'", '´': "'", '“': '"', '”': '"', '–': '-' };

/** A normalized text for pattern matching, with access to the original words. */
export interface Reading {
  readonly original: string;
  /** The text in lower case without accents, with misspelled keywords corrected. */
  readonly text: string;
  /** Returns the original words between two positions of `text`. */
  quote(start: number, end: number): string;
}

export function readText(original: string, language: Language): Reading {
  const folded = fold(original);
  const places: number[] = [];
  let text = '';
  let at = 0;
  for (const match of folded.matchAll(/(?<![a-z0-9@._/-])[a-z]+(?![a-z@0-9])/g)) {
    const isWhole = !/'/.test(
      folded.slice(Math.max(0, match.index - 1), match.index) + folded.charAt(match.index + match[0].length),
    );
    const full = isWhole ? spelledOut(match[0], language) : undefined;
    const word = full ?? (match[0].length >= 4 ? corrected(match[0], language) : match[0]);
    if (word === match[0]) continue;
    text += folded.slice(at, match.index);
    for (; at < match.index; at += 1) places.push(at);
    for (let index = 0; index < word.length; index += 1) places.push(at + Math.min(match[0].length - 1, index));
    text += word;
    at = match.index + match[0].length;
  }
  for (let rest = at; rest <= folded.length; rest += 1) places.push(rest);
  text += folded.slice(at);
  const place = (index: number) => places[Math.min(index, places.length - 1)] ?? original.length;
  return {
    original,
    text,
    quote: (start, end) => original.slice(place(start), end <= start ? place(start) : place(end - 1) + 1).trim(),
  };
}

/**
 * Corrects a misspelled word to the closest keyword with the same first letter. At most one edit is allowed, or two
 * edits if the word has eight letters or more. Splits German compounds. Words of fewer than five letters are not
 * corrected.
 */
function corrected(word: string, language: Language): string {
  const compound = language === 'de' ? COMPOUND.exec(word) : null;
  if (compound) return `${compound[1]} ${compound[2]}`;
  if (word.length < 5 || KNOWN_TERMS.has(word)) return word;
  const most = word.length >= 8 ? 2 : 1;
  let best = word;
  let least = most + 1;
  for (const keyword of keywordsOf(language)) {
    if (keyword[0] !== word[0] || keyword.length < 5 || Math.abs(keyword.length - word.length) > most) continue;
    if (word.startsWith(keyword) && word.length > keyword.length + 1) return word;
    const distance = editDistance(word, keyword);
    if (distance < least) [best, least] = [keyword, distance];
  }
  return best;
}

/** Matches German compounds of a day and a time of day, such as "Freitagnachmittag". */
const COMPOUND =
  /^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(morgen|vormittag|mittag|nachmittag|abend)$/;

/** Returns the optimal string alignment distance, in which a transposition counts as one edit. */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** Keywords that patterns use, by language. Misspellings of these words are corrected. */
const CORRECTED: Readonly<Record<Language, string>> = {
  en: 'appointment appointments reschedule postpone cancel cancelled message colleague person human thanks thank hello please tomorrow today tonight monday tuesday wednesday thursday friday saturday sunday morning afternoon evening weekend january february april august september october november december second third first earliest earlier later latest available number',
  es: 'cita reservar agendar cancelar anular cambiar reprogramar aplazar manana lunes martes miercoles jueves viernes sabado domingo semana proxima proximo tarde noche mediodia gracias persona mensaje hablar enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre',
  pt: 'consulta marcar remarcar desmarcar adiar amanha segunda terca quarta quinta sexta obrigado obrigada mensagem falar pessoa janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro',
  de: 'termin termine verschieben umbuchen absagen stornieren buchen vereinbaren morgen ubermorgen heute montag dienstag mittwoch donnerstag freitag samstag sonntag nachmittag vormittag abend mittag nachste nachsten woche nachricht mitarbeiter sprechen danke bitte januar februar oktober dezember zweite dritte erste',
  fr: 'rendez reserver annuler deplacer reporter decaler demain aujourd lundi mardi mercredi jeudi vendredi samedi dimanche matin apres midi semaine prochaine prochain parler quelqu merci bonjour janvier fevrier mars avril juillet aout septembre octobre decembre deuxieme premier premiere',
};

/** Words that resemble a misspelled keyword but are correct. */
const KNOWN = `
there these those three think thing things thought where which while whole would could should about after again other before between
price prices place places pleased parking party paper phone people personal persons hours house human humans morning mornings
cinema citas lesson lessons letter letters latter learn month months money mondays fridays quote quite quiet sound sounds south
number numbers first fifth forth fourth fixed trial treat treatment trainer training times timer tired later latest early earliest
marked market marks marca marcas march marzo marco mars march makes making moved moves movie
reservation reserved tarda tardes tardy turno turnos manera mandar mando lugar luego lunch lunchs nocha noches
quarter quinto quarto sexto segundo segunde terceiro tercero tercera terco proximos semanas sechste weche wochen
sabados domingos morgens mittags abends abendes erster erstes ersten zweiter zweites zweiten dritter dritten nachster nachstes terminal
reports reporte report reported annuel annule annulez deplace deplacez decale decalez reserve reservez parle parlez mardis premiers
hablo habla hable hablas falo fala falei pessoas personas mensajes mensagens messages sprechenden nachrichten
cancels canceled cancelling canceling cancelo cancela cancele cambio cambia cambie adiante mande
streichen streiche streich brauchen brauche braucht gebraucht rauchen suchen besuchen tauchen sprache sprachen besprechen tauschen taxi prices freitags montags planes platz cambiamos mandarin marketing marchen
retraso retrasar retrasarla adelantar adelantarla trabajar atrasar atraso trocar trocamos mover muevo apuntarme mitte
tomate merchant mercado merce mersi grace graces gracia hallo hellos pleasure pleas aprils junior julia juliet
`;

const wordsOf = (list: string) => list.split(/\s+/).filter(Boolean);

const keywordsOf = (language: Language): string[] => wordsOf(CORRECTED[language]);

/** Words of all supported languages that spelling correction does not change. */
const KNOWN_TERMS: ReadonlySet<string> = new Set(
  [...Object.values(CORRECTED), ...Object.values(FREQUENT_TERMS), ...Object.values(FRONT_DESK_TERMS), KNOWN].flatMap(
    wordsOf,
  ),
);
