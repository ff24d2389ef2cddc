import type { Business } from '../script.ts';

const VIOLINS: Business = {
  key: 'violins',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Larkfield Violins',
    description: 'Workshop for violins, violas and cellos.',
    address: '12 Castle Street, Ludlow SY8 1AT',
    phone: '+44 1584 496 180',
    email: 'workshop@larkfield.example',
    services: [
      {
        name: 'Repair appointment',
        description: 'We look at the damage and quote a price.',
        price: 'free',
        durationMinutes: 30,
      },
      { name: 'Instrument valuation', description: 'For insurance or sale.', price: '£40', durationMinutes: 45 },
    ],
    policies: [{ title: 'Guarantee', text: 'Our repairs are guaranteed for one year.' }],
  },
  documents: [
    [
      'workshop.md',
      `# The workshop

## Bows
Rehairing a bow costs £65 and takes three working days.

## Rental
Violins for children can be rented from £14 a month.

## Other instruments
We also repair cellos, but no guitars.
`,
    ],
    ['insurance.txt', 'Instruments left with us are insured during the repair.\n'],
    ['care.txt', 'Keep the instrument away from radiators and out of the sun.\n'],
  ],
};

const MORTGAGES: Business = {
  key: 'mortgages',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Harbour Mortgages',
    description: 'Independent mortgage broker.',
    address: '21 Quay Street, Bristol BS1 4TQ',
    phone: '+44 117 496 0181',
    email: 'office@harbourmortgages.example',
    services: [
      { name: 'First conversation', description: 'In our office.', price: 'free', durationMinutes: 30 },
      {
        name: 'Mortgage advice',
        description: 'For buyers, and for changing your lender.',
        price: '£150',
        durationMinutes: 60,
      },
    ],
    policies: [{ title: 'Fee', text: 'Our fee for an arranged mortgage is £395.' }],
  },
  documents: [
    [
      'advice.md',
      `# Advice

## What to bring
Please bring three payslips and your passport.

## Self-employed
Self-employed people need the accounts of two years.

## Lenders
We compare the offers of more than 60 lenders.
`,
    ],
    ['first-home.txt', 'A deposit of 5% is enough for most people who buy their first home.\n'],
    ['timing.txt', 'A mortgage offer usually takes two to four weeks.\n'],
  ],
};

const CANINO: Business = {
  key: 'canino',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Buen Perro',
    description: 'Adiestramiento y educación canina.',
    address: 'Calle Colón 48, 46004 Valencia',
    phone: '+34 963 960 182',
    email: 'hola@buenperro.example',
    services: [
      { name: 'Valoración', description: 'Conocemos al perro y a su familia.', price: '30 €', durationMinutes: 60 },
      { name: 'Sesión de adiestramiento', description: 'Individual.', price: '45 €', durationMinutes: 60 },
    ],
    policies: [{ title: 'Cancelación', text: 'Las citas se pueden cancelar sin coste hasta 24 horas antes.' }],
  },
  documents: [
    [
      'adiestramiento.md',
      `# Adiestramiento

## Cachorros
Las clases de cachorros son para perros de dos a cinco meses.

## A domicilio
También vamos a su casa. El desplazamiento cuesta 15 €.

## Bonos
El bono de cinco sesiones cuesta 200 €.
`,
    ],
    ['metodo.txt', 'Trabajamos con premios y nunca con collares de castigo.\n'],
    ['vacunas.txt', 'Traiga la cartilla de vacunación del perro.\n'],
  ],
};

const VINHO: Business = {
  key: 'vinho',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Quinta do Salgueiro',
    description: 'Vinhos do Douro, visitas e provas.',
    address: 'Estrada do Rio 14, 5120-380 Tabuaço',
    phone: '+351 254 496 183',
    email: 'visitas@salgueiro.example',
    services: [
      { name: 'Visita guiada', description: 'Às vinhas e à adega.', price: '12 €', durationMinutes: 60 },
      { name: 'Prova de vinhos', description: 'Cinco vinhos com queijos.', price: '28 €', durationMinutes: 90 },
    ],
    policies: [{ title: 'Atrasos', text: 'Esperamos no máximo quinze minutos.' }],
  },
  documents: [
    [
      'visitas.md',
      `# Visitas

## Crianças
As crianças até doze anos não pagam a visita.

## Almoço
Para grupos servimos almoço por 35 € por pessoa.

## Mobilidade
A adega é acessível a cadeiras de rodas.
`,
    ],
    ['loja.txt', 'Na loja vendemos vinho e azeite, e enviamos caixas para toda a Europa.\n'],
    ['animais.txt', 'Os cães são bem-vindos nas vinhas, mas não na adega.\n'],
  ],
};

const GOLDSCHMIED: Business = {
  key: 'goldschmied',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Goldschmiede Lindner',
    description: 'Trauringe und Schmuck aus eigener Werkstatt.',
    address: 'Gerberau 11, 79098 Freiburg',
    phone: '+49 761 496 0184',
    email: 'werkstatt@lindner.example',
    services: [
      {
        name: 'Trauringberatung',
        description: 'Auswahl und Anprobe der Ringe.',
        price: 'kostenlos',
        durationMinutes: 60,
      },
      { name: 'Schmuckschätzung', description: 'Für Erbstücke.', price: '35 €', durationMinutes: 30 },
    ],
    policies: [{ title: 'Anzahlung', text: 'Bei Anfertigungen bitten wir um eine Anzahlung von 40 %.' }],
  },
  documents: [
    [
      'werkstatt.md',
      `# Werkstatt

## Lieferzeit
Trauringe sind nach sechs Wochen fertig.

## Gravur
Eine Gravur kostet 25 € pro Ring.

## Ringweite
Das Ändern der Ringweite kostet 30 € und dauert eine Woche.
`,
    ],
    ['altgold.txt', 'Wir kaufen Altgold zum Tageskurs an.\n'],
    ['kurs.txt', 'An Samstagen können Paare ihre Ringe in einem Kurs selbst schmieden.\n'],
  ],
};

/** Businesses of the twelfth suite. */
export const SUITE_TWELVE_BUSINESSES: readonly Business[] = [VIOLINS, MORTGAGES, CANINO, VINHO, GOLDSCHMIED];
