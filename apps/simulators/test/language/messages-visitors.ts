/** Labeled messages in the style of visitors: short forms, relative times, and several requests at once. */
export const VISITORS = {
  'relative times': `
booked | en | can it be an hour later? | start:reschedule when=2026-05-13T10:00
booked | en | could we do two hours earlier | start:reschedule when=2026-05-13T07:00
booked | es | ¿puede ser una hora más tarde? | start:reschedule when=2026-05-13T10:00
booked | de | geht es auch eine Stunde später? | start:reschedule when=2026-05-13T10:00
booked | en | same time on friday? | start:reschedule when=2026-05-15T09:00
booked | es | el viernes a la misma hora | start:reschedule when=2026-05-15T09:00
booked | en | the day after at 3pm | start:reschedule when=2026-05-14T15:00
booked | en | wednesday does not suit me, how about friday? | start:reschedule when=2026-05-15
booked | en | It will rain on Wednesday. Could we do Friday at 1pm? | start:reschedule when=2026-05-15T13:00
`,
  'several times': `
idle | en | I need an appointment next week, tuesday or wednesday | start:book when=2026-05-19/2026-05-20
idle | es | quiero cita la semana que viene, el jueves | start:book when=2026-05-21
idle | de | Ich brauche einen Termin am 14.5. um halb elf oder um 11 | start:book when=2026-05-14T10:30/11:00
idle | en | book me in for thu 14 may 10am | start:book when=2026-05-14T10:00
`,
  'short forms': `
idle | es | kiero cita xa el viernes | start:book when=2026-05-15
idle | en | appt tmrw pls | start:book when=2026-05-12
idle | pt | vcs tem vaga hj? | start:book when=2026-05-11
idle | de | habt ihr morgen nen termin frei | start:book when=2026-05-12
`,
  needs: `
first | en | I have an old painting that needs some work. When could I bring it in? | start:book need=*
first | es | Quisiera pedir una entrevista inicial para el miércoles a las once | when=2026-05-13T11:00 need=*
idle | de | Schreibt mir nie wieder | opt_out
idle | en | the lab thursday 3pm | when=2026-05-14T15:00 need=*
idle | en | my tooth hurts since sunday and i need someone to look at it | need=*
idle | en | can I book a check-up on friday | start:book when=2026-05-15 need=* visit=Check-up
idle | de | Moin, ich brauche einen Termin für einen Ölwechsel | start:book need=*
`,
  questions: `
idle | en | my son is 15, can he train here | ask
idle | pt | Posso tomar banho no estúdio depois da aula? | ask
idle | de | Welche Frist hab ich nach einer Kündigung? | ask
idle | en | what time do you open tomorrow, idiot | hostile ask
`,
} as const;
