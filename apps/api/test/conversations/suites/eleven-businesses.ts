import type { Business } from '../script.ts';

const FRAMING: Business = {
  key: 'framing',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Corner Framing',
    description: 'Picture frames made by hand.',
    address: '7 Market Place, York YO1 8SL',
    phone: '+44 1904 496 170',
    email: 'studio@cornerframing.example',
    services: [
      { name: 'Framing consultation', description: 'Choose a frame with us.', price: 'free', durationMinutes: 30 },
      { name: 'Restoration appraisal', description: 'For old paintings.', price: '£25', durationMinutes: 45 },
    ],
    policies: [{ title: 'Deposit', text: 'We ask for half of the price when you order.' }],
  },
  documents: [
    [
      'framing.md',
      `# Framing

## How long it takes
A frame is ready in ten working days.

## Glass
Museum glass costs £60 more than normal glass.

## Posters
We also stretch canvases and mount posters.
`,
    ],
    ['shipping.txt', 'We ship frames within the UK for £18.\n'],
    ['children-art.txt', 'Drawings of children are framed at a discount of 20%.\n'],
  ],
};

const RECORDING: Business = {
  key: 'recording',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Blue Room Studio',
    description: 'Recording studio for bands and podcasts.',
    address: '31 Canal Wharf, Manchester M1 2WD',
    phone: '+44 161 496 0171',
    email: 'hello@blueroom.example',
    services: [
      { name: 'Studio tour', description: 'Meet the engineer.', price: 'free', durationMinutes: 30 },
      { name: 'Podcast session', description: 'Up to four speakers.', price: '£95', durationMinutes: 120 },
      { name: 'Band day', description: 'With engineer.', price: '£340', durationMinutes: 480 },
    ],
    policies: [{ title: 'Cancelling', text: 'Sessions can be cancelled free of charge up to 48 hours before.' }],
  },
  documents: [
    [
      'studio.md',
      `# The studio

## Instruments
There is a drum kit, a piano and two guitar amps.

## Mixing
Mixing costs £150 per song.

## Smoking
Smoking is not allowed in the building.
`,
    ],
    ['files.txt', 'You get all recordings as files on the same day.\n'],
    ['kitchen.txt', 'A small kitchen with a kettle and a fridge can be used.\n'],
  ],
};

const ACADEMIA: Business = {
  key: 'academia',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Academia Norte',
    description: 'Refuerzo escolar y preparación de exámenes.',
    address: 'Calle Uría 20, 33003 Oviedo',
    phone: '+34 985 960 172',
    email: 'info@academianorte.example',
    services: [
      { name: 'Entrevista inicial', description: 'Con el alumno y sus padres.', price: 'gratis', durationMinutes: 30 },
      { name: 'Clase individual', description: 'Cualquier asignatura.', price: '22 €', durationMinutes: 60 },
    ],
    policies: [{ title: 'Pago', text: 'El mes se paga por adelantado.' }],
  },
  documents: [
    [
      'academia.md',
      `# La academia

## Grupos
Los grupos tienen como máximo cinco alumnos y cuestan 80 € al mes.

## Asignaturas
Damos matemáticas, física, lengua e inglés.

## Verano
En julio hay un curso intensivo de tres semanas.
`,
    ],
    ['selectividad.txt', 'El curso de selectividad empieza en abril.\n'],
    ['ausencias.txt', 'Si el alumno falta, avisamos a los padres el mismo día.\n'],
  ],
};

const COSTURA: Business = {
  key: 'costura',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Ateliê Linha Fina',
    description: 'Costura por medida e arranjos.',
    address: 'Rua das Flores 9, 3000-180 Coimbra',
    phone: '+351 239 496 173',
    email: 'atelie@linhafina.example',
    services: [
      { name: 'Prova de vestido', description: 'Com a costureira.', price: 'grátis', durationMinutes: 45 },
      { name: 'Tirar medidas', description: 'Para um fato ou vestido.', price: '15 €', durationMinutes: 30 },
    ],
    policies: [{ title: 'Sinal', text: 'Pedimos um sinal de 30% na encomenda.' }],
  },
  documents: [
    [
      'precos.md',
      `# Arranjos

## Bainhas
Uma bainha custa 8 € e fica pronta em três dias.

## Fechos
Mudar um fecho custa 12 €.

## Urgências
Fazemos arranjos urgentes em 24 horas por mais 10 €.
`,
    ],
    ['tecidos.txt', 'Temos tecidos no ateliê, mas também pode trazer o seu.\n'],
    ['aulas.txt', 'Aos sábados damos aulas de costura para iniciantes.\n'],
  ],
};

const SEGELN: Business = {
  key: 'segeln',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Segelschule Nordwind',
    description: 'Segelkurse auf der Ostsee.',
    address: 'Am Hafen 2, 18439 Stralsund',
    phone: '+49 3831 496 0174',
    email: 'kurs@nordwind.example',
    services: [
      { name: 'Schnuppersegeln', description: 'Mit Skipper.', price: '39 €', durationMinutes: 120 },
      { name: 'Beratung', description: 'Welcher Schein ist der richtige?', price: 'kostenlos', durationMinutes: 30 },
    ],
    policies: [{ title: 'Sturm', text: 'Ab Windstärke sechs verschieben wir den Termin.' }],
  },
  documents: [
    [
      'kurse.md',
      `# Kurse

## Mindestalter
Mitsegeln kann man ab zehn Jahren.

## Schwimmweste
Schwimmwesten bekommt ihr von uns.

## Prüfung
Die Prüfung für den Segelschein kostet 160 €.
`,
    ],
    ['hunde.txt', 'Hunde dürfen leider nicht an Bord.\n'],
    ['seekrank.txt', 'Gegen Seekrankheit helfen Tabletten, die wir dabei haben.\n'],
  ],
};

/** Businesses of the eleventh suite. */
export const SUITE_ELEVEN_BUSINESSES: readonly Business[] = [FRAMING, RECORDING, ACADEMIA, COSTURA, SEGELN];
