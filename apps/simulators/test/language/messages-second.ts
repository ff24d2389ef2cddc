/**
 * Labeled messages that were written after the rules for requests and measure these rules. Each line is `context |
 * language | message | acts`.
 */
export const SECOND = {
  'changes, second list': `
booked | en | gotta cancel wednesday, got a cold | start:cancel
booked | en | Is it ok if I skip this week's lesson? | start:cancel
booked | en | please take my name off the schedule, I'm moving away | start:cancel
booked | en | We've sorted it ourselves so the appointment isn't needed | start:cancel
booked | en | my car broke down so I won't be there | start:cancel
booked | en | Can we do Monday instead of Wednesday? | start:reschedule when=2026-05-18
booked | en | Could I come in a little earlier on the same day? | start:reschedule when=2026-05-13T00:00/08:59
booked | en | Would it be possible to delay by thirty minutes? | start:reschedule when=2026-05-13T09:30
booked | en | I'd prefer the week after at the same time | start:reschedule when=2026-05-20T09:00
booked | en | Is there a slot on Thursday I could have instead? | start:reschedule when=2026-05-14
booked | en | My boss needs me on Wednesday. Next Monday morning? | when=2026-05-18T08:00/12:00
booked | es | tengo que dejarlo, cancelad mi clase | start:cancel
booked | es | no voy a poder, estoy mala | start:cancel
booked | es | me ha surgido un viaje y tengo que anular | start:cancel
booked | es | se me ha complicado el miércoles, ¿tenéis el lunes? | start:reschedule when=2026-05-18
booked | es | ¿puede ser dos horas antes? | start:reschedule when=2026-05-13T07:00
booked | es | ¿podría ser ese mismo día por la tarde? | start:reschedule when=2026-05-13T12:00/20:00
booked | es | ¿me cambias al jueves a las 12? | start:reschedule when=2026-05-14T12:00
booked | es | un día después me vendría mejor | start:reschedule when=2026-05-14
booked | pt | tenho de cancelar, fiquei doente | start:cancel
booked | pt | surgiu um imprevisto e não posso ir | start:cancel
booked | pt | desmarque por favor a minha aula | start:cancel
booked | pt | consegue passar para segunda? | start:reschedule when=2026-05-18
booked | pt | dava para ser uma hora mais tarde? | start:reschedule when=2026-05-13T10:00
booked | pt | podemos deixar para a semana seguinte à mesma hora? | start:reschedule when=2026-05-20T09:00
booked | pt | quarta estou fora, posso ir na sexta de manhã? | when=2026-05-15T08:00/12:00
booked | de | ich bin krank und muss absagen | start:cancel
booked | de | Mittwoch schaffe ich es leider nicht | start:cancel
booked | de | bitte nehmt mich für Mittwoch raus | start:cancel
booked | de | Mir kommt am Mittwoch was dazwischen, hätten Sie Montag was? | start:reschedule when=2026-05-18
booked | de | geht auch eine Stunde eher? | start:reschedule when=2026-05-13T08:00
booked | de | lieber einen Tag später, gleiche Uhrzeit | start:reschedule when=2026-05-14T09:00
booked | de | Ich würde gern auf Freitag wechseln | start:reschedule when=2026-05-15
`,
  'times, second list': `
when | en | sometime after 5 on a weekday, say Thursday | when=2026-05-14T17:00/23:59
when | en | Monday in two weeks | when=2026-05-25
when | en | not before next Tuesday | when=2026-05-19/2026-05-25
when | en | any time before Friday | when=2026-05-11/2026-05-14
when | en | friday, as early as you can | when=2026-05-15
when | en | wednesday straight after lunch | when=2026-05-13T13:00/17:00
when | en | the last week of may | when=2026-05-25/2026-05-31
when | en | from Thursday onwards | when=2026-05-14/2026-05-20
when | es | el viernes, cuanto más temprano mejor | when=2026-05-15
when | es | a partir del jueves | when=2026-05-14/2026-05-20
when | es | el miércoles al salir de clase | when=2026-05-13T15:00/20:00
when | es | a finales de mayo | when=2026-05-21/2026-05-31
when | es | antes del viernes | when=2026-05-11/2026-05-14
when | pt | a partir de quinta | when=2026-05-14/2026-05-20
when | pt | sexta ao final do dia | when=2026-05-15T16:00/19:00
when | pt | antes de sexta | when=2026-05-11/2026-05-14
when | pt | na última semana de maio | when=2026-05-25/2026-05-31
when | de | ab Donnerstag | when=2026-05-14/2026-05-20
when | de | vor Freitag | when=2026-05-11/2026-05-14
when | de | Freitag gleich morgens | when=2026-05-15T08:00/10:00
when | de | Ende Mai | when=2026-05-21/2026-05-31
when | de | Donnerstag über Mittag | when=2026-05-14T12:00/14:00
`,
  'questions, second list': `
idle | en | how much for a family of four | ask
idle | en | What if I'm late? | ask
idle | en | is there somewhere to leave my bike on Tuesday | ask
idle | en | does anyone there speak Spanish | ask
idle | en | will it hurt? | ask
idle | en | Are you covered by Bupa? | ask
idle | es | se puede pagar a plazos? | ask
idle | es | qué pasa si llego tarde? | ask
idle | es | hasta qué hora estáis el viernes? | ask
idle | es | cuánto me saldría arreglar un pinchazo | ask
idle | es | la primera clase es gratis? | ask
idle | pt | quanto fica cortar e lavar? | ask
idle | pt | tem desconto para reformados? | ask
idle | pt | até que horas estão abertos na sexta? | ask
idle | pt | a primeira aula é grátis? | ask
idle | de | was passiert wenn ich zu spät komme? | ask
idle | de | wie lange habt ihr freitags auf? | ask
idle | de | ist die erste Stunde gratis? | ask
idle | de | Tut das weh? | ask
idle | de | spricht bei euch jemand Spanisch | ask
`,
} as const;
