import type { Business } from '../script.ts';

const SWIM: Business = {
  key: 'swim',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Little Otters Swim School',
    description: 'Swimming lessons for babies, children and adults.',
    address: 'Riverside Pool, 11 Weir Lane, York YO1 7TT',
    phone: '+44 1904 496 0117',
    email: 'dive@littleotters.example',
    services: [
      { name: 'Baby splash', description: 'With a parent in the water.', price: '£14', durationMinutes: 30 },
      { name: 'Adult lesson', description: 'At most four swimmers.', price: '£22', durationMinutes: 45 },
    ],
    policies: [{ title: 'Missed lessons', text: 'One missed lesson per term can be made up in another group.' }],
  },
  documents: [
    [
      'pool.md',
      `# At the pool

## Goggles and caps
Goggles are optional. Everyone with long hair wears a cap, which we sell for £4.

## Watching
Two adults per child may sit on the gallery. Photos are not allowed.

## Nappies
Children under three wear two layers: a swim nappy and a neoprene cover.
`,
    ],
    ['levels.csv', 'Badge,Distance\nTadpole,5 metres\nOtter,25 metres\nDolphin,400 metres\n'],
    ['ear.txt', 'Please stay away from the pool for two weeks after an ear infection.\n'],
  ],
};

const FEET: Business = {
  key: 'feet',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Stride Podiatry',
    description: 'Foot clinic in Exeter.',
    address: '3 Southernhay, Exeter EX1 1PR',
    phone: '+44 1392 496 0118',
    email: 'feet@stride.example',
    services: [
      { name: 'Nail surgery', description: 'Under local anaesthetic.', price: '£260', durationMinutes: 60 },
      { name: 'Routine foot care', description: 'Nails, corns and hard skin.', price: '£44', durationMinutes: 30 },
      { name: 'Gait analysis', description: 'Video on a treadmill.', price: '£85', durationMinutes: 45 },
    ],
    policies: [{ title: 'Late arrivals', text: 'If you are more than ten minutes late we may have to rebook you.' }],
  },
  documents: [
    [
      'before.md',
      `# Before you come

## Polish
Remove nail polish the day before.

## Running shoes
For a gait analysis, bring shorts and the pair you run in most.

## Diabetes
Tell us about diabetes or blood thinners. We check circulation at no extra cost.
`,
    ],
    ['surgery.txt', 'After nail surgery, keep the dressing dry for 48 hours and do not drive home yourself.\n'],
    ['insoles.txt', 'Insoles are made to measure, take three weeks and come with a six-month guarantee.\n'],
  ],
};

const TAILOR: Business = {
  key: 'tailor',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Needle & Thread',
    description: 'Alterations and made-to-measure clothes.',
    address: '21 Lark Lane, Liverpool L17 8UP',
    phone: '+44 151 496 0119',
    email: 'fit@needlethread.example',
    services: [
      { name: 'Trouser hem', description: '', price: '£15', durationMinutes: 15 },
      { name: 'Suit fitting', description: 'First of three fittings.', price: 'free', durationMinutes: 45 },
    ],
    policies: [{ title: 'Rush jobs', text: 'Work that must be ready within 48 hours costs half as much again.' }],
  },
  documents: [
    [
      'work.md',
      `# What we do

## Wedding dresses
We alter wedding dresses from £120. Start eight weeks before the day and bring your shoes.

## Leather
We replace zips in leather jackets but do not shorten leather sleeves.

## Collection
Finished clothes are kept for three months, then given to charity.
`,
    ],
    ['cleaning.txt', 'Clothes must be washed or dry-cleaned before we work on them.\n'],
    ['payment.txt', 'Half is paid when you order and the rest when you collect. We take cards only.\n'],
  ],
};

const PELOS: Business = {
  key: 'pelos',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Guau Peluquería Canina',
    description: 'Baño y corte para perros.',
    address: 'Calle Betis 31, 41010 Sevilla',
    phone: '+34 954 123 120',
    email: 'guau@guau.example',
    services: [
      { name: 'Baño y secado', description: 'Champú hipoalergénico.', price: 'desde 22 €', durationMinutes: 60 },
      { name: 'Corte a tijera', description: '', price: 'desde 38 €', durationMinutes: 120 },
      { name: 'Corte de uñas', description: '', price: '8 €', durationMinutes: 15 },
    ],
    policies: [{ title: 'Pulgas', text: 'Si el perro trae pulgas añadimos 12 € por el baño antiparasitario.' }],
  },
  documents: [
    [
      'visita.md',
      `# Tu visita

## Vacunas
Enséñanos la cartilla con la vacuna de la rabia al día.

## Mientras tanto
No puedes quedarte con el perro, pero te enviamos una foto al terminar.

## Perros nerviosos
A los perros miedosos los citamos a primera hora, cuando no hay ruido.
`,
    ],
    ['recogida.txt', 'Por 9 € recogemos y devolvemos al perro dentro de Triana y Los Remedios.\n'],
    ['gatos.txt', 'Bañamos gatos solo los lunes y siempre con sedación del veterinario.\n'],
  ],
};

const ROCO: Business = {
  key: 'roco',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Rocódromo Vertical',
    description: 'Escalada en interior y búlder.',
    address: 'Calle Arboleda 5, 28031 Madrid',
    phone: '+34 911 234 121',
    email: 'hola@vertical.example',
    services: [
      { name: 'Entrada', description: 'Todo el día.', price: '12 €', durationMinutes: null },
      { name: 'Bautizo de escalada', description: 'Con monitor y material.', price: '25 €', durationMinutes: 90 },
      { name: 'Bono de diez entradas', description: 'Sin caducidad.', price: '95 €', durationMinutes: null },
    ],
    policies: [{ title: 'Seguridad', text: 'Para usar cuerda sin monitor hay que pasar una prueba de nudos.' }],
  },
  documents: [
    [
      'sala.md',
      `# La sala

## Material
Los pies de gato se alquilan por 3 € y el arnés por 4 €.

## Menores
Los menores de 14 años escalan siempre con un adulto que se queda en la sala.

## Cumpleaños
Los cumpleaños son los sábados por la tarde, para un mínimo de ocho niños.
`,
    ],
    [
      'cafeteria.txt',
      'En la cafetería hay menú vegetariano. Se puede traer comida de fuera a las mesas de la terraza.\n',
    ],
    ['tarifas.csv', 'Colectivo,Entrada\nFederados,9 €\nEstudiantes,10 €\nEmpadronados en Vallecas,8 €\n'],
  ],
};

const COWORK: Business = {
  key: 'cowork',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Cais Cowork',
    description: 'Secretárias e salas de reunião.',
    address: 'Avenida da Liberdade 210, 4710-251 Braga',
    phone: '+351 253 456 122',
    email: 'ola@caiscowork.example',
    services: [
      { name: 'Visita guiada', description: '', price: 'grátis', durationMinutes: 30 },
      { name: 'Secretária fixa', description: 'Por mês, com cacifo.', price: '150 €', durationMinutes: null },
      { name: 'Sala de reuniões', description: 'Até oito pessoas.', price: '18 €', durationMinutes: 60 },
    ],
    policies: [{ title: 'Aviso prévio', text: 'Pode sair quando quiser, com um aviso de trinta dias.' }],
  },
  documents: [
    [
      'espaco.md',
      `# O espaço

## Acesso
Os membros com secretária fixa entram a qualquer hora com um cartão.

## Morada fiscal
A morada fiscal e a receção de correio custam 20 € por mês.

## Chamadas
Há duas cabines para chamadas. Pedimos silêncio na sala grande.
`,
    ],
    ['animais.txt', 'Os cães são bem-vindos às sextas-feiras, desde que fiquem junto ao dono.\n'],
    ['impressora.txt', 'Cada membro tem cem impressões por mês; as restantes custam 5 cêntimos.\n'],
  ],
};

const COZINHA: Business = {
  key: 'cozinha',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Tacho Aberto',
    description: 'Aulas de cozinha em Coimbra.',
    address: 'Rua da Sofia 47, 3000-390 Coimbra',
    phone: '+351 239 456 123',
    email: 'aulas@tachoaberto.example',
    services: [
      { name: 'Aula de pão', description: 'Leva a massa-mãe para casa.', price: '48 €', durationMinutes: 180 },
      { name: 'Aula de marisco', description: 'Inclui vinho.', price: '65 €', durationMinutes: 150 },
    ],
    policies: [{ title: 'Desistências', text: 'Com menos de 72 horas fica com um vale para outra aula.' }],
  },
  documents: [
    [
      'aulas.md',
      `# As aulas

## Alergias
Diga-nos as suas alergias ao marcar. Trabalhamos com glúten e frutos secos em todas as aulas.

## O que trazer
Traga sapatos fechados e uma caixa para o que sobrar. Emprestamos aventais.

## Idades
Aceitamos a partir dos doze anos; até aos dezasseis, com um adulto.
`,
    ],
    ['empresas.txt', 'Fazemos jantares para empresas com um mínimo de dez pessoas.\n'],
    ['receitas.txt', 'As receitas são enviadas por email no dia seguinte à aula.\n'],
  ],
};

const AKUSTIK: Business = {
  key: 'akustik',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Hörhaus Neumann',
    description: 'Hörgeräte und Gehörschutz.',
    address: 'Marktplatz 9, 70173 Stuttgart',
    phone: '+49 711 9876 124',
    email: 'hallo@hoerhaus.example',
    services: [
      { name: 'Hörtest', description: '', price: 'kostenlos', durationMinutes: 30 },
      {
        name: 'Angepasster Gehörschutz',
        description: 'Für Musiker und Motorradfahrer.',
        price: '149 €',
        durationMinutes: 20,
      },
    ],
    policies: [{ title: 'Probetragen', text: 'Jedes Hörgerät können Sie vier Wochen unverbindlich testen.' }],
  },
  documents: [
    [
      'geraete.md',
      `# Hörgeräte

## Zuschuss
Mit einer Verordnung vom HNO-Arzt übernimmt die Krankenkasse rund 700 € je Ohr.

## Batterien
Sechs Batterien kosten 5 €. Akkus halten einen ganzen Tag.

## Reinigung
Wir reinigen Ihre Geräte jederzeit ohne Termin.
`,
    ],
    ['verlust.txt', 'Gegen Verlust können Sie die Geräte für 6 € im Monat versichern.\n'],
    [
      'anreise.txt',
      'Die U-Bahn-Station Schlossplatz liegt drei Gehminuten entfernt. Der Eingang hat eine Stufe und eine Klingel.\n',
    ],
  ],
};

const UMZUG: Business = {
  key: 'umzug',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Umzüge Petersen',
    description: 'Privat- und Büroumzüge in Kiel.',
    address: 'Werftstraße 60, 24143 Kiel',
    phone: '+49 431 9876 125',
    email: 'moin@petersen.example',
    services: [
      {
        name: 'Besichtigung',
        description: 'Bei Ihnen zu Hause oder per Video.',
        price: 'kostenlos',
        durationMinutes: 45,
      },
      { name: 'Transporter mit zwei Helfern', description: 'Je Stunde.', price: '95 €', durationMinutes: null },
    ],
    policies: [{ title: 'Rücktritt', text: 'Bis zehn Tage vor dem Umzug können Sie kostenfrei zurücktreten.' }],
  },
  documents: [
    [
      'ablauf.md',
      `# Der Umzug

## Kartons
Kartons leihen wir für 1 € das Stück und bringen sie zwei Wochen vorher.

## Halteverbot
Das Halteverbot beantragen wir für 80 €.

## Klaviere
Klaviere tragen wir bis in den dritten Stock. Flügel nehmen wir nicht.
`,
    ],
    ['schaden.txt', 'Schäden melden Sie bitte innerhalb von drei Tagen mit Fotos. Wir sind bis 25.000 € versichert.\n'],
    ['lager.txt', 'Möbel lagern wir im Container für 70 € im Monat.\n'],
  ],
};

/** Businesses of the fifth suite. */
export const SUITE_FIVE_BUSINESSES: readonly Business[] = [
  SWIM,
  FEET,
  TAILOR,
  PELOS,
  ROCO,
  COWORK,
  COZINHA,
  AKUSTIK,
  UMZUG,
];
