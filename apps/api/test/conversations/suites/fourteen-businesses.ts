import type { Business } from '../script.ts';

const HYPNO: Business = {
  key: 'hypno',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Still Water Hypnotherapy',
    description: 'Hypnotherapy for adults.',
    address: '18 Castle Street, Shrewsbury SY1 2BW',
    phone: '+44 1743 496 190',
    email: 'hello@stillwater.example',
    services: [
      { name: 'First consultation', description: 'To talk about your goal.', price: '£40', durationMinutes: 45 },
      { name: 'Stop smoking session', description: 'Includes a recording.', price: '£160', durationMinutes: 120 },
    ],
    policies: [{ title: 'Cancellation', text: 'Please cancel at least 48 hours before, or we keep the deposit.' }],
  },
  documents: [
    [
      'hypnosis.md',
      `# Hypnosis

## What it feels like
You stay awake and hear everything. You can stop at any time.

## Number of sessions
Most smokers need one session. For fears we plan three to four sessions.

## Cravings
If you feel a craving, listen to the recording and drink a glass of water.
`,
    ],
    ['online.txt', 'All sessions are also available online, by video.\n'],
    ['health.txt', 'We do not treat people with epilepsy or psychosis.\n'],
  ],
};

const BOATS: Business = {
  key: 'boats',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Lockside Boat Hire',
    description: 'Narrowboats for days out on the canal.',
    address: 'The Wharf, Skipton BD23 1RT',
    phone: '+44 1756 496 191',
    email: 'ahoy@lockside.example',
    services: [
      { name: 'Half-day hire', description: 'Four hours.', price: '£120', durationMinutes: 240 },
      { name: 'Day hire', description: 'Eight hours.', price: '£195', durationMinutes: 480 },
    ],
    policies: [{ title: 'Deposit', text: 'We take a deposit of £50, which you get back with the keys.' }],
  },
  documents: [
    [
      'boats.md',
      `# Our boats

## On board
Each boat carries up to ten people. There is a kettle, a fridge and a toilet.

## Steering
You do not need a licence. We show you how to steer before you leave.

## Dogs
Well-behaved dogs are welcome, up to two per boat.
`,
    ],
    ['safety.txt', 'Children under 12 must wear a life jacket, which we lend you.\n'],
    ['route.txt', 'In four hours you can reach Gargrave and come back.\n'],
  ],
};

const OBSERVATORIO: Business = {
  key: 'observatorio',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Observatorio Sierra Clara',
    description: 'Observatorio astronómico abierto al público.',
    address: 'Carretera del Puerto km 9, 23470 Cazorla',
    phone: '+34 953 960 192',
    email: 'visitas@sierraclara.example',
    services: [
      { name: 'Visita guiada', description: 'Cúpula y telescopios.', price: '14 €', durationMinutes: 90 },
      {
        name: 'Taller de astrofotografía',
        description: 'Con tu propia cámara.',
        price: '55 €',
        durationMinutes: 180,
      },
    ],
    policies: [{ title: 'Cielo cubierto', text: 'Si está nublado, elegís otra fecha o devolvemos el importe.' }],
  },
  documents: [
    [
      'visitas.md',
      `# Visitas

## Ropa
Arriba hace frío también en verano: traed abrigo y calzado cerrado.

## Niños
Los menores de seis años entran gratis.

## Accesibilidad
El edificio tiene rampa y ascensor; se puede visitar en silla de ruedas.
`,
    ],
    ['camara.txt', 'Para el taller hace falta una cámara con modo manual y un trípode.\n'],
    ['grupos.txt', 'Los grupos de más de quince personas tienen una visita propia.\n'],
  ],
};

const PARAPENTE: Business = {
  key: 'parapente',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Asa Norte Parapente',
    description: 'Escola de parapente na serra.',
    address: 'Rua do Miradouro 5, 6260-400 Manteigas',
    phone: '+351 275 960 193',
    email: 'ola@asanorte.example',
    services: [
      { name: 'Voo duplo', description: 'Com piloto certificado.', price: '85 €', durationMinutes: 60 },
      { name: 'Aula de iniciação', description: 'No campo de treino.', price: '60 €', durationMinutes: 180 },
    ],
    policies: [
      { title: 'Meteorologia', text: 'Com vento forte ou chuva não voamos e marcamos outra data sem custos.' },
    ],
  },
  documents: [
    [
      'voo.md',
      `# Voo duplo

## Peso
O passageiro pode pesar entre 30 e 110 kg.

## Duração
O voo dura cerca de 20 minutos; com o transporte, contem com uma hora.

## Vales
Os vales de oferta são válidos durante um ano.
`,
    ],
    ['roupa.txt', 'Tragam ténis ou botas e um casaco corta-vento.\n'],
    ['video.txt', 'O vídeo do voo custa 25 €.\n'],
  ],
};

const BRAUT: Business = {
  key: 'braut',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Brautmoden Weber',
    description: 'Brautkleider und Anzüge.',
    address: 'Königstraße 31, 99084 Erfurt',
    phone: '+49 361 496 0194',
    email: 'termin@brautmoden-weber.example',
    services: [
      { name: 'Brautkleid-Anprobe', description: 'Mit Beratung.', price: 'kostenlos', durationMinutes: 120 },
      { name: 'Anzugberatung', description: 'Für den Bräutigam und seine Gäste.', price: '', durationMinutes: 60 },
    ],
    policies: [{ title: 'Anzahlung', text: 'Bei der Bestellung zahlen Sie die Hälfte des Kaufpreises an.' }],
  },
  documents: [
    [
      'kleider.md',
      `# Brautkleider

## Bestellung
Bitte kommen Sie acht bis zehn Monate vor der Hochzeit, denn die Lieferung dauert bis zu sechs Monate.

## Größen
Wir führen Musterkleider in den Größen 34 bis 54.

## Änderungen
Unsere Schneiderin passt jedes Kleid im Haus an. Änderungen kosten ab 150 €.
`,
    ],
    ['fotos.txt', 'Fotos sind erst nach dem Kauf erlaubt.\n'],
    ['begleitung.txt', 'Zur Anprobe können Sie bis zu vier Personen mitbringen.\n'],
  ],
};

/** Businesses of the fourteenth suite. */
export const SUITE_FOURTEEN_BUSINESSES: readonly Business[] = [HYPNO, BOATS, OBSERVATORIO, PARAPENTE, BRAUT];
