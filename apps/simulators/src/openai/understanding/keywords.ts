import { FREQUENT_TERMS, type Language } from './frequent-terms.ts';

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
morgens mittags abends abendes erster erstes ersten zweiter zweites zweiten dritter dritten nachster nachstes terminal
reports reporte report reported annuel annule annulez deplace deplacez decale decalez reserve reservez parle parlez mardis premiers
hablo habla hable hablas falo fala falei pessoas personas mensajes mensagens messages sprechenden nachrichten
cancels canceled cancelling canceling cancelo cancela cancele cambio cambia cambie adiante mande
tomate merchant mercado merce mersi grace graces gracia hallo hellos pleasure pleas aprils junior julia juliet
`;

const wordsOf = (list: string) => list.split(/\s+/).filter(Boolean);

/** Returns the keywords of a language. */
export const keywordsOf = (language: Language): string[] => wordsOf(CORRECTED[language]);

/** Words of all languages that must not be corrected. */
export const KNOWN_TERMS: ReadonlySet<string> = new Set(
  [...Object.values(CORRECTED), ...Object.values(FREQUENT_TERMS), KNOWN].flatMap(wordsOf),
);
