import type { Language } from '../understanding/frequent-terms.ts';
import { de, fr } from './phrases-de-fr.ts';
import { pt } from './phrases-pt.ts';

/** Sentences in one language. Names in braces are placeholders. */
export interface Phrases {
  readonly acks: Readonly<Record<string, string>>;
  readonly hello: string;
  readonly introduction: string;
  readonly sorry: string;
  readonly thanks: string;
  readonly bye: string;
  readonly booked: string;
  readonly notSuitable: string;
  readonly teamFollowsUp: string;
  readonly unknown: string;
  readonly bookings: string;
  readonly done: Readonly<Record<string, string>>;
  readonly anyDone: string;
  readonly offer: string;
  readonly offerAppointments: string;
  readonly offerAny: string;
  readonly offerOne: string;
  readonly confirm: Readonly<Record<string, string>>;
  readonly anyConfirm: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly again: string;
  readonly still: string;
  readonly close: Readonly<Record<string, string>>;
  readonly anyClose: string;
  readonly handOff: string;
  readonly handOffLater: string;
  readonly once: string;
}

const en: Phrases = {
  acks: {
    greeting: 'Hello{contact}! This is {persona}.',
    thanks: 'You are welcome!',
    bye: 'Goodbye, and have a good day!',
    chat: 'All right!',
    hostile: 'I would like to help you, so let us stay with your request.',
    unclear: 'I am not sure that I understood you.',
    cancelled_flow: 'All right, I will leave it.',
    slot_taken: 'I am sorry, that time has just been taken.',
    choice_expired: 'I am sorry, that option no longer applies.',
    no_slots: 'I am sorry, there is no free time then.',
    no_bookings: 'You have no upcoming appointment.',
    question_noted: 'I have noted your question for the team.',
    not_available: 'I am sorry, I cannot do that here.',
    skipped: 'No problem, we can skip that.',
    noted: 'Thank you, I have noted that.',
    declined: 'All right, I will not do that.',
    note: 'I am back with you.',
    closed: 'Our team is not here at the moment.',
    holding: 'A colleague will be with you soon.',
  },
  hello: 'Hello{contact}!',
  introduction: 'This is {persona}.',
  thanks: 'Thank you for your message.',
  sorry: 'I am sorry for the wait.',
  bye: 'Goodbye!',
  booked: 'We look forward to seeing you.',
  notSuitable: 'We are not the right place for this, but all the best to you.',
  teamFollowsUp: 'A colleague will be in touch.',
  unknown: 'I have no information on that.',
  bookings: 'Your appointments: {items}.',
  done: {
    book: 'Your appointment is booked: {last}.',
    reschedule: 'Your appointment is moved from {first} to {last}.',
    cancel: 'Your appointment on {first} is cancelled.',
    leave_message: 'I have passed your message on.',
    schedule_callback: 'We will call you back.',
    opt_out: 'You will get no more messages from us.',
  },
  anyDone: 'That is done.',
  offer: 'These times are free: {items}.',
  offerAppointments: 'These are your appointments: {items}.',
  offerAny: 'I can help with this: {items}.',
  offerOne: '{items} is free. Shall I take this time for you?',
  confirm: {
    book: 'Shall I book {last}?',
    reschedule: 'Shall I move your appointment from {first} to {last}?',
    cancel: 'Shall I cancel your appointment on {first}?',
    schedule_callback: 'Shall we call you back {last}?',
  },
  anyConfirm: 'Shall I do that?',
  slots: {},
  again: 'Sorry, I did not get that. {words}',
  still: 'I still need this from you: {words}',
  close: {
    BOOKED: 'We look forward to seeing you!',
    RESCHEDULED: 'See you then!',
    CANCELLED: 'You are welcome to book again at any time.',
    KEPT: 'Your appointment stays as it is.',
    QUALIFIED: 'Thank you, that is everything. A colleague will be in touch.',
    UNQUALIFIED: 'Thank you for telling us. We are not the right place for this, but all the best to you.',
    MESSAGE_TAKEN: 'The team will read it soon.',
    CALLBACK_SET: 'Talk to you then!',
    OPTED_OUT: 'Goodbye.',
  },
  anyClose: 'Is there anything else? Just write to us.',
  handOff: 'A colleague will take over from here.',
  handOffLater: 'A colleague will take over from here. The team is back {opensAt}.',
  once: 'Just to come back to this: ',
};

const es: Phrases = {
  acks: {
    greeting: '¡Hola{contact}! Soy {persona}.',
    thanks: '¡De nada!',
    bye: '¡Hasta luego, que tenga un buen día!',
    chat: '¡De acuerdo!',
    hostile: 'Quiero ayudarle, así que sigamos con su consulta.',
    unclear: 'No estoy seguro de haberle entendido.',
    cancelled_flow: 'De acuerdo, lo dejamos así.',
    slot_taken: 'Lo siento, esa hora se acaba de ocupar.',
    choice_expired: 'Esa opción ya no es válida.',
    no_slots: 'Lo siento, no hay ninguna hora libre entonces.',
    no_bookings: 'No tiene ninguna cita próxima.',
    question_noted: 'He apuntado su pregunta para el equipo.',
    not_available: 'Lo siento, eso no puedo hacerlo aquí.',
    skipped: 'No pasa nada, lo saltamos.',
    noted: 'Gracias, lo he anotado.',
    declined: 'De acuerdo, no lo hago.',
    note: 'Ya estoy de nuevo con usted.',
    closed: 'Nuestro equipo no está en este momento.',
    holding: 'Un compañero le atenderá pronto.',
  },
  hello: '¡Hola{contact}!',
  introduction: 'Soy {persona}.',
  thanks: 'Gracias por su mensaje.',
  sorry: 'Siento la espera.',
  bye: '¡Hasta luego!',
  booked: 'Le esperamos.',
  notSuitable: 'No somos el lugar adecuado para esto y le deseamos lo mejor.',
  teamFollowsUp: 'Un compañero se pondrá en contacto con usted.',
  unknown: 'No tengo información sobre eso.',
  bookings: 'Sus citas: {items}.',
  done: {
    book: 'Su cita está reservada: {last}.',
    reschedule: 'Su cita ha cambiado de {first} a {last}.',
    cancel: 'Su cita del {first} está cancelada.',
    leave_message: 'He pasado su mensaje.',
    schedule_callback: 'Le llamaremos.',
    opt_out: 'No recibirá más mensajes nuestros.',
  },
  anyDone: 'Hecho.',
  offer: 'Estas horas están libres: {items}.',
  offerAppointments: 'Estas son sus citas: {items}.',
  offerAny: 'Puedo ayudarle con esto: {items}.',
  offerOne: 'El {items} está libre. ¿Le va bien?',
  confirm: {
    book: '¿Reservo {last}?',
    reschedule: '¿Cambio su cita de {first} a {last}?',
    cancel: '¿Cancelo su cita del {first}?',
    schedule_callback: '¿Le llamamos {last}?',
  },
  anyConfirm: '¿Lo hago?',
  slots: {
    preferred_time: '¿Cuándo le vendría bien?',
    appointment: '¿Cuál le va bien?',
    email: '¿A qué dirección de correo enviamos la confirmación?',
    booking: '¿De qué cita se trata?',
    message_text: '¿Qué mensaje quiere dejar?',
    callback_time: '¿Cuándo podemos llamarle?',
    callback_number: '¿A qué número le llamamos?',
    booking_choice: '¿Es sobre esa cita? ¿Quiere cambiarla, cancelarla, reservar otra o mantenerla?',
    wants_booking: '¿Quiere reservar una cita?',
    unknown_choice: '¿Pregunto al equipo o tomo un mensaje?',
  },
  again: 'Perdone, no le he entendido. {words}',
  still: 'Solo me falta esto: {words}',
  close: {
    BOOKED: '¡Le esperamos!',
    RESCHEDULED: '¡Hasta entonces!',
    CANCELLED: 'Puede volver a reservar cuando quiera.',
    KEPT: 'Su cita queda como está.',
    QUALIFIED: 'Gracias, eso es todo. Un compañero se pondrá en contacto con usted.',
    UNQUALIFIED: 'Gracias por contárnoslo. No somos el lugar adecuado para esto y le deseamos lo mejor.',
    MESSAGE_TAKEN: 'El equipo lo leerá pronto.',
    CALLBACK_SET: '¡Hablamos entonces!',
    OPTED_OUT: 'Adiós.',
  },
  anyClose: '¿Algo más? Escríbanos cuando quiera.',
  handOff: 'Un compañero sigue con usted a partir de aquí.',
  handOffLater: 'Un compañero sigue con usted a partir de aquí. El equipo vuelve {opensAt}.',
  once: 'Volviendo a lo de antes: ',
};

export const PHRASES: Readonly<Record<Language, Phrases>> = { en, es, pt, de, fr };
