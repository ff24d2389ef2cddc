import type { Business } from '../script.ts';

const PHOTO: Business = {
  key: 'photo',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Juniper Portraits',
    description: 'Photo studio for families, babies and passports.',
    address: '5 Mill Row, Bath BA1 2QF',
    phone: '+44 1225 496 0126',
    email: 'hello@juniper.example',
    services: [
      { name: 'Family session', description: 'Up to six people.', price: '£180', durationMinutes: 60 },
      { name: 'Newborn session', description: 'In the first three weeks.', price: '£240', durationMinutes: 120 },
      { name: 'Passport photos', description: 'Printed while you wait.', price: '£12', durationMinutes: 15 },
    ],
    policies: [{ title: 'Illness', text: 'If a child is ill, we move the session free of charge.' }],
  },
  documents: [
    [
      'session.md',
      `# Your session

## What to wear
Plain colours work best. Bring a second outfit.

## Animals
Dogs may join family sessions at no extra cost.

## Your pictures
Edited pictures arrive within ten days. Prints cost from £9 each.
`,
    ],
    ['parking.txt', 'There are three free parking spaces behind the studio. Enter from Weston Lane.\n'],
    ['vouchers.txt', 'Gift vouchers are valid for two years.\n'],
  ],
};

const PIANO: Business = {
  key: 'piano',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Hammer & String',
    description: 'Piano tuning and repair at your home.',
    address: '18 Forge Yard, Hereford HR4 9AB',
    phone: '+44 1432 496 0127',
    email: 'tune@hammerstring.example',
    services: [
      { name: 'Tuning', description: 'Upright or grand piano.', price: '£85', durationMinutes: 90 },
      { name: 'Repair inspection', description: 'With a written quote.', price: '£50', durationMinutes: 45 },
    ],
    policies: [{ title: 'Payment', text: 'Pay after the visit by card or bank transfer.' }],
  },
  documents: [
    [
      'visit.md',
      `# The visit

## Quiet
The tuner needs quiet. Please turn off televisions and washing machines.

## How often
A piano should be tuned twice a year.

## Travel
Travel is free up to 15 miles from Hereford. Beyond that we charge £20.
`,
    ],
    ['digital.txt', 'Digital pianos cannot be tuned. We do not repair their electronics either.\n'],
    ['moving.txt', 'We do not move pianos. Wait two weeks after a move before the tuning.\n'],
  ],
};

const ALLERGY: Business = {
  key: 'allergy',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Northgate Allergy Clinic',
    description: 'Tests and advice for allergies.',
    address: '40 Northgate, Wakefield WF1 3BS',
    phone: '+44 1924 496 0128',
    email: 'desk@northgateallergy.example',
    services: [
      { name: 'Consultation', description: 'With a specialist nurse.', price: '£95', durationMinutes: 40 },
      { name: 'Skin prick test', description: 'Up to ten substances.', price: '£140', durationMinutes: 45 },
    ],
    policies: [{ title: 'Chaperone', text: 'Under 16s come with a parent or guardian.' }],
  },
  documents: [
    [
      'test.md',
      `# Skin prick test

## Medication
Do not take antihistamines for five days before the test. Asthma inhalers may be used as usual.

## Result
You get the result after 20 minutes and a letter for your GP.

## Children
We test children from the age of four.
`,
    ],
    ['insurance.txt', 'We accept Bupa and Aviva. Ask your insurer for an authorisation code first.\n'],
    ['access.txt', 'The clinic is on the second floor. There is a lift.\n'],
  ],
};

const LASER: Business = {
  key: 'laser',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Clínica Piel Clara',
    description: 'Depilación láser en Valencia.',
    address: 'Calle Colón 44, 46004 Valencia',
    phone: '+34 963 123 129',
    email: 'citas@pielclara.example',
    services: [
      { name: 'Láser axilas', description: '', price: '25 €', durationMinutes: 15 },
      { name: 'Láser piernas enteras', description: '', price: '79 €', durationMinutes: 60 },
      { name: 'Primera valoración', description: 'Con prueba de piel.', price: 'gratis', durationMinutes: 20 },
    ],
    policies: [{ title: 'Retrasos', text: 'Si llega más de diez minutos tarde, la sesión se acorta.' }],
  },
  documents: [
    [
      'consejos.md',
      `# Antes y después

## Antes
Rasúrese la zona el día anterior. No use cera ni pinzas durante el mes previo.

## Sol
Evite el sol en la zona tratada durante dos semanas después de cada sesión.

## Embarazo
No tratamos a mujeres embarazadas.
`,
    ],
    ['sesiones.txt', 'La mayoría de las personas necesita entre seis y ocho sesiones, una cada seis semanas.\n'],
    ['bonos.csv', 'Bono,Precio\nSeis sesiones de axilas,120 €\nSeis sesiones de piernas,390 €\n'],
  ],
};

const COCINAS: Business = {
  key: 'cocinas',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Cocinas Norte',
    description: 'Diseño y montaje de cocinas.',
    address: 'Avenida de Galicia 12, 33005 Oviedo',
    phone: '+34 985 123 130',
    email: 'hola@cocinasnorte.example',
    services: [
      { name: 'Visita de medición', description: 'En su casa.', price: 'gratis', durationMinutes: 60 },
      { name: 'Proyecto en 3D', description: 'Se descuenta del pedido.', price: '150 €', durationMinutes: 90 },
    ],
    policies: [{ title: 'Pago', text: 'El 40 % se paga al pedir la cocina y el resto al terminar el montaje.' }],
  },
  documents: [
    [
      'obra.md',
      `# La obra

## Plazos
La fabricación dura cinco semanas. El montaje lleva tres días.

## Cocina antigua
Desmontamos y retiramos la cocina antigua por 250 €.

## Garantía
Los muebles tienen diez años de garantía.
`,
    ],
    ['encimeras.txt', 'Trabajamos con encimeras de granito, cuarzo y madera. No ponemos mármol.\n'],
    ['financiacion.txt', 'Puede pagar en doce meses sin intereses.\n'],
  ],
};

const SURF: Business = {
  key: 'surf',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Onda Certa',
    description: 'Escola de surf na Ericeira.',
    address: 'Praia do Sul, 2655-238 Ericeira',
    phone: '+351 261 456 131',
    email: 'ola@ondacerta.example',
    services: [
      { name: 'Aula de grupo', description: 'No máximo seis pessoas.', price: '35 €', durationMinutes: 90 },
      { name: 'Aula particular', description: '', price: '70 €', durationMinutes: 90 },
    ],
    policies: [{ title: 'Mau tempo', text: 'Se o mar estiver perigoso, a aula passa para outro dia sem custos.' }],
  },
  documents: [
    [
      'aula.md',
      `# A aula

## Material
A prancha e o fato estão incluídos. Traga toalha e protetor solar.

## Nadar
É preciso saber nadar.

## Idades
As crianças podem participar a partir dos sete anos.
`,
    ],
    ['transporte.txt', 'Vamos buscar grupos ao hotel na Ericeira por 5 € por pessoa.\n'],
    ['fotos.txt', 'As fotografias da aula custam 20 €.\n'],
  ],
};

const UNHAS: Business = {
  key: 'unhas',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Ponta dos Dedos',
    description: 'Estúdio de unhas em Aveiro.',
    address: 'Rua do Gravito 22, 3800-196 Aveiro',
    phone: '+351 234 456 132',
    email: 'unhas@pontadosdedos.example',
    services: [
      { name: 'Verniz gel', description: '', price: '22 €', durationMinutes: 45 },
      { name: 'Unhas de gel', description: 'Com extensão.', price: '38 €', durationMinutes: 90 },
      { name: 'Remoção de gel', description: '', price: '8 €', durationMinutes: 20 },
    ],
    policies: [{ title: 'Faltas', text: 'Quem falta sem avisar paga metade do valor na marcação seguinte.' }],
  },
  documents: [
    [
      'estudio.md',
      `# O estúdio

## Pagamento
Pode pagar em dinheiro ou por MB Way. Não temos multibanco.

## Reparações
Se uma unha partir nos primeiros cinco dias, reparamos sem custo.

## Acompanhantes
O espaço é pequeno, por isso pedimos que venha sozinha.
`,
    ],
    ['duracao.txt', 'O verniz gel dura cerca de três semanas.\n'],
    ['higiene.txt', 'As limas são de uso único e os alicates são esterilizados.\n'],
  ],
};

const LOGO: Business = {
  key: 'logo',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Praxis für Logopädie Sommer',
    description: 'Sprachtherapie für Kinder und Erwachsene.',
    address: 'Karl-Heine-Straße 27, 04229 Leipzig',
    phone: '+49 341 9876 133',
    email: 'praxis@logopaedie-sommer.example',
    services: [
      { name: 'Erstgespräch', description: 'Mit Untersuchung.', price: '', durationMinutes: 60 },
      { name: 'Therapie', description: 'Eine Einheit.', price: '58 € für Selbstzahler', durationMinutes: 45 },
    ],
    policies: [{ title: 'Absagen', text: 'Termine, die später als 24 Stunden vorher abgesagt werden, kosten 30 €.' }],
  },
  documents: [
    [
      'patienten.md',
      `# Für neue Patienten

## Mitbringen
Bringen Sie zum ersten Termin die Verordnung und die Versichertenkarte mit. Das Rezept darf höchstens 28 Tage alt sein.

## Eltern
Ein Elternteil darf bei der Therapie zusehen.

## Hausbesuche
Hausbesuche machen wir nur mit ärztlicher Anordnung.
`,
    ],
    ['zuzahlung.txt', 'Kinder sind von der Zuzahlung befreit. Erwachsene zahlen zehn Prozent und 10 € je Rezept.\n'],
    ['anfahrt.txt', 'Die Straßenbahn 14 hält vor der Tür. Ein Fahrstuhl ist vorhanden.\n'],
  ],
};

const GARTEN: Business = {
  key: 'garten',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Gärten Brandt',
    description: 'Gartenbau und Pflege in Göttingen.',
    address: 'Feldweg 8, 37085 Göttingen',
    phone: '+49 551 9876 134',
    email: 'info@gaerten-brandt.example',
    services: [
      { name: 'Beratung im Garten', description: 'Mit Skizze.', price: '60 €', durationMinutes: 60 },
      { name: 'Heckenschnitt', description: 'Je Stunde, mit Abfuhr.', price: '48 €', durationMinutes: null },
      { name: 'Baumpflege', description: 'Nach Besichtigung.', price: 'nach Aufwand', durationMinutes: null },
    ],
    policies: [{ title: 'Regen', text: 'Bei Dauerregen verschieben wir die Arbeit und melden uns am Morgen.' }],
  },
  documents: [
    [
      'preise.md',
      `# Arbeiten

## Rollrasen
Rollrasen verlegen wir für 18 € je Quadratmeter.

## Hecken
Von März bis September dürfen Hecken nur in Form geschnitten werden.

## Abfall
Grünabfälle nehmen wir mit.
`,
    ],
    ['gebiet.txt', 'Wir arbeiten im Umkreis von 30 Kilometern um Göttingen.\n'],
    ['rechnung.txt', 'Sie erhalten eine Rechnung und zahlen innerhalb von 14 Tagen. Bargeld nehmen wir nicht an.\n'],
  ],
};

/** Businesses of the sixth suite. */
export const SUITE_SIX_BUSINESSES: readonly Business[] = [
  PHOTO,
  PIANO,
  ALLERGY,
  LASER,
  COCINAS,
  SURF,
  UNHAS,
  LOGO,
  GARTEN,
];
