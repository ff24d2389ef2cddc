/**
 * Labeled messages that were written after the simulated model's rules. Each line is `context | language | message |
 * acts`.
 */
export const LATER = {
  'later messages': `
idle | en | hey, would it be possible to come by on Thursday around 11? | start:book when=2026-05-14T11:00
idle | en | looking to set up a consult next Wednesday | start:book when=2026-05-20
idle | en | what do you charge for a session? | ask
idle | en | Is there wheelchair access? | ask
booked | en | Something came up, can we push my appointment to Monday? | start:reschedule when=2026-05-18
booked | en | I'm afraid I have to cancel | start:cancel
booked | en | what day was my booking again? | start:appointments
offers | en | let's do the 2pm one | choose:2
offers | en | I'd prefer the morning one on tuesday | choose:1
offers | en | number 3 works great, thanks | choose:3
offers | en | hmm, nothing in the evening? | when=2026-05-12T17:00/22:00
confirm | en | yep do it | affirm
confirm | en | no no, leave it as it is | deny
confirm | en | ✅ | affirm
email | en | sure, it's bob.smith@mail.example | email=bob.smith@mail.example
email | en | why do you want that? | ask
people | en | six adults | people=6
people | en | around 12 | people=12
name | en | Sarah Connor here | name=*
insured | en | nope | deny
insured | en | I think so, yes | affirm
idle | en | can you get one of your staff to ring me tomorrow afternoon? | start:callback callat=2026-05-12T12:00/17:00
idle | en | put me through to a manager | human
idle | en | take me off your list | opt_out
when | en | any day next week before 11 | when=2026-05-18T00:00/11:00
when | en | this friday at noon | when=2026-05-15T12:00
when | en | first thing tomorrow morning | when=2026-05-12T08:00/10:00
when | en | june 3rd, 4:30pm | when=2026-06-03T16:30
idle | en | ok thanks, have a nice day | chat:thanks
idle | en | you guys are awful idiots | hostile
idle | es | buenas, querría una cita para el lunes que viene | start:book when=2026-05-18
idle | es | ¿qué precio tiene la clase de prueba? | ask
booked | es | al final no podré ir, ¿la podemos pasar al jueves? | start:reschedule when=2026-05-14
booked | es | ¿me recuerdas cuándo es mi cita? | start:appointments
offers | es | me quedo con la de las 10 | choose:1
offers | es | la del miércoles por favor | choose:3
confirm | es | sí, adelante | affirm
confirm | es | mejor no | deny
people | es | vamos a ser ocho | people=8
when | es | cualquier tarde de la semana que viene | when=2026-05-18T12:00/20:00
when | es | el viernes a las 9 y media de la mañana | when=2026-05-15T09:30
when | es | a partir de las 6 el martes | when=2026-05-12T18:00/23:59
idle | es | no quiero más mensajes | opt_out
idle | es | pásame con una persona | human
idle | pt | oi, queria saber se vocês abrem no feriado | ask
idle | pt | dá para marcar na sexta às 10? | start:book when=2026-05-15T10:00
booked | pt | infelizmente não vou conseguir ir, pode cancelar? | start:cancel
booked | pt | dá para mudar minha consulta para quinta? | start:reschedule when=2026-05-14
offers | pt | pode ser a das 14h | choose:2
confirm | pt | isso mesmo | affirm
when | pt | segunda que vem de manhã | when=2026-05-18T08:00/12:00
when | pt | entre 14h e 16h na quarta | when=2026-05-13T14:00/16:00
idle | pt | valeu, até logo | chat:thanks
idle | de | Hallo, wäre am Mittwoch um 16 Uhr etwas frei? | start:book when=2026-05-13T16:00
idle | de | Was muss ich für eine Probestunde zahlen? | ask
booked | de | Mir ist etwas dazwischengekommen, geht auch Donnerstag? | when=2026-05-14
booked | de | Leider muss ich absagen | start:cancel
booked | de | Wann war nochmal mein Termin? | start:appointments
offers | de | Ich nehme den um 14 Uhr | choose:2
offers | de | die erste Uhrzeit passt gut | choose:1
confirm | de | Ja, machen Sie das | affirm
confirm | de | Nein, bitte nicht | deny
people | de | wir kommen zu viert, vier Personen | people=4
when | de | Freitagnachmittag ab 15 Uhr | when=2026-05-15T15:00/23:59
when | de | kommenden Dienstag gegen 11 | when=2026-05-12T11:00
when | de | übernächste Woche | when=2026-05-25/2026-05-31
idle | de | Können Sie mich morgen anrufen? | start:callback callat=2026-05-12
idle | de | Ich will einen echten Mitarbeiter sprechen | human
idle | fr | bonjour, serait-il possible de venir mardi à 11h ? | start:book when=2026-05-12T11:00
idle | fr | vous êtes ouverts le dimanche ? | ask
booked | fr | j'ai un empêchement, peut-on décaler à jeudi ? | start:reschedule when=2026-05-14
offers | fr | je prends celui de 14h | choose:2
confirm | fr | oui c'est bon | affirm
when | fr | jeudi entre 14h et 16h | when=2026-05-14T14:00/16:00
when | fr | le 20 mai à midi | when=2026-05-20T12:00
people | fr | on sera quatre | people=4
idle | fr | merci, bonne journée | chat:thanks
`,
} as const;
