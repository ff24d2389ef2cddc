import type { Business } from '../script.ts';

const LOCKS: Business = {
  key: 'locks',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Northgate Locksmiths',
    description: 'Locks and alarms for homes.',
    address: '12 Northgate, Canterbury CT1 1BA',
    phone: '+44 1227 496 205',
    email: 'keys@northgate.example',
    services: [
      { name: 'Lock change', description: 'Front or back door.', price: '£85', durationMinutes: 60 },
      { name: 'Security survey', description: 'We check your home.', price: 'free', durationMinutes: 45 },
    ],
    policies: [{ title: 'Guarantee', text: 'All locks that we fit are guaranteed for two years.' }],
  },
  documents: [
    [
      'work.md',
      `# Our work

## Keys
You get three keys with every new lock. More keys cost £6 each.

## Area
We cover Canterbury and villages within 15 miles.

## Tenants
If you rent, we need the permission of your landlord.
`,
    ],
    ['alarm.txt', 'Alarms are tested once a year.\n'],
    ['safe.txt', 'We open safes but do not sell them.\n'],
  ],
};

const ART: Business = {
  key: 'art',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Saltmarsh Art School',
    description: 'Painting and drawing for adults.',
    address: '5 Quay Street, Aldeburgh IP15 5BX',
    phone: '+44 1728 496 206',
    email: 'studio@saltmarsh.example',
    services: [
      { name: 'Watercolour class', description: 'Up to eight people.', price: '£28', durationMinutes: 120 },
      { name: 'Portfolio review', description: 'One to one.', price: '£40', durationMinutes: 45 },
    ],
    policies: [{ title: 'Missed classes', text: 'If you miss a class you can catch up within a month.' }],
  },
  documents: [
    [
      'classes.md',
      `# Classes

## Materials
Paper and paint are included. Bring an apron.

## Experience
No experience is needed. Most of our students have never painted before.

## Access
The studio is on the first floor and there is no lift.
`,
    ],
    ['shop.txt', 'Students get 10% off in our shop.\n'],
    ['exhibition.txt', 'Every June we show the work of our students.\n'],
  ],
};

const HUERTO: Business = {
  key: 'huerto',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Huerto Escuela La Acequia',
    description: 'Talleres de huerto y alquiler de parcelas.',
    address: 'Camino de la Vega 3, 18014 Granada',
    phone: '+34 958 960 207',
    email: 'huerto@laacequia.example',
    services: [
      { name: 'Taller de huerto', description: 'En grupo.', price: '20 €', durationMinutes: 120 },
      { name: 'Visita a las parcelas', description: 'Para ver las libres.', price: 'gratis', durationMinutes: 30 },
    ],
    policies: [{ title: 'Lluvia', text: 'Si llueve, el taller se hace en el invernadero.' }],
  },
  documents: [
    [
      'parcelas.md',
      `# Parcelas

## Precio
Una parcela de 40 m² cuesta 25 € al mes, con agua incluida.

## Herramientas
Las herramientas las ponemos nosotros.

## Riego
Si os vais de vacaciones, regamos vuestra parcela por 5 € al día.
`,
    ],
    ['perros.txt', 'Los perros pueden entrar si van atados.\n'],
    ['colegios.txt', 'Los colegios pueden venir de martes a jueves.\n'],
  ],
};

const AZULEJOS: Business = {
  key: 'azulejos',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Cerâmica do Forno Velho',
    description: 'Azulejos pintados à mão.',
    address: 'Travessa do Oleiro 6, 2500-123 Caldas da Rainha',
    phone: '+351 262 960 208',
    email: 'forno@fornovelho.example',
    services: [
      { name: 'Oficina de azulejo', description: 'Pinta dois azulejos.', price: '30 €', durationMinutes: 120 },
      { name: 'Reunião de projeto', description: 'Para painéis à medida.', price: 'grátis', durationMinutes: 45 },
    ],
    policies: [{ title: 'Sinal', text: 'Nas encomendas pedimos 40% de sinal.' }],
  },
  documents: [
    [
      'azulejos.md',
      `# Azulejos

## Cozedura
Os azulejos ficam prontos ao fim de dez dias, depois da cozedura.

## Envio
Enviamos para toda a Europa; os portes custam 15 €.

## Crianças
As crianças podem participar a partir dos seis anos.
`,
    ],
    ['visita.txt', 'A visita ao forno é à sexta-feira às 11h.\n'],
    ['grupos.txt', 'Na oficina cabem até dez pessoas.\n'],
  ],
};

const BALLON: Business = {
  key: 'ballon',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Ballonfahrten Hügelland',
    description: 'Fahrten im Heißluftballon.',
    address: 'Wiesenweg 4, 36043 Fulda',
    phone: '+49 661 496 0209',
    email: 'start@ballon-huegelland.example',
    services: [
      { name: 'Ballonfahrt', description: 'Mit Sekt nach der Landung.', price: '229 €', durationMinutes: 240 },
      { name: 'Infogespräch', description: 'Am Startplatz.', price: 'kostenlos', durationMinutes: 30 },
    ],
    policies: [{ title: 'Wetter', text: 'Bei Wind fahren wir nicht und suchen mit Ihnen einen neuen Termin.' }],
  },
  documents: [
    [
      'fahrt.md',
      `# Die Fahrt

## Mindestalter
Kinder dürfen ab zehn Jahren mitfahren.

## Kleidung
Tragen Sie feste Schuhe und lange Hosen.

## Höhe
Wir fahren meist in 300 bis 800 Metern Höhe.
`,
    ],
    ['gutschein.txt', 'Gutscheine gelten drei Jahre.\n'],
    ['gesundheit.txt', 'Schwangere und frisch Operierte dürfen nicht mitfahren.\n'],
  ],
};

/** Businesses of the seventeenth suite. */
export const SUITE_SEVENTEEN_BUSINESSES: readonly Business[] = [LOCKS, ART, HUERTO, AZULEJOS, BALLON];
