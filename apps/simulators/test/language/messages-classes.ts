/** Labeled messages by class of sentence. Each class has its own rule, so every message must be understood. */
export const CLASSES = {
  'questions about regular days': `
idle | en | are there yoga classes on sundays? | ask
idle | en | do you have lessons every saturday? | ask
idle | es | ¿los domingos hay clases de baile? | ask
idle | es | ¿dais cursos de alemán los sábados? | ask
idle | pt | há aulas de ioga aos sábados? | ask
idle | pt | dão explicações aos domingos? | ask
idle | de | Gibt es samstags Kurse? | ask
idle | de | Macht ihr sonntags Führungen? | ask
idle | en | do you have any free slots on saturdays? | start:book when=2026-05-16
idle | es | ¿tenéis hueco los viernes? | start:book when=2026-05-15
`,
  'questions about a condition': `
idle | en | I'm pregnant, can I have a massage session? | ask
idle | en | I'm vegan. Could I join the class? | ask
idle | es | soy celíaca, ¿puedo hacer la clase? | ask
idle | es | estoy embarazada, ¿puedo reservar la sesión igualmente? | ask
idle | pt | sou diabético, posso fazer a sessão? | ask
idle | pt | estou grávida, posso fazer a aula? | ask
idle | de | ich bin schwanger, kann ich einen Termin für eine Massage machen? | ask
idle | de | Ich bin im Rollstuhl, kann ich zum Unterricht kommen? | ask
`,
  'days of events': `
idle | en | we're moving in June and have a lot of stuff | need=*
idle | en | my exam is on Friday and I am behind | need=*
idle | en | getting married in June! | need=*
idle | es | nos casamos en junio y buscamos fotógrafo | need=*
idle | es | mi examen es el viernes y voy fatal | need=*
idle | pt | o meu casamento é em junho e procuro fotógrafo | need=*
idle | pt | mudamo-nos em junho para o Porto | need=*
idle | de | wir heiraten im Juni und suchen einen Fotografen | need=*
idle | de | Am Samstag habe ich eine Hochzeit und keine Frisur | need=*
idle | en | I need an appointment on Friday, my wedding is in June | start:book need=* when=2026-05-15
`,
  'hours right after a day': `
when | en | tuesday 10 or wednesday 10, whichever is free | when=2026-05-12T10:00
when | en | thursday 9 please | when=2026-05-14T09:00
when | en | friday, 3 | when=2026-05-15T15:00
when | es | el jueves 10 o el viernes 10 | when=2026-05-14T10:00
when | pt | quinta 11 ou sexta 11 | when=2026-05-14T11:00
when | de | Donnerstag 9 oder Freitag 9 | when=2026-05-14T09:00
when | es | el jueves 14 | when=2026-05-14
when | de | Freitag 15 | when=2026-05-15
`,
  'appointments that others can have': `
booked | en | The party is off so you can have my Wednesday slot back | start:cancel
booked | en | give someone else my slot please | start:cancel
booked | en | someone else can take my appointment | start:cancel
booked | es | os devuelvo mi hora del miércoles | start:cancel
booked | es | podéis darle mi hueco a otra persona | start:cancel
booked | pt | podem dar a minha vaga a outra pessoa | start:cancel
booked | pt | devolvo a minha hora de quarta | start:cancel
booked | de | ihr könnt meinen Termin anderweitig vergeben | start:cancel
booked | de | Den Termin am Mittwoch könnt ihr wiederhaben | start:cancel
`,
  'slips that the contact corrects': `
offers | en | oh hang on, tomorrow is Tuesday, I need Friday at 10 | when=2026-05-15T10:00
offers | en | oops, tuesday is no good, thursday at 11 | when=2026-05-14T11:00
offers | es | ay no, el martes trabajo, el jueves a las 11 | when=2026-05-14T11:00
offers | pt | ops, terça não, quinta às 11 | when=2026-05-14T11:00
offers | de | huch, Dienstag bin ich weg, Donnerstag um 11 | when=2026-05-14T11:00
`,
  'ends of all messages': `
idle | pt | deixem de me escrever | opt_out
idle | pt | deixe de me mandar mensagens | opt_out
idle | pt | não me contactem mais | opt_out
idle | es | no me escribáis más | opt_out
idle | es | dejad de mandarme cosas | opt_out
idle | en | stop texting me | opt_out
idle | de | hört auf, mir zu schreiben | opt_out
`,
  'questions whether there is room': `
idle | pt | quero oferecer a aula de marisco à minha mãe, há lugar na sexta? | start:book when=2026-05-15 need=*
idle | pt | ainda há lugares para quinta? | start:book when=2026-05-14
idle | de | habt ihr am Donnerstag noch Platz? | start:book when=2026-05-14
idle | es | ¿queda sitio el jueves? | start:book when=2026-05-14
idle | en | is there space on thursday? | start:book when=2026-05-14
`,
  'times at which a contact becomes free': `
when | en | I work until 3, any day after that | when=2026-05-11T15:00/23:59
when | en | I finish work at 4 on Thursday | when=2026-05-14T16:00/23:59
when | en | she's home by half 3 on Thursday | when=2026-05-14T15:30/23:59
when | es | trabajo hasta las 15, el jueves | when=2026-05-14T15:00/23:59
when | es | el jueves salgo a las 16 | when=2026-05-14T16:00/23:59
when | pt | na quinta saio às 16h | when=2026-05-14T16:00/23:59
when | pt | trabalho até às 13h, pode ser quinta | when=2026-05-14T13:00/23:59
when | de | Donnerstag arbeite ich bis 15 Uhr | when=2026-05-14T15:00/23:59
when | de | Donnerstag bin ich um 16 Uhr fertig | when=2026-05-14T16:00/23:59
when | en | I'm free until 3 on Thursday | when=2026-05-14T00:00/15:00
`,
  'times beside days of other sentences': `
when | en | Only after 2pm. Wednesday or Thursday | when=2026-05-13T14:00/23:59
when | es | Solo a partir de las 14. El miércoles o el jueves | when=2026-05-13T14:00/23:59
when | pt | Só depois das 14h. Quarta ou quinta | when=2026-05-13T14:00/23:59
when | de | Erst ab 14 Uhr. Mittwoch oder Donnerstag | when=2026-05-13T14:00/23:59
when | en | before noon please. any day next week | when=2026-05-18T00:00/12:00
`,
  'excluded days': `
when | en | not tuesday, not friday | when=2026-05-13/2026-05-14
when | en | any day but Friday | when=2026-05-11/2026-05-14
when | es | cualquier día menos el viernes | when=2026-05-11/2026-05-14
when | pt | qualquer dia menos sexta | when=2026-05-11/2026-05-14
when | de | nicht Dienstag, nicht Freitag | when=2026-05-13/2026-05-14
`,
  'requests to come': `
idle | en | how soon can someone come | start:book
idle | en | Can we come and have a look around first? | start:book
idle | en | could someone come round to measure | start:book need=*
idle | es | ¿podría venir alguien el jueves? | start:book when=2026-05-14
idle | es | ¿podemos ver el local el jueves? | start:book need=* when=2026-05-14
idle | pt | alguém pode passar cá na quinta? | start:book when=2026-05-14
idle | pt | podemos visitar o espaço na quinta? | start:book need=* when=2026-05-14
idle | de | kann jemand am Donnerstag vorbeikommen? | start:book when=2026-05-14
idle | de | Können wir uns die Räume am Donnerstag anschauen? | start:book need=* when=2026-05-14
`,
  'questions after a statement without punctuation': `
idle | en | i live 20 miles away is that extra | ask
idle | en | my dog is quite old do you still take her | ask
idle | es | tengo un perro muy viejo podéis cortarle el pelo | ask
idle | pt | tenho dois cães posso levar os dois | ask
idle | de | ich wohne in Kassel kommt ihr auch dahin | ask
`,
  'times at which the contact cannot come': `
booked | en | he can only do thursday, any time | start:reschedule when=2026-05-14
booked | en | 9 is a bit early for me, got anything around lunchtime on thursday? | start:reschedule when=2026-05-14T12:00/14:00
booked | es | solo puedo el jueves | start:reschedule when=2026-05-14
booked | es | las 9 es muy temprano, ¿el jueves a las 12? | start:reschedule when=2026-05-14T12:00
booked | pt | só posso na quinta | start:reschedule when=2026-05-14
booked | pt | é muito cedo para mim, pode ser na quinta às 12h? | start:reschedule when=2026-05-14T12:00
booked | de | ich kann nur am Donnerstag | start:reschedule when=2026-05-14
booked | de | schaffs erst um 15 uhr, geht das auch? | start:reschedule when=2026-05-13T15:00
`,
  'forms of cancel': `
booked | pt | desmarquem a aula por favor | start:cancel
booked | pt | cancelem a minha hora | start:cancel
booked | es | cancelad mi clase | start:cancel
booked | es | anuladme la cita | start:cancel
booked | de | bitte storniert meinen Termin | start:cancel
`,
  'demands for a person': `
idle | en | get me the manager | human
idle | en | put me on to a real person | human
idle | es | pásame con el responsable | human
idle | es | ponme con una persona | human
idle | pt | passe-me ao responsável | human
idle | de | geben Sie mir jetzt einen Menschen | human
idle | de | holt mir sofort euren Chef | human
`,
  'questions that are complaints': `
idle | en | what kind of service is this | hostile
idle | es | ¿qué clase de servicio es este? | hostile
idle | pt | que tipo de serviço é este? | hostile
idle | de | was ist das für ein Saftladen | hostile
idle | de | Was seid ihr denn für eine Firma? | hostile
`,
  'requests with words of an opt-out': `
idle | pt | quanto custa tirar o gel? | ask
idle | pt | quero marcar para tirar o gesso | start:book need=*
idle | en | can you remove me a tattoo | ask
idle | es | ¿cuánto cuesta quitar el esmalte? | ask
idle | pt | tirem-me da lista | opt_out
`,
  'appointments that are no longer necessary': `
booked | en | I'm feeling better so it won't be needed | start:cancel
booked | en | we don't need it any more, all sorted | start:cancel
booked | es | al final no va a hacer falta, gracias | start:cancel
booked | es | ya no es necesario, me encuentro mejor | start:cancel
booked | pt | afinal não vai ser preciso | start:cancel
booked | pt | já não vou precisar, obrigado | start:cancel
booked | de | Der Termin ist nicht mehr nötig | start:cancel
booked | de | das hat sich erledigt | start:cancel
booked | de | Den Termin am Mittwoch müssen wir also leider streichen | start:cancel
`,
  'times at which another person cannot come': `
booked | en | my husband can't do wednesday, anything on thursday? | start:reschedule when=2026-05-14
booked | es | mi marido no puede venir el miércoles, ¿tenéis algo el jueves? | start:reschedule when=2026-05-14
booked | pt | a minha mãe não pode na quarta, têm alguma coisa na quinta? | start:reschedule when=2026-05-14
booked | de | Mein Mann kann Mittwoch nicht, haben Sie Donnerstag was frei? | start:reschedule when=2026-05-14
booked | en | never mind, keep wednesday | cancel_flow
`,
  'offers that are dropped for another time': `
offers | en | scrap that, thursday 11am | when=2026-05-14T11:00
offers | en | forget it, friday at 3 instead | when=2026-05-15T15:00
offers | es | déjalo, mejor el jueves a las 11 | when=2026-05-14T11:00
offers | pt | esquece, quinta às 11h | when=2026-05-14T11:00
offers | de | doch nicht, Donnerstag um 11 Uhr | when=2026-05-14T11:00
`,
  'questions in the first person with a time': `
idle | en | can i see a unit on thursday? | start:book need=* when=2026-05-14
idle | en | could we try a cello on thursday at 3? | start:book need=* when=2026-05-14T15:00
idle | es | ¿puedo probar una bici el jueves? | start:book need=* when=2026-05-14
idle | pt | posso experimentar uma prancha na quinta? | start:book need=* when=2026-05-14
idle | de | Kann ich am Donnerstag ein Rad testen? | start:book need=* when=2026-05-14
`,
  'questions that choose nothing': `
offers | en | how many people does a 2 bedroom flat fit? | ask
offers | en | what does the second lesson cost? | ask
offers | es | ¿cuánto cuesta la segunda sesión? | ask
offers | pt | quanto custa a segunda aula? | ask
offers | de | Was kostet die zweite Stunde? | ask
`,
  'vague times': `
when | en | thursday 4ish | when=2026-05-14T16:00
when | en | like 3-ish on friday | when=2026-05-15T15:00
when | en | around 10ish wednesday | when=2026-05-13T10:00
when | de | nächsten Dienstag | when=2026-05-19
when | de | nächsten Donnerstag | when=2026-05-14
`,
  'busy times': `
idle | en | can I book for friday? I can't do mornings because of my job | start:book need=* when=2026-05-15T12:00/23:59
idle | en | I need an appointment on thursday afternoon, he has lessons all morning | start:book need=* when=2026-05-14T12:00/17:00
idle | en | hope you had a lovely weekend! when could someone look at my bike? | start:book need=*
idle | es | quiero cita el viernes, no puedo por la mañana | start:book when=2026-05-15T12:00/23:59
idle | de | Ich brauche am Freitag einen Termin, vormittags kann ich nicht | start:book when=2026-05-15T12:00/23:59
idle | pt | preciso de uma consulta na sexta, não posso de manhã | start:book when=2026-05-15T12:00/23:59
idle | en | My son is six and will outgrow his skis quickly. Do you hire them out? | ask
`,
  'a time and its part of the day': `
when | en | thursday at two? in the afternoon of course | when=2026-05-14T14:00
when | de | ginge Do um zwei? nachmittags natürlich | when=2026-05-14T14:00
when | es | ¿el jueves a las dos? por la tarde, claro | when=2026-05-14T14:00
booked | en | can u take us off for wednesday | start:cancel
`,
} as const;
