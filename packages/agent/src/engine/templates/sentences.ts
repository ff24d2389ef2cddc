import type { AckKind } from '../plan.ts';

export interface Sentences {
  readonly acks: Readonly<Record<AckKind, string>>;
  readonly unknown: string;
  /** Sentence with the link, added after a fact whose source is public. */
  readonly readMore: string;
  readonly unknownAbout: string;
  readonly bookings: string;
  readonly done: Readonly<Record<string, string>>;
  readonly confirm: Readonly<Record<string, string>>;
  readonly offer: string;
  readonly offerAppointments: string;
  readonly offerAny: string;
  readonly offerOne: string;
  readonly close: string;
  readonly handOff: string;
  readonly handOffAt: string;
  readonly clarify: string;
  readonly again: string;
  /** Label of the button that opens a list of options. At most 20 characters. */
  readonly choose: string;
  readonly isStillRight: string;
  readonly questions: Readonly<Record<string, string>>;
}

const en: Sentences = {
  acks: {
    greeting: 'Hello, thank you for your message.',
    thanks: 'You are welcome.',
    bye: 'Goodbye, have a good day.',
    chat: 'Thank you.',
    hostile: 'I understand that this is annoying.',
    unclear: 'Sorry, I did not understand that.',
    cancelled_flow: 'All right, let us leave that.',
    slot_taken: 'Sorry, that time has just been taken.',
    choice_expired: 'That option no longer applies.',
    no_slots: 'There is no free time then.',
    no_bookings: 'I cannot find an upcoming appointment for you.',
    question_noted: 'I have noted your question for the team.',
    not_available: 'That is not possible here.',
    skipped: 'All right.',
    noted: 'Thank you, noted.',
    declined: 'All right, nothing was changed.',
    note: 'I am back to help you.',
    closed: 'Our team is not available at the moment.',
    holding: 'A colleague will reply to you here as soon as possible.',
  },
  unknown: 'I have no information about that.',
  readMore: 'You can read more here: {url}',
  unknownAbout: 'I have no information about this question: “{question}”',
  bookings: 'Your appointment: {times}.',
  done: {
    book: 'Booked: {times}. We look forward to seeing you.',
    reschedule: 'Your appointment was moved from {from} to {to}.|Your appointment was moved: {times}.',
    cancel: 'Your appointment was cancelled: {times}.',
    leave_message: 'I have passed your message on to the team.',
    schedule_callback: 'We will call you back: {times}.',
    assign: 'I have passed this on to a colleague.',
    send_surface: 'Please fill in this form.',
    update_record: 'Saved: {value}.',
    default: 'Done.',
  },
  confirm: {
    book: 'Shall I book this appointment: {times}?',
    reschedule: 'Shall I move your appointment from {from} to {to}?|Shall I move your appointment? {times}',
    cancel: 'Shall I cancel this appointment: {times}? I can also move it.',
    update_record: 'Shall I save “{value}”?',
    default: 'Shall I do that?',
  },
  offer: 'These times are free:',
  offerAppointments: 'These are your appointments:',
  offerAny: 'These are the options:',
  offerOne: '{times} is free. Shall I take this time?',
  close: 'Thank you, and goodbye.',
  handOff: 'A colleague will continue here.',
  handOffAt: 'A colleague will continue here from {time}.',
  clarify: 'What would you like to do?',
  again: 'Sorry, I did not get that.',
  choose: 'Choose',
  isStillRight: 'You told us earlier: “{value}”. Is that still right?',
  questions: {},
};

const de: Sentences = {
  acks: {
    greeting: 'Guten Tag, danke für Ihre Nachricht.',
    thanks: 'Sehr gerne.',
    bye: 'Auf Wiedersehen und einen schönen Tag.',
    chat: 'Danke.',
    hostile: 'Ich verstehe, dass das ärgerlich ist.',
    unclear: 'Das habe ich leider nicht verstanden.',
    cancelled_flow: 'In Ordnung, lassen wir das.',
    slot_taken: 'Dieser Termin wurde leider gerade vergeben.',
    choice_expired: 'Diese Auswahl gilt nicht mehr.',
    no_slots: 'Dann ist leider nichts frei.',
    no_bookings: 'Ich finde keinen anstehenden Termin von Ihnen.',
    question_noted: 'Ich habe Ihre Frage für das Team notiert.',
    not_available: 'Das ist hier leider nicht möglich.',
    skipped: 'In Ordnung.',
    noted: 'Danke, notiert.',
    declined: 'In Ordnung, es bleibt alles, wie es ist.',
    note: 'Ich bin wieder für Sie da.',
    closed: 'Unser Team ist gerade nicht erreichbar.',
    holding: 'Eine Kollegin oder ein Kollege antwortet Ihnen hier so bald wie möglich.',
  },
  unknown: 'Dazu habe ich keine Informationen.',
  readMore: 'Mehr dazu finden Sie hier: {url}',
  unknownAbout: 'Zu dieser Frage habe ich keine Informationen: „{question}“',
  bookings: 'Ihr Termin: {times}.',
  done: {
    book: 'Gebucht: {times}. Wir freuen uns auf Sie.',
    reschedule: 'Ihr Termin wurde verschoben: von {from} auf {to}.|Ihr Termin wurde verschoben: {times}.',
    cancel: 'Ihr Termin wurde abgesagt: {times}.',
    leave_message: 'Ich habe Ihre Nachricht weitergegeben.',
    schedule_callback: 'Wir rufen Sie zurück: {times}.',
    assign: 'Ich habe Ihr Anliegen im Team weitergegeben.',
    send_surface: 'Bitte füllen Sie dieses Formular aus.',
    update_record: 'Gespeichert: {value}.',
    default: 'Erledigt.',
  },
  confirm: {
    book: 'Soll ich diesen Termin buchen: {times}?',
    reschedule: 'Soll ich Ihren Termin von {from} auf {to} verschieben?|Soll ich Ihren Termin verschieben? {times}',
    cancel: 'Soll ich diesen Termin absagen: {times}? Ich kann ihn auch verschieben.',
    update_record: 'Soll ich „{value}“ speichern?',
    default: 'Soll ich das tun?',
  },
  offer: 'Diese Termine sind frei:',
  offerAppointments: 'Das sind Ihre Termine:',
  offerAny: 'Das sind die Möglichkeiten:',
  offerOne: '{times} ist frei. Passt Ihnen das?',
  close: 'Vielen Dank und auf Wiedersehen.',
  handOff: 'Jemand aus unserem Team schreibt Ihnen hier weiter.',
  handOffAt: 'Jemand aus unserem Team schreibt Ihnen hier weiter, ab {time}.',
  clarify: 'Was möchten Sie tun?',
  again: 'Das habe ich leider nicht verstanden.',
  choose: 'Auswählen',
  isStillRight: 'Sie haben uns früher gesagt: „{value}“. Stimmt das noch?',
  questions: {
    preferred_time: 'Welcher Tag oder welche Uhrzeit passt Ihnen?',
    appointment: 'Welcher dieser Termine passt Ihnen?',
    email: 'An welche Mailadresse soll die Bestätigung gehen?',
    booking: 'Welchen Termin meinen Sie?',
    booking_choice:
      'Geht es um diesen Termin? Möchten Sie ihn verschieben, absagen, einen weiteren buchen oder ihn behalten?',
    wants_booking: 'Möchten Sie einen Termin buchen?',
    unknown_choice: 'Soll ich im Team nachfragen oder eine Nachricht aufnehmen?',
    message_text: 'Was soll ich dem Team ausrichten?',
    callback_time: 'Wann dürfen wir Sie anrufen?',
  },
};

export { de, en };
