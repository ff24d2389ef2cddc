/**
 * Labeled messages by category. Each line is `context | language | message | acts`. The messages were written
 * independently of the simulated model's rules.
 */
export const FLOWS = {
  booking: `
idle | en | I'd like to book an appointment | start:book
idle | en | can i get an appointment please | start:book
idle | en | Hi, I want to schedule a consultation | start:book need=*
idle | en | do you have anything free this week? | start:book when=2026-05-11/2026-05-17
idle | en | I need to see someone tomorrow morning | start:book when=2026-05-12T08:00/12:00
idle | en | Are you free on thursday at 3pm? | start:book when=2026-05-14T15:00
idle | en | book me in for friday | start:book when=2026-05-15
idle | en | could I make an apointment for next week? | start:book when=2026-05-18/2026-05-24
idle | en | any slots tomorrow after 4? | start:book when=2026-05-12T16:00/23:59
idle | en | I want to come in for a trial lesson | start:book need=*
idle | es | Quiero reservar una cita | start:book
idle | es | Hola, me gustaría pedir cita para mañana | start:book when=2026-05-12
idle | es | ¿Tienen hueco el jueves por la tarde? | start:book when=2026-05-14T12:00/20:00
idle | es | necesito una cita la semana que viene | start:book when=2026-05-18/2026-05-24
idle | es | quisiera agendar una consulta | start:book
idle | es | ¿hay algo libre el viernes? | start:book when=2026-05-15
idle | pt | Quero marcar uma consulta | start:book
idle | pt | Olá, gostaria de agendar um horário para amanhã | start:book when=2026-05-12
idle | pt | Vocês têm horário na quinta à tarde? | start:book when=2026-05-14T12:00/17:00
idle | pt | preciso de uma consulta na próxima semana | start:book when=2026-05-18/2026-05-24
idle | de | Ich möchte einen Termin vereinbaren | start:book
idle | de | Guten Tag, ich hätte gerne einen Termin am Donnerstag | start:book when=2026-05-14
idle | de | Haben Sie morgen noch einen Termin frei? | start:book when=2026-05-12
idle | de | ich brauche nächste Woche einen Termin | start:book when=2026-05-18/2026-05-24
idle | de | Kann ich am Freitag um 15 Uhr vorbeikommen? | start:book when=2026-05-15T15:00
idle | fr | Je voudrais prendre rendez-vous | start:book
idle | fr | Bonjour, avez-vous un créneau demain matin ? | start:book when=2026-05-12T08:00/12:00
idle | fr | j'aimerais réserver pour jeudi | start:book when=2026-05-14
`,
  rescheduling: `
booked | en | Can we move it to thursday after 3? | start:reschedule when=2026-05-14T15:00/23:59
booked | en | I need to reschedule | start:reschedule
booked | en | can I change my appointment to friday? | start:reschedule when=2026-05-15
booked | en | could we make it later? | start:reschedule
booked | en | don't cancel it, just move it to Friday | start:reschedule when=2026-05-15
booked | en | I'd like to postpone my appointment | start:reschedule
booked | en | please move my booking to next tuesday at 10 | start:reschedule when=2026-05-19T10:00
booked | en | is it possible to reschedual my appointment? | start:reschedule
booked | es | ¿Puedo cambiar la cita al viernes? | start:reschedule when=2026-05-15
booked | es | necesito mover mi cita | start:reschedule
booked | es | quisiera aplazar la cita para la semana que viene | start:reschedule when=2026-05-18/2026-05-24
booked | es | no quiero anular la cita, solo cambiarla | start:reschedule
booked | pt | Posso remarcar a consulta para sexta? | start:reschedule when=2026-05-15
booked | pt | preciso mudar o horário | start:reschedule
booked | pt | queria adiar a minha consulta | start:reschedule
booked | de | Kann ich den Termin auf Freitag verschieben? | start:reschedule when=2026-05-15
booked | de | ich muss meinen Termin verlegen | start:reschedule
booked | de | Können wir den Termin ändern? | start:reschedule
booked | fr | Je voudrais déplacer mon rendez-vous à vendredi | start:reschedule when=2026-05-15
booked | fr | peut-on reporter le rendez-vous ? | start:reschedule
`,
  cancelling: `
booked | en | Cancel | start:cancel
booked | en | I have to cancel my appointment | start:cancel
booked | en | sorry, I can't make it on wednesday | start:cancel
booked | en | please call off my booking | start:cancel
booked | en | I won't be able to come | start:cancel
booked | en | cancell my apointment please | start:cancel
booked | es | quiero cancelar mi cita | start:cancel
booked | es | tengo que anular la cita | start:cancel
booked | es | no puedo ir el miércoles | start:cancel
booked | pt | preciso cancelar a consulta | start:cancel
booked | pt | quero desmarcar | start:cancel
booked | pt | não vou poder ir | start:cancel
booked | de | Ich muss meinen Termin absagen | start:cancel
booked | de | bitte den Termin stornieren | start:cancel
booked | de | ich kann leider nicht kommen | start:cancel
booked | fr | Je dois annuler mon rendez-vous | start:cancel
booked | fr | je ne peux pas venir mercredi | start:cancel
`,
  appointments: `
booked | en | When is my appointment? | start:appointments
booked | en | what time is my appointment again | start:appointments
booked | en | Do I have an appointment this week? | start:appointments
booked | es | ¿Cuándo es mi cita? | start:appointments
booked | es | ¿a qué hora es mi cita? | start:appointments
booked | pt | Quando é a minha consulta? | start:appointments
booked | pt | a que horas é minha consulta? | start:appointments
booked | de | Wann ist mein Termin? | start:appointments
booked | de | Um wie viel Uhr ist mein Termin? | start:appointments
booked | fr | Quand est mon rendez-vous ? | start:appointments
booked | fr | À quelle heure est mon rdv ? | start:appointments
`,
  callback: `
idle | en | Can someone call me back? | start:callback
idle | en | please give me a call | start:callback
idle | en | call me on +34 600 123 456 | start:callback phone=+34600123456
idle | es | ¿Me pueden llamar? | start:callback
idle | es | llámame por favor | start:callback
idle | pt | Podem me ligar? | start:callback
idle | pt | me liguem por favor | start:callback
idle | de | Bitte rufen Sie mich zurück | start:callback
idle | de | Ich hätte gern einen Rückruf | start:callback
idle | fr | Pouvez-vous me rappeler ? | start:callback
idle | fr | rappelez-moi s'il vous plaît | start:callback
`,
  'leaving a message': `
idle | en | I'd like to leave a message | start:leave_message
idle | en | can you pass on a message to the trainer? | start:leave_message
idle | es | quiero dejar un mensaje | start:leave_message
idle | es | ¿puedo dejar un recado? | start:leave_message
idle | pt | queria deixar um recado | start:leave_message
idle | de | Kann ich eine Nachricht hinterlassen? | start:leave_message
idle | fr | je voudrais laisser un message | start:leave_message
`,
  'other days': `
offers | en | none of these work for me | deny
offers | en | do you have another day? | deny
offers | es | ninguno me va bien | deny
offers | de | Keiner davon passt mir | deny
offers | pt | nenhum desses | deny
offers | fr | aucun ne me convient | deny
offers | en | what about friday? | when=2026-05-15
offers | en | Friday would be better | when=2026-05-15
offers | es | mejor el viernes por la mañana | when=2026-05-15T08:00/12:00
offers | de | lieber am Freitag nach 16 Uhr | when=2026-05-15T16:00/23:59
offers | pt | prefiro na sexta | when=2026-05-15
offers | fr | plutôt vendredi après-midi | when=2026-05-15T12:00/17:00
`,
} as const;
