/**
 * Labeled messages by category. Each line is `context | language | message | acts`. The messages were written
 * independently of the simulated model's rules.
 */
export const VALUES = {
  'dates and times': `
when | en | tomorrow | when=2026-05-12
when | en | tuesday afternoon | when=2026-05-12T12:00/17:00
when | en | next tuesday | when=2026-05-19
when | en | the day after tomorrow at 10am | when=2026-05-13T10:00
when | en | half past two on thursday | when=2026-05-14T14:30
when | en | on the 14th | when=2026-05-14
when | en | May 20th at quarter past 9 | when=2026-05-20T09:15
when | en | 20/5 in the morning | when=2026-05-20T08:00/12:00
when | en | 2026-06-02 | when=2026-06-02
when | en | in two weeks | when=2026-05-25/2026-05-31
when | en | between 2 and 4 on friday | when=2026-05-15T14:00/16:00
when | en | before noon tomorrow | when=2026-05-12T00:00/12:00
when | en | this weekend | when=2026-05-16/2026-05-17
when | en | in 3 days | when=2026-05-14
when | en | wendesday at 5 | when=2026-05-13T17:00
when | en | monday or tuesday next week | when=2026-05-18/2026-05-19
when | en | not on tuesday, wednesday is fine | when=2026-05-13
when | es | mañana por la mañana | when=2026-05-12T08:00/12:00
when | es | el martes a las 3 de la tarde | when=2026-05-12T15:00
when | es | pasado mañana | when=2026-05-13
when | es | el 14 de mayo a las diez y media | when=2026-05-14T10:30
when | es | el jueves después de las 5 | when=2026-05-14T17:00/23:59
when | es | entre las 9 y las 11 del viernes | when=2026-05-15T09:00/11:00
when | es | la próxima semana | when=2026-05-18/2026-05-24
when | es | el próximo miércoles | when=2026-05-13
when | es | dentro de dos semanas | when=2026-05-25/2026-05-31
when | es | hoy a mediodía | when=2026-05-11T12:00
when | pt | amanhã de manhã | when=2026-05-12T08:00/12:00
when | pt | terça às 15h | when=2026-05-12T15:00
when | pt | depois de amanhã às três da tarde | when=2026-05-13T15:00
when | pt | no dia 14 | when=2026-05-14
when | pt | sexta-feira depois das 16 | when=2026-05-15T16:00/23:59
when | pt | quinta às dez e meia | when=2026-05-14T10:30
when | pt | na próxima semana | when=2026-05-18/2026-05-24
when | de | morgen Vormittag | when=2026-05-12T08:00/12:00
when | de | Dienstag um halb drei | when=2026-05-12T14:30
when | de | übermorgen um 10 Uhr | when=2026-05-13T10:00
when | de | am 14. Mai um 15 Uhr | when=2026-05-14T15:00
when | de | am 20.5. | when=2026-05-20
when | de | Donnerstag zwischen 14 und 16 Uhr | when=2026-05-14T14:00/16:00
when | de | nächste Woche | when=2026-05-18/2026-05-24
when | de | Mittwoch nach 15 Uhr | when=2026-05-13T15:00/23:59
when | de | in zwei Wochen | when=2026-05-25/2026-05-31
when | de | Freitag viertel nach neun | when=2026-05-15T09:15
when | fr | demain matin | when=2026-05-12T08:00/12:00
when | fr | mardi à 15h30 | when=2026-05-12T15:30
when | fr | après-demain | when=2026-05-13
when | fr | le 14 mai à 10 heures | when=2026-05-14T10:00
when | fr | jeudi après 16h | when=2026-05-14T16:00/23:59
when | fr | la semaine prochaine | when=2026-05-18/2026-05-24
`,
  choices: `
offers | en | 2 | choose:2
offers | en | the second one please | choose:2
offers | en | Option 3 | choose:3
offers | en | first | choose:1
offers | en | wednesday | choose:3
offers | en | tuesday at 2 | choose:2
offers | en | 14:00 works | choose:2
offers | en | the last one | choose:3
offers | en | 9 | choose:3
offers | en | 10am is perfect | choose:1
offers | en | I'll take the erliest one | choose:1
offers | en | ok, number two | choose:2
offers | es | el segundo | choose:2
offers | es | la primera por favor | choose:1
offers | es | el miércoles | choose:3
offers | es | a las 2 de la tarde | choose:2
offers | es | la última | choose:3
offers | pt | a segunda opção | choose:2
offers | pt | o primeiro | choose:1
offers | pt | quarta-feira | choose:3
offers | pt | às 14h | choose:2
offers | de | der zweite | choose:2
offers | de | Mittwoch passt | choose:3
offers | de | um 10 Uhr bitte | choose:1
offers | de | die dritte Option | choose:3
offers | de | 14 Uhr | choose:2
offers | fr | le deuxième | choose:2
offers | fr | mercredi | choose:3
offers | fr | à 14h | choose:2
offers | fr | la première | choose:1
visit | en | cleaning | visit=Cleaning
visit | en | it's an emergency! | visit=Emergency
visit | en | the first one | visit=Check-up
visit | es | es una emergencia | visit=Emergency
visit | en | a check up please | visit=Check-up
`,
  'email, phone and name': `
email | en | ana@example.com | email=ana@example.com
email | en | it's Ana.Lopez+gym@mail.example.org | email=ana.lopez+gym@mail.example.org
email | en | ana at example dot com | email=ana@example.com
email | es | mi correo es ana@ejemplo.es | email=ana@ejemplo.es
email | es | ana arroba ejemplo punto es | email=ana@ejemplo.es
email | pt | pode mandar para ana@exemplo.com.br | email=ana@exemplo.com.br
email | de | Meine Adresse ist ana@beispiel.de | email=ana@beispiel.de
email | de | ana punkt lang at beispiel punkt de | email=ana.lang@beispiel.de
email | fr | c'est ana@exemple.fr | email=ana@exemple.fr
phone | en | +44 7700 900123 | phone=+447700900123
phone | en | you can reach me on 600 123 456 | phone=600123456
phone | es | mi número es el 600123456 | phone=600123456
phone | de | 0049 151 2345678 | phone=+491512345678
phone | fr | c'est le 06 12 34 56 78 | phone=0612345678
name | en | My name is Ana Lopez | name=Ana Lopez
name | en | I'm Ben | name=Ben
name | en | Ana Lopez | name=Ana Lopez
name | es | me llamo Ana | name=Ana
name | es | soy Lucía Gómez | name=Lucía Gómez
name | pt | meu nome é João da Silva | name=João da Silva
name | de | Ich heiße Anna Müller | name=Anna Müller
name | de | mein Name ist Jonas | name=Jonas
name | fr | je m'appelle Chloé | name=Chloé
`,
  'numbers and text': `
people | en | 4 | people=4
people | en | there will be three of us | people=3
people | en | twenty-five | people=25
people | en | just one | people=1
people | es | somos cuatro | people=4
people | es | veinte personas | people=20
people | pt | somos cinco | people=5
people | de | wir sind zu sechst, also sechs | people=6
people | de | zwei Personen | people=2
people | fr | nous serons trois | people=3
people | fr | dix-sept | people=17
need | en | My knee hurts when I run | need=*
need | en | a check-up for my son | need=*
need | es | me duele la espalda desde hace una semana | need=*
need | pt | quero perder peso | need=*
need | de | Mein Rücken tut weh | need=*
need | fr | j'ai mal au genou | need=*
`,
  corrections: `
answered | en | wait, wednesday is better | ~when=2026-05-13
answered | en | ana@x.com - wait, wednesday is better | email=ana@x.com ~when=2026-05-13
answered | en | sorry, I meant thursday at 11 | ~when=2026-05-14T11:00
answered | en | actually friday afternoon | ~when=2026-05-15T12:00/17:00
answered | es | perdón, quise decir el jueves | ~when=2026-05-14
answered | es | mejor el viernes a las 12 | ~when=2026-05-15T12:00
answered | pt | na verdade prefiro na quinta | ~when=2026-05-14
answered | de | Moment, nicht Dienstag sondern Mittwoch | ~when=2026-05-13
answered | de | doch lieber am Freitag | ~when=2026-05-15
answered | fr | en fait plutôt jeudi | ~when=2026-05-14
when | en | tuesday, no wait, thursday | when=2026-05-14
when | es | el martes, no, mejor el jueves | when=2026-05-14
when | de | am Dienstag, nein, lieber am Donnerstag | when=2026-05-14
`,
} as const;
