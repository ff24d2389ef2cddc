import type { Business } from '../script.ts';

const KENNEL: Business = {
  key: 'kennel',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: "Tail's End Boarding",
    description: 'Kennels and a cattery in the hills.',
    address: 'Moor Farm, Skipton BD23 6EX',
    phone: '+44 1756 496 0135',
    email: 'woof@tailsend.example',
    services: [
      { name: 'Visit', description: 'Look around before you book a stay.', price: 'free', durationMinutes: 30 },
      { name: 'Dog boarding', description: 'Per night, two walks a day.', price: '£32', durationMinutes: null },
      { name: 'Cat boarding', description: 'Per night.', price: '£18', durationMinutes: null },
    ],
    policies: [{ title: 'Cancelling a stay', text: 'The deposit is returned up to 14 days before arrival.' }],
  },
  documents: [
    [
      'stay.md',
      `# Before the stay

## Vaccinations
Dogs must have had their annual booster and a kennel cough vaccine at least two weeks before arrival.

## Meals
We feed a dry food. You may bring your own in labelled bags.

## Beds
Blankets and toys from home are welcome.
`,
    ],
    ['puppies.txt', 'We do not take puppies under six months.\n'],
    ['collection.txt', 'Collect before 11 in the morning, otherwise we charge another night.\n'],
  ],
};

const BOILER: Business = {
  key: 'boiler',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Copper & Flame',
    description: 'Heating engineers in Derby.',
    address: '77 Siddals Road, Derby DE1 2PZ',
    phone: '+44 1332 496 0136',
    email: 'help@copperflame.example',
    services: [
      { name: 'Annual service', description: 'Boiler check with certificate.', price: '£89', durationMinutes: 60 },
      { name: 'Call-out', description: 'First hour of a repair.', price: '£75', durationMinutes: 60 },
    ],
    policies: [{ title: 'Parts', text: 'Parts are charged at cost. We show you the price before we fit them.' }],
  },
  documents: [
    [
      'about.md',
      `# About us

## Registration
All our engineers are on the Gas Safe register.

## Guarantee
Our repairs are guaranteed for twelve months.

## Radiators
We bleed radiators during every annual service.
`,
    ],
    ['payment.txt', 'You can pay by card on the day or by bank transfer within seven days.\n'],
    ['oil.txt', 'We work on gas boilers only, not on oil.\n'],
  ],
};

const TUTOR: Business = {
  key: 'tutor',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Prime Maths Tuition',
    description: 'Maths lessons for school and university.',
    address: '2 Castle Street, Reading RG1 7SB',
    phone: '+44 118 496 0137',
    email: 'learn@primemaths.example',
    services: [
      { name: 'Maths session', description: 'One tutor, one student.', price: '£40', durationMinutes: 60 },
      { name: 'Exam weekend', description: 'In a group of eight.', price: '£190', durationMinutes: null },
    ],
    policies: [{ title: 'Short notice', text: 'Sessions cancelled on the same day are charged in full.' }],
  },
  documents: [
    [
      'lessons.md',
      `# Lessons

## Online
Sessions take place on a shared whiteboard or in our rooms, as you prefer.

## Homework
The tutor sets about half an hour of homework a week.

## Tutors
All tutors have a degree in mathematics and an enhanced DBS check.
`,
    ],
    ['materials.txt', 'Bring a calculator. Textbooks are provided.\n'],
    ['reports.txt', 'Parents receive a short report every four weeks.\n'],
  ],
};

const BODAS: Business = {
  key: 'bodas',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Finca Los Almendros',
    description: 'Bodas y celebraciones cerca de Granada.',
    address: 'Camino de la Vega s/n, 18100 Armilla',
    phone: '+34 958 123 138',
    email: 'bodas@almendros.example',
    services: [
      { name: 'Visita a la finca', description: '', price: 'gratis', durationMinutes: 60 },
      { name: 'Prueba de menú', description: 'Para cuatro personas.', price: '120 €', durationMinutes: 120 },
    ],
    policies: [{ title: 'Señal', text: 'La fecha se reserva con 1.000 €, que no se devuelven.' }],
  },
  documents: [
    [
      'celebracion.md',
      `# La celebración

## Horario
La música se apaga a las cuatro de la madrugada.

## Cocina
Trabajamos solo con nuestra propia cocina; no admitimos catering externo.

## Autobús
Incluimos un autobús desde Granada para 50 invitados.
`,
    ],
    ['aforo.csv', 'Espacio,Invitados\nSalón,220\nJardín,300\nPatio,90\n'],
    ['alojamiento.txt', 'La finca tiene seis habitaciones para la familia.\n'],
  ],
};

const ACU: Business = {
  key: 'acu',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Acupuntura Li Wei',
    description: 'Medicina china en Zaragoza.',
    address: 'Paseo de la Independencia 19, 50001 Zaragoza',
    phone: '+34 976 123 139',
    email: 'citas@liwei.example',
    services: [
      { name: 'Sesión de acupuntura', description: '', price: '45 €', durationMinutes: 50 },
      { name: 'Masaje tuina', description: '', price: '40 €', durationMinutes: 45 },
    ],
    policies: [{ title: 'Anulaciones', text: 'Avise con un día de antelación; si no, se cobra la mitad.' }],
  },
  documents: [
    [
      'sesion.md',
      `# La sesión

## Dolor
Las agujas son muy finas y casi no se notan.

## Seguro
Los seguros no suelen pagar la acupuntura. Le damos una factura.

## Ropa
Venga con ropa cómoda y sin haber comido mucho.
`,
    ],
    ['agujas.txt', 'Las agujas son estériles y de un solo uso.\n'],
    ['bono.txt', 'El bono de cinco sesiones cuesta 200 €.\n'],
  ],
};

const ESTOFOS: Business = {
  key: 'estofos',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Estofos Ribeiro',
    description: 'Restauro de sofás e cadeiras em Setúbal.',
    address: 'Rua da Escola 9, 2900-368 Setúbal',
    phone: '+351 265 456 140',
    email: 'oficina@estofosribeiro.example',
    services: [
      { name: 'Visita para orçamento', description: '', price: 'grátis', durationMinutes: 30 },
      { name: 'Cadeira', description: 'Tecido à parte.', price: 'desde 60 €', durationMinutes: null },
      { name: 'Sofá de três lugares', description: 'Tecido à parte.', price: 'desde 420 €', durationMinutes: null },
    ],
    policies: [{ title: 'Sinal', text: 'Pedimos um sinal de 30 % quando escolhe o tecido.' }],
  },
  documents: [
    [
      'trabalho.md',
      `# O trabalho

## Prazos
Uma cadeira fica pronta numa semana e um sofá demora três.

## Tecidos
Temos mais de duzentas amostras. Também trabalhamos com tecido do cliente.

## Recolha
A recolha e a entrega custam 40 € na península de Setúbal.
`,
    ],
    ['pele.txt', 'Recuperamos pele verdadeira, mas não pele sintética.\n'],
    ['garantia.txt', 'O trabalho tem uma garantia de dois anos.\n'],
  ],
};

const IOGA: Business = {
  key: 'ioga',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Casa do Sol',
    description: 'Ioga e meditação no Porto.',
    address: 'Rua de Cedofeita 150, 4050-173 Porto',
    phone: '+351 222 456 141',
    email: 'casa@casadosol.example',
    services: [
      { name: 'Aula experimental', description: '', price: '5 €', durationMinutes: 60 },
      { name: 'Aula avulsa', description: '', price: '12 €', durationMinutes: 75 },
      { name: 'Passe mensal', description: 'Aulas sem limite.', price: '55 €', durationMinutes: null },
    ],
    policies: [{ title: 'Atrasos', text: 'A porta fecha quando a aula começa.' }],
  },
  documents: [
    [
      'aulas.md',
      `# As aulas

## Equipamento
Os tapetes e os blocos estão na sala. Traga roupa confortável.

## Gravidez
Há uma aula para grávidas às quintas; nas outras não aceitamos depois do terceiro mês.

## Chuveiros
Temos dois chuveiros. Traga toalha.
`,
    ],
    ['retiros.txt', 'O próximo retiro é em maio no Gerês e custa 280 €.\n'],
    ['suspensao.txt', 'O passe mensal pode ser suspenso uma vez por ano, durante um mês.\n'],
  ],
};

const KOSMETIK: Business = {
  key: 'kosmetik',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Kosmetik am Wall',
    description: 'Gesicht, Hände und Füße in Bremen.',
    address: 'Am Wall 112, 28195 Bremen',
    phone: '+49 421 9876 142',
    email: 'termin@amwall.example',
    services: [
      { name: 'Gesichtsbehandlung', description: 'Mit Massage und Maske.', price: '72 €', durationMinutes: 75 },
      { name: 'Maniküre', description: '', price: '34 €', durationMinutes: 45 },
      { name: 'Pediküre', description: '', price: '39 €', durationMinutes: 50 },
    ],
    policies: [{ title: 'Terminausfall', text: 'Nicht abgesagte Termine berechnen wir zur Hälfte.' }],
  },
  documents: [
    [
      'pflege.md',
      `# Pflege

## Abstand
Eine Gesichtsbehandlung empfehlen wir alle vier Wochen.

## Haut
Bei Rosazea arbeiten wir ohne Dampf.

## Make-up
Sie brauchen sich vorher nicht abzuschminken.
`,
    ],
    ['gutschein.txt', 'Gutscheine gibt es ab 20 €, auch zum Ausdrucken.\n'],
    ['produkte.txt', 'Unsere Produkte sind vegan und ohne Duftstoffe.\n'],
  ],
};

const PC: Business = {
  key: 'pc',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Bit-Werkstatt',
    description: 'Reparatur von Computern und Handys in Kassel.',
    address: 'Friedrich-Ebert-Straße 51, 34117 Kassel',
    phone: '+49 561 9876 143',
    email: 'hilfe@bitwerkstatt.example',
    services: [
      {
        name: 'Abgabe mit Fehlersuche',
        description: 'Wird bei Reparatur verrechnet.',
        price: '29 €',
        durationMinutes: 30,
      },
      { name: 'Displaytausch Handy', description: '', price: 'ab 89 €', durationMinutes: 60 },
    ],
    policies: [{ title: 'Abholung', text: 'Geräte, die nach drei Monaten nicht abgeholt sind, entsorgen wir.' }],
  },
  documents: [
    [
      'reparatur.md',
      `# Reparatur

## Daten
Sichern Sie Ihre Daten vorher. Wir haften nicht für verlorene Dateien.

## Dauer
Die meisten Reparaturen sind nach drei Werktagen fertig.

## Leihgerät
Ein Leihgerät bekommen Sie für 5 € am Tag.
`,
    ],
    ['datenrettung.txt', 'Eine Datenrettung kostet ab 150 €. Gelingt sie nicht, zahlen Sie nichts.\n'],
    ['ankauf.txt', 'Gebrauchte Laptops kaufen wir an, wenn sie höchstens fünf Jahre alt sind.\n'],
  ],
};

/** Businesses of the seventh suite. */
export const SUITE_SEVEN_BUSINESSES: readonly Business[] = [
  KENNEL,
  BOILER,
  TUTOR,
  BODAS,
  ACU,
  ESTOFOS,
  IOGA,
  KOSMETIK,
  PC,
];
