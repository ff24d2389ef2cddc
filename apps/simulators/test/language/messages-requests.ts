/**
 * Labeled messages of people with an appointment, and of people who name times in words. Each line is `context |
 * language | message | acts`.
 */
export const REQUESTS = {
  'ways to cancel': `
booked | en | I have to call it off | start:cancel
booked | en | could you call tomorrow's session off please | start:cancel
booked | en | I need to call off the lesson | start:cancel
booked | en | I'm not going to make it on Wednesday | start:cancel
booked | en | we won't be coming on wednesday after all | start:cancel
booked | en | please scrap my appointment | start:cancel
booked | en | you can give my slot to someone else | start:cancel
booked | en | please delete my booking | start:cancel
booked | en | I no longer need the appointment | start:cancel
booked | en | I don't need it any more, the pain is gone | start:cancel
booked | en | I won't make it on Wednesday, sorry | start:cancel
booked | en | can I get out of my appointment? | start:cancel
booked | en | sadly I have to drop the wednesday lesson | start:cancel
booked | en | I can't attend on Wednesday | start:cancel
booked | es | al final no voy a ir el miércoles | start:cancel
booked | es | quítame la cita del miércoles por favor | start:cancel
booked | es | ya no necesito la cita | start:cancel
booked | es | ya no me hace falta la cita, gracias | start:cancel
booked | es | no contéis conmigo el miércoles | start:cancel
booked | es | anuladme lo del miércoles | start:cancel
booked | es | no me es posible asistir | start:cancel
booked | es | el miércoles no iré | start:cancel
booked | es | podéis darle mi hora a otra persona | start:cancel
booked | es | borra mi reserva por favor | start:cancel
booked | pt | afinal não vou na quarta | start:cancel
booked | pt | já não preciso da consulta | start:cancel
booked | pt | não contem comigo na quarta | start:cancel
booked | pt | pode apagar a minha marcação? | start:cancel
booked | pt | podem dar a minha vaga a outra pessoa | start:cancel
booked | pt | não vou conseguir comparecer na quarta-feira | start:cancel
booked | pt | infelizmente não poderei ir | start:cancel
booked | pt | queria anular a aula de quarta | start:cancel
booked | de | Ich komme am Mittwoch doch nicht | start:cancel
booked | de | ich brauche den Termin nicht mehr | start:cancel
booked | de | bitte streichen Sie meinen Termin | start:cancel
booked | de | der Termin am Mittwoch fällt bei mir aus | start:cancel
booked | de | ich sage den Termin ab | start:cancel
booked | de | ihr könnt meinen Platz an jemand anderen geben | start:cancel
booked | de | ich werde am Mittwoch nicht kommen können | start:cancel
booked | de | Das mit Mittwoch wird leider nichts | start:cancel
booked | de | kann den Termin leider nicht einhalten | start:cancel
booked | de | bitte den Termin löschen | start:cancel
`,
  'ways to move an appointment': `
booked | en | can I swap my appointment to Friday? | start:reschedule when=2026-05-15
booked | en | Could you push it back by an hour? | start:reschedule when=2026-05-13T10:00
booked | en | can we bring it forward an hour? | start:reschedule when=2026-05-13T08:00
booked | en | any chance of an earlier appointment? | start:reschedule
booked | en | do you have anything earlier than Wednesday? | start:reschedule when=2026-05-11/2026-05-12
booked | en | is there anything sooner? | start:reschedule
booked | en | I'd rather come on Friday | start:reschedule when=2026-05-15
booked | en | can I come on Thursday instead? | start:reschedule when=2026-05-14
booked | en | could we do a week later? | start:reschedule when=2026-05-20
booked | en | same time next week please | start:reschedule when=2026-05-20T09:00
booked | en | the same time the week after | start:reschedule when=2026-05-20T09:00
booked | en | could we make it a day earlier? | start:reschedule when=2026-05-12
booked | en | can it be half an hour later? | start:reschedule when=2026-05-13T09:30
booked | en | Wednesday no longer works for me, Friday same time? | start:reschedule when=2026-05-15T09:00
booked | en | I need a different day | start:reschedule
booked | es | ¿puedo adelantar la cita una hora? | start:reschedule when=2026-05-13T08:00
booked | es | ¿podéis retrasarla media hora? | start:reschedule when=2026-05-13T09:30
booked | es | ¿tenéis algo antes del miércoles? | start:reschedule when=2026-05-11/2026-05-12
booked | es | a la misma hora pero el viernes | start:reschedule when=2026-05-15T09:00
booked | es | la semana que viene a la misma hora, por favor | start:reschedule when=2026-05-20T09:00
booked | es | mejor una semana más tarde | start:reschedule when=2026-05-20
booked | es | necesito otro día, el miércoles me han puesto una reunión | start:reschedule
booked | es | el miércoles ya no me viene bien, ¿podría ser el jueves? | start:reschedule when=2026-05-14
booked | es | ¿me la podéis pasar al viernes por la tarde? | start:reschedule when=2026-05-15T12:00/20:00
booked | pt | dá para antecipar uma hora? | start:reschedule when=2026-05-13T08:00
booked | pt | podem atrasar a consulta meia hora? | start:reschedule when=2026-05-13T09:30
booked | pt | à mesma hora mas na sexta | start:reschedule when=2026-05-15T09:00
booked | pt | pode ser na próxima semana à mesma hora? | start:reschedule when=2026-05-20T09:00
booked | pt | quarta já não me dá jeito, pode ser quinta? | start:reschedule when=2026-05-14
booked | pt | têm alguma coisa mais cedo? | start:reschedule
booked | pt | preciso de outro dia | start:reschedule
booked | pt | queria trocar para sexta de manhã | start:reschedule when=2026-05-15T08:00/12:00
booked | de | geht es auch eine halbe Stunde früher? | start:reschedule when=2026-05-13T08:30
booked | de | können wir das um eine Stunde nach hinten verschieben? | start:reschedule when=2026-05-13T10:00
booked | de | gleiche Zeit am Freitag bitte | start:reschedule when=2026-05-15T09:00
booked | de | nächste Woche zur selben Zeit wäre besser | start:reschedule when=2026-05-20T09:00
booked | de | gibt es auch etwas früher? | start:reschedule
booked | de | Mittwoch klappt bei mir nicht, ginge Freitag? | start:reschedule when=2026-05-15
booked | de | ich bräuchte einen anderen Tag | start:reschedule
booked | de | eine Woche später bitte | start:reschedule when=2026-05-20
booked | de | können wir den Termin vorziehen? | start:reschedule
`,
  'other times than those on offer': `
offers | en | anything earlier in the day? | when=2026-05-12T00:00/09:59
offers | en | do you have something later? | when=2026-05-13T09:01/23:59
offers | en | the earlier one | choose:1
offers | en | the latest one please | choose:3
offers | en | nothing on Thursday? | when=2026-05-14
offers | en | I can only do evenings | when=2026-05-12T17:00/22:00
offers | es | ¿no tenéis nada más tarde? | when=2026-05-13T09:01/23:59
offers | es | ¿y algo más temprano? | when=2026-05-11T00:00/09:59
offers | es | solo puedo por la tarde | choose:2
offers | pt | não tem nada mais cedo? | when=2026-05-11T00:00/09:59
offers | pt | e na sexta? | when=2026-05-15
offers | de | habt ihr auch was Späteres? | when=2026-05-13T09:01/23:59
offers | de | geht es auch früher? | when=2026-05-11T00:00/09:59
offers | de | und am Freitag? | when=2026-05-15
offers | de | den frühesten bitte | choose:1
`,
  'parts of the day': `
when | en | thursday after lunch | when=2026-05-14T13:00/17:00
when | en | friday before work | when=2026-05-15T00:00/09:00
when | en | tomorrow late afternoon | when=2026-05-12T16:00/19:00
when | en | early afternoon on friday | when=2026-05-15T12:00/15:00
when | en | late morning tomorrow | when=2026-05-12T10:00/12:00
when | en | friday in my lunch break | when=2026-05-15T12:00/14:00
when | en | thursday at the end of the day | when=2026-05-14T16:00/20:00
when | en | friday after school | when=2026-05-15T15:00/19:00
when | es | el jueves después de comer | when=2026-05-14T14:00/20:00
when | es | el viernes a primera hora | when=2026-05-15T08:00/10:00
when | es | mañana a última hora | when=2026-05-12T17:00/21:00
when | es | el jueves a media mañana | when=2026-05-14T10:00/12:00
when | es | el viernes a media tarde | when=2026-05-15T16:00/18:00
when | es | el viernes antes de comer | when=2026-05-15T10:00/14:00
when | es | mañana cuando salga del trabajo | when=2026-05-12T17:00/22:00
when | es | el jueves antes de entrar a trabajar | when=2026-05-14T00:00/09:00
when | es | a la hora de comer el jueves | when=2026-05-14T13:00/15:00
when | pt | quinta depois do almoço | when=2026-05-14T13:00/17:00
when | pt | sexta logo de manhã | when=2026-05-15T08:00/10:00
when | pt | amanhã ao fim da tarde | when=2026-05-12T16:00/19:00
when | pt | quinta ao meio da manhã | when=2026-05-14T10:00/12:00
when | pt | sexta à hora de almoço | when=2026-05-15T12:00/14:00
when | pt | quinta antes do trabalho | when=2026-05-14T00:00/09:00
when | pt | amanhã no início da tarde | when=2026-05-12T12:00/15:00
when | de | Donnerstag nach dem Mittagessen | when=2026-05-14T13:00/17:00
when | de | Freitag nach Feierabend | when=2026-05-15T17:00/22:00
when | de | morgen am späten Nachmittag | when=2026-05-12T16:00/19:00
when | de | Freitag in der Früh | when=2026-05-15T08:00/10:00
when | de | Donnerstag vor der Arbeit | when=2026-05-14T00:00/09:00
when | de | in der Mittagspause am Freitag | when=2026-05-15T12:00/14:00
when | de | Donnerstag am frühen Nachmittag | when=2026-05-14T12:00/15:00
when | de | Freitag nach der Schule | when=2026-05-15T13:00/19:00
`,
  'days in other words': `
when | en | in a fortnight | when=2026-05-25/2026-05-31
when | en | a week from today | when=2026-05-18
when | en | a week on thursday | when=2026-05-21
when | en | early next week | when=2026-05-18/2026-05-19
when | en | at the end of the week | when=2026-05-14/2026-05-15
when | en | towards the end of next week | when=2026-05-21/2026-05-22
when | en | some time in june | when=2026-06-01/2026-06-30
when | en | mid june | when=2026-06-11/2026-06-20
when | en | the first week of june | when=2026-06-01/2026-06-07
when | en | the week of the 18th | when=2026-05-18/2026-05-24
when | en | end of may | when=2026-05-21/2026-05-31
when | en | thursday or friday afternoon | when=2026-05-14T12:00/17:00
when | es | a principios de la semana que viene | when=2026-05-18/2026-05-19
when | es | a finales de semana | when=2026-05-14/2026-05-15
when | es | a mediados de junio | when=2026-06-11/2026-06-20
when | es | en junio | when=2026-06-01/2026-06-30
when | es | de aquí a quince días | when=2026-05-25/2026-05-31
when | es | el jueves de la otra semana | when=2026-05-21
when | es | la primera semana de junio | when=2026-06-01/2026-06-07
when | es | de hoy en ocho días | when=2026-05-18
when | pt | no início da próxima semana | when=2026-05-18/2026-05-19
when | pt | no fim da semana | when=2026-05-14/2026-05-15
when | pt | em meados de junho | when=2026-06-11/2026-06-20
when | pt | em junho | when=2026-06-01/2026-06-30
when | pt | daqui a quinze dias | when=2026-05-25/2026-05-31
when | pt | de hoje a oito dias | when=2026-05-18
when | de | Anfang nächster Woche | when=2026-05-18/2026-05-19
when | de | Ende der Woche | when=2026-05-14/2026-05-15
when | de | Mitte Juni | when=2026-06-11/2026-06-20
when | de | im Juni | when=2026-06-01/2026-06-30
when | de | heute in einer Woche | when=2026-05-18
when | de | Donnerstag in einer Woche | when=2026-05-21
when | de | in vierzehn Tagen | when=2026-05-25/2026-05-31
when | de | in der ersten Juniwoche | when=2026-06-01/2026-06-07
`,
  'corrections of a time': `
answered | en | sorry, I meant Thursday | ~when=2026-05-14
answered | en | scratch that, Wednesday is better | ~when=2026-05-13
answered | en | oops, wrong day. Friday | ~when=2026-05-15
answered | en | make that Wednesday afternoon | ~when=2026-05-13T12:00/17:00
answered | en | no, not Tuesday, Thursday | ~when=2026-05-14
answered | es | perdón, me he equivocado, es el jueves | ~when=2026-05-14
answered | es | quería decir el miércoles | ~when=2026-05-13
answered | es | no, el martes no, el jueves | ~when=2026-05-14
answered | pt | desculpe, enganei-me, é na quinta | ~when=2026-05-14
answered | pt | aliás, quarta | ~when=2026-05-13
answered | pt | minto, é sexta de manhã | ~when=2026-05-15T08:00/12:00
answered | de | Quatsch, ich meinte Donnerstag | ~when=2026-05-14
answered | de | Entschuldigung, vertippt: Mittwoch | ~when=2026-05-13
answered | de | nein, nicht Dienstag, sondern Donnerstag | ~when=2026-05-14
answered | de | Korrektur, Freitag Vormittag | ~when=2026-05-15T08:00/12:00
`,
  'questions that name a day': `
idle | en | do I have to bring anything on Saturday? | ask
idle | en | is there parking on Saturdays? | ask
idle | en | does the Saturday course include lunch? | ask
idle | en | Can I bring my kids along on Friday? | ask
idle | en | how busy is it on Friday evening? | ask
idle | en | who is teaching on Thursday? | ask
idle | en | is the Tuesday class for beginners? | ask
idle | es | ¿hay que llevar algo el sábado? | ask
idle | es | ¿el curso del sábado incluye comida? | ask
idle | es | ¿se puede aparcar allí los domingos? | ask
idle | es | ¿la clase del martes es para principiantes? | ask
idle | es | ¿quién da la clase el jueves? | ask
idle | pt | é preciso levar alguma coisa no sábado? | ask
idle | pt | a aula de terça é para principiantes? | ask
idle | pt | quem dá a aula na quinta? | ask
idle | pt | há estacionamento ao domingo? | ask
idle | de | Muss ich am Samstag etwas mitbringen? | ask
idle | de | Ist der Kurs am Dienstag für Anfänger? | ask
idle | de | Kann man sonntags bei euch parken? | ask
idle | de | Wer unterrichtet am Donnerstag? | ask
booked | en | do I need to fast before Wednesday? | ask
booked | es | ¿tengo que llevar algo el miércoles? | ask
booked | de | Muss ich am Mittwoch nüchtern kommen? | ask
booked | pt | o que devo levar na quarta? | ask
`,
  'questions without a question word': `
idle | en | do you sell vouchers | ask
idle | en | just wondering what a trim would set me back | ask
idle | en | any discount for students? | ask
idle | en | interested in how long the course lasts | ask
idle | es | me podrías decir si vendéis bonos | ask
idle | es | vendéis tarjetas regalo? | ask
idle | es | quería preguntar si hacéis fotos de bebés | ask
idle | es | una pregunta, el casco va incluido? | ask
idle | pt | Vendem vales de oferta? | ask
idle | pt | gostava de saber se trabalham com seguros | ask
idle | pt | fazem descontos para estudantes | ask
idle | pt | uma dúvida: o capacete está incluído? | ask
idle | de | verkauft ihr Gutscheine | ask
idle | de | ich wollte fragen, ob ihr auch Babys fotografiert | ask
idle | de | nehmt ihr auch Kartenzahlung | ask
idle | de | kurze Frage, ist der Helm inklusive? | ask
`,
  'running late': `
booked | en | I'm running about 10 minutes late | start:leave_message
booked | es | llego diez minutos tarde | start:leave_message
booked | pt | vou chegar uns dez minutos atrasado | start:leave_message
booked | de | ich verspäte mich um zehn Minuten | start:leave_message
`,
} as const;
