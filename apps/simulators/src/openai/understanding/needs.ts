import type { Clause } from './clause.ts';
import { HOSTILE_TERMS } from './hostile-terms.ts';
import { BYE, GREETING, NO, SMALL_TALK, THANKS, YES } from './signals.ts';
import { fold } from './text.ts';
import { emailIn, phoneIn, termsOf } from './values.ts';
import type { ViewSlot } from './view.ts';

/** Whether a question asks what the contact wants, and not for a name, number or time. */
export const asksForNeed = ({ type, name, words }: Pick<ViewSlot, 'type' | 'name' | 'words'>): boolean =>
  type === 'TEXT' && name !== 'message_text' && !IDENTIFIER.test(fold(`${name.replaceAll('_', ' ')} ${words}`));

const IDENTIFIER =
  /\b(?:names?|number|plate|license|address|street|email|phone|reference|id|birth\w*|hear about|find us|brand|make|model|company|when|soon|date|day|time|allerg\w*|nombre|apellidos?|matricula|direccion|numero|nacimiento|conoci\w*|marca|modelo|empresa|cuando|fecha|hora|nome|morada|endereco|nascimento|quando|data|kennzeichen|nummer|adresse|geburt\w*|aufmerksam|erfahren|marke|modell|firma|wann|datum|uhrzeit|nom|immatriculation|naissance|marque|modele|societe|quand|heure)\b/;

/** Stems of words that occur in requests for an appointment but are not part of their subject. */
const FILLER = new Set(
  termsOf(
    `book booking books schedule reserve arrange appointment appointments slot time times day date week month today tomorrow morning afternoon evening
    please possible available free come coming visit get got have like want need look looking someone something anything everything sometime soon asap earliest next first
    hello there again course naturlich claro supuesto obvio urgently urgent quick quickly could would maybe still also really actually sorry thanks thank really pretty
    appt booking bookings reservation reservations visit visits meeting meetings reserva reservas turno turnos visita visitas agendamento marcacao buchung reservierung rdv
    see set make can will shall may any one two another other there here very much more else first thing kind mail email address name people person persons
    keep move change cancel for with this that just only time sure okay fine good great works work suits suit late later early earlier
    cita citas hora horas hueco reservar pedir coger quiero querria quisiera quisiera gustaria necesito puede puedo podria podrian tener tengo dar darme manana tarde semana
    dia dias lunes martes miercoles jueves viernes proxima proximo favor posible disponible libre ir venir pasar cuanto antes urgente algun alguna algo ser seria estaria
    consulta horario marcar agendar quero queria gostaria gostava preciso posso pode poderia ter tenho manha tarde noite amanha semana proxima segunda terca quarta quinta sexta
    huhu nochmal wieder bins
    man sollte soll sollten should often oft frecuencia look around round someone somebody alguien alguem jemand einer wer passar pasar pasarse vorbeischauen kommt
    queda quedan lugar lugares platz platze sitio sitios space spaces spot spots
    vaga vagas urgente possivel disponivel algum alguma cedo ainda seria
    kann ich sie wir ihr euch haben habt habe ware waren geht auch passt mir mich einen eine noch nur mal bei ihnen was wann schon neuen ersten mal fur mit dass
    avez vous auriez serait creneau dispo avoir peux puis pourrais etes est que pour une avec bonjour
    puedo teneis tienen hay ustedes una con por para que como este esta otra otro mas tem tinham voces uma com para que na no
    oder oder halb elf zwolf zehn neun acht fazer hacer machen faire fix do spas ganze broma todo everything
    termin termine buchen vereinbaren ausmachen bekommen mochte wurde gern gerne hatte hatten brauche brauch bitte morgen nachmittag vormittag abend woche tag nachste nachsten nachster
    montag dienstag mittwoch donnerstag freitag frei freie moglich moglichst schnell baldmoglichst zeitnah vorbeikommen kommen noch geht ginge uhr etwas heute
    rendez vous rdv prendre reserver voudrais veux aimerais souhaite besoin possible disponible libre matin apres midi soir semaine prochaine prochain demain jour heure
    lundi mardi mercredi jeudi vendredi venir passer rapidement urgent vite plait`,
  ),
);

/**
 * Returns the words of a clause that describe what the contact wants. Omits times, greetings, small talk, insults,
 * email addresses, phone numbers and filler words. Adds abbreviations of two capital letters.
 */
export function matterIn(clause: Clause): string[] {
  let { text } = clause;
  for (const { start, end } of clause.windows.toReversed()) text = `${text.slice(0, start)} ${text.slice(end)}`;
  for (const found of [emailIn(text), phoneIn(text)])
    if (found) text = `${text.slice(0, found.start)} ${text.slice(found.end)}`;
  text = text
    .replace(GREETING, ' ')
    .replaceAll(new RegExp(HOSTILE_TERMS, 'g'), ' ')
    .replaceAll(new RegExp(SMALL_TALK, 'g'), ' ')
    .replaceAll(new RegExp(THANKS, 'g'), ' ')
    .replaceAll(new RegExp(BYE, 'g'), ' ');
  const words = (text.match(/[a-z0-9]+/g) ?? []).filter((word) => termsOf(word).some((term) => !FILLER.has(term)));
  // Abbreviations in capital letters, such as "PT", can be the subject of a request.
  return [
    ...words,
    ...(clause.original.match(/(?<![\p{L}\d])\p{Lu}{2}(?![\p{L}\d])/gu) ?? []).filter(
      (word) => !/^(?:AM|PM|OK|HI)$/.test(word),
    ),
  ];
}

/** Whether a clause consists only of a yes, a no or small talk. */
export const isReaction = ({ text }: Clause): boolean => {
  const rest = text.replace(GREETING, '').replace(YES, '').replace(NO, '').replace(THANKS, '').replace(SMALL_TALK, '');
  return rest !== text && !/\d|[a-z]{3}/.test(rest);
};
