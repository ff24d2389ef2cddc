import type { Business } from '../script.ts';

const TRAVEL: Business = {
  key: 'travel',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Globe Travel Clinic',
    description: 'Vaccinations and advice before a journey.',
    address: '22 Station Road, Reading RG1 1LZ',
    phone: '+44 118 496 0160',
    email: 'desk@globetravel.example',
    services: [
      { name: 'Travel consultation', description: 'Advice for your destination.', price: '£35', durationMinutes: 30 },
      { name: 'Yellow fever vaccination', description: 'With certificate.', price: '£75', durationMinutes: 20 },
    ],
    policies: [{ title: 'Payment', text: 'Please pay on the day by card. We do not take cash.' }],
  },
  documents: [
    [
      'before-you-travel.md',
      `# Before you travel

## When to come
Come at least six weeks before you leave.

## Malaria tablets
Malaria tablets cost from £20 for two weeks.

## Records
Bring your vaccination record if you have one.
`,
    ],
    ['children.txt', 'We vaccinate children from the age of two. A parent must come along.\n'],
    ['side-effects.txt', 'A sore arm and a mild fever are normal for two days.\n'],
  ],
};

const FENCING: Business = {
  key: 'fencing',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Touché Fencing Club',
    description: 'Fencing for beginners and competitors.',
    address: '5 Castle Street, Durham DH1 3RJ',
    phone: '+44 191 496 0161',
    email: 'club@touche.example',
    services: [
      { name: 'Taster session', description: 'All equipment included.', price: '£12', durationMinutes: 90 },
      { name: 'Private lesson', description: 'One coach, one fencer.', price: '£38', durationMinutes: 45 },
    ],
    policies: [{ title: 'No-shows', text: 'Sessions that are missed without notice are charged in full.' }],
  },
  documents: [
    [
      'club.md',
      `# The club

## Membership
Membership costs £40 a month and includes three sessions a week.

## Clothing
Wear tracksuit bottoms and indoor shoes.

## Injuries
Our coaches are trained in first aid.
`,
    ],
    ['juniors.txt', 'Juniors can join from the age of eight.\n'],
    ['competitions.txt', 'We travel to six competitions a year.\n'],
  ],
};

const FLAMENCO: Business = {
  key: 'flamenco',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Escuela Duende',
    description: 'Clases de flamenco para todos los niveles.',
    address: 'Calle Betis 12, 41010 Sevilla',
    phone: '+34 954 960 162',
    email: 'baila@duende.example',
    services: [
      { name: 'Clase de prueba', description: 'Sin compromiso.', price: '8 €', durationMinutes: 60 },
      { name: 'Clase particular', description: 'Con la profesora que prefieras.', price: '35 €', durationMinutes: 60 },
    ],
    policies: [{ title: 'Recuperar clases', text: 'Las clases perdidas se pueden recuperar en el mismo mes.' }],
  },
  documents: [
    [
      'escuela.md',
      `# La escuela

## Ropa
Para empezar basta ropa cómoda. Los zapatos de tacón los prestamos.

## Edades
Tenemos grupos infantiles desde los cinco años.

## Matrícula
La matrícula anual cuesta 30 €.
`,
    ],
    ['guitarra.txt', 'Los viernes hay clases de guitarra flamenca por 15 €.\n'],
    ['espectaculo.txt', 'En junio los alumnos actúan en un teatro.\n'],
  ],
};

const LIMPIEZA: Business = {
  key: 'limpieza',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Hogar Limpio',
    description: 'Limpieza de casas y oficinas.',
    address: 'Avenida del Puerto 3, 46021 Valencia',
    phone: '+34 963 960 163',
    email: 'hola@hogarlimpio.example',
    services: [
      {
        name: 'Visita de presupuesto',
        description: 'Vemos la casa y damos un precio.',
        price: 'gratis',
        durationMinutes: 30,
      },
      {
        name: 'Limpieza a fondo',
        description: 'Dos personas durante una mañana.',
        price: '120 €',
        durationMinutes: 240,
      },
    ],
    policies: [{ title: 'Cancelaciones', text: 'Se puede cancelar gratis hasta 24 horas antes.' }],
  },
  documents: [
    [
      'condiciones.md',
      `# Condiciones

## Productos
Llevamos nuestros productos y la aspiradora.

## Ventanas
Limpiar las ventanas cuesta 3 € por ventana.

## Llaves
Guardamos una copia de las llaves si no está en casa.
`,
    ],
    ['zona.txt', 'Trabajamos en Valencia y hasta 15 km alrededor.\n'],
    ['seguro.txt', 'Un seguro cubre los daños hasta 300.000 €.\n'],
  ],
};

const PSICOLOGIA: Business = {
  key: 'psicologia',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Espaço Sereno',
    description: 'Consultas de psicologia para adultos e adolescentes.',
    address: 'Avenida Central 55, 4710-228 Braga',
    phone: '+351 253 496 164',
    email: 'ola@sereno.example',
    services: [
      { name: 'Primeira consulta', description: 'Para nos conhecermos.', price: '55 €', durationMinutes: 60 },
      { name: 'Terapia de casal', description: 'Com os dois parceiros.', price: '75 €', durationMinutes: 75 },
    ],
    policies: [{ title: 'Desmarcações', text: 'As consultas podem ser desmarcadas até à véspera.' }],
  },
  documents: [
    [
      'informacoes.md',
      `# Informações

## Online
As consultas também podem ser por videochamada.

## Recibos
Passamos recibo para o seguro de saúde.

## Sigilo
Tudo o que nos diz é confidencial.
`,
    ],
    ['idades.txt', 'Atendemos adolescentes a partir dos 14 anos.\n'],
    ['acesso.txt', 'O consultório fica no segundo andar com elevador.\n'],
  ],
};

const KINDERARZT: Business = {
  key: 'kinderarzt',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Kinderarztpraxis Regenbogen',
    description: 'Medizin für Babys, Kinder und Jugendliche.',
    address: 'Schillerstraße 21, 99423 Weimar',
    phone: '+49 3643 496 0165',
    email: 'praxis@regenbogen.example',
    services: [
      { name: 'Vorsorge', description: 'U1 bis J1.', price: 'kostenlos', durationMinutes: 30 },
      { name: 'Impftermin', description: 'Bitte den Impfpass mitbringen.', price: 'kostenlos', durationMinutes: 15 },
      { name: 'Sprechstunde', description: 'Für kranke Kinder.', price: 'kostenlos', durationMinutes: 15 },
    ],
    policies: [{ title: 'Absagen', text: 'Bitte sagen Sie Termine spätestens am Vortag ab.' }],
  },
  documents: [
    [
      'praxis.md',
      `# Unsere Praxis

## Versicherung
Wir behandeln gesetzlich und privat versicherte Kinder.

## Rezepte
Rezepte liegen am nächsten Tag zur Abholung bereit.

## Kinderwagen
Kinderwagen können im Flur stehen.
`,
    ],
    ['ansteckend.txt', 'Kinder mit Ausschlag klingeln bitte am Hintereingang.\n'],
    ['parken.txt', 'Vor dem Haus gibt es zwei Parkplätze für Patienten.\n'],
  ],
};

/** Businesses of the tenth suite. */
export const SUITE_TEN_BUSINESSES: readonly Business[] = [TRAVEL, FENCING, FLAMENCO, LIMPIEZA, PSICOLOGIA, KINDERARZT];
