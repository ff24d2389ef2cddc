import type { Business } from '../script.ts';

const OPTICIAN: Business = {
  key: 'optician',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Harbour Eyecare',
    description: 'Independent opticians for glasses and contact lenses.',
    address: '4 Quay Street, Falmouth TR11 3HH',
    phone: '+44 1326 496 0417',
    email: 'hello@harboureyecare.example',
    services: [
      { name: 'Eye test', description: 'Includes retinal photographs.', price: '£35', durationMinutes: 30 },
      { name: 'Contact lens fitting', description: 'Two visits and trial lenses.', price: '£60', durationMinutes: 45 },
    ],
    policies: [
      { title: 'Guarantee', text: 'We replace lenses free of charge if you cannot get used to them within 60 days.' },
    ],
  },
  documents: [
    [
      'visit.md',
      `# Your visit

## Driving
The drops blur your sight for about four hours, so please do not drive home afterwards.

## Current glasses
Bring the glasses that you use now and a list of your medicines.
`,
    ],
    [
      'workshop.txt',
      'New glasses are ready after seven working days. Loose screws and nose pads are fixed for free.\n',
    ],
    ['children.txt', 'Children under 16 have their test paid by the NHS. The youngest we see are three years old.\n'],
  ],
};

const LETTINGS: Business = {
  key: 'lettings',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Marlow & Finch Lettings',
    description: 'Letting agency for flats and houses in Leeds.',
    address: '19 Park Row, Leeds LS1 5HD',
    phone: '+44 113 496 0528',
    email: 'rent@marlowfinch.example',
    services: [
      { name: 'Viewing', description: 'Of one flat with an agent.', price: 'free', durationMinutes: 30 },
      { name: 'Rental valuation', description: 'For landlords.', price: 'free', durationMinutes: 60 },
    ],
    policies: [
      { title: 'Holding deposit', text: 'One week of rent reserves a flat. It counts towards the first rent.' },
    ],
  },
  documents: [
    [
      'tenants.md',
      `# For tenants

## Pets
Small pets are welcome if the landlord agrees in writing.

## References
We ask for three payslips, a photo ID and the address of your last landlord.

## Length of the lease
Leases run for twelve months. After six months you can leave with two months' notice.
`,
    ],
    [
      'repairs.txt',
      'Report a burst pipe or a gas smell on 0113 496 0599 at any hour. Other repairs are done within five working days.\n',
    ],
    ['fees.csv', 'Fee,Amount\nReplacement key,£18\nChange of tenant,£50\nLate rent after 14 days,3% interest\n'],
  ],
};

const POTTERY: Business = {
  key: 'pottery',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Kiln & Co',
    description: 'Pottery studio with courses and open workshops.',
    address: 'Unit 3, Canal Mews, Bristol BS2 0UW',
    phone: '+44 117 496 0630',
    email: 'clay@kilnandco.example',
    services: [
      { name: 'Wheel taster', description: 'One session for two people at most.', price: '£45', durationMinutes: 120 },
      { name: 'Eight-week course', description: 'Clay and glazes included.', price: '£290', durationMinutes: null },
    ],
    policies: [{ title: 'Vouchers', text: 'Gift vouchers are valid for eighteen months.' }],
  },
  documents: [
    [
      'firing.md',
      '# Firing\n\n## Collection\nYour pieces are ready three weeks after the session. We store them for two months.\n\n## Posting\nWe can post fired pieces for £9 a parcel.\n',
    ],
    [
      'studio.txt',
      'The studio is up one flight of stairs and has no lift.\nAprons are provided; short nails make throwing easier.\n',
    ],
    ['parties.txt', 'Birthday parties are for six to ten guests aged eight or older. Bring your own cake.\n'],
  ],
};

const IDIOMAS: Business = {
  key: 'idiomas',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Academia Lingua Sur',
    description: 'Academia de idiomas en Málaga.',
    address: 'Calle Larios 12, 29005 Málaga',
    phone: '+34 952 123 741',
    email: 'info@linguasur.example',
    services: [
      { name: 'Prueba de nivel', description: 'Oral y escrita.', price: 'gratis', durationMinutes: 45 },
      { name: 'Curso intensivo', description: 'Veinte horas a la semana.', price: '210 €', durationMinutes: null },
      { name: 'Clase particular', description: '', price: '28 €', durationMinutes: 60 },
    ],
    policies: [{ title: 'Matrícula', text: 'La matrícula cuesta 40 € y se paga una vez al año.' }],
  },
  documents: [
    [
      'cursos.md',
      '# Cursos\n\n## Grupos\nLos grupos tienen entre cuatro y ocho alumnos.\n\n## Libros\nLos libros no están incluidos y cuestan unos 32 €.\n',
    ],
    [
      'certificados.txt',
      'Preparamos los exámenes de Cambridge y del Instituto Goethe. Al terminar el curso entregamos un certificado de asistencia.\n',
    ],
    ['online.txt', 'Todas las clases particulares pueden hacerse por videollamada.\n'],
  ],
  questions: [
    {
      key: 'idioma',
      words: '¿Qué idioma quiere aprender?',
      type: 'TEXT',
      choices: [],
      required: true,
      disqualifying: [],
    },
  ],
};

const TATTOO: Business = {
  key: 'tattoo',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Tinta Brava',
    description: 'Estudio de tatuajes y piercing en Valencia.',
    address: 'Calle Cuba 31, 46006 Valencia',
    phone: '+34 963 123 852',
    email: 'hola@tintabrava.example',
    services: [
      {
        name: 'Consulta de diseño',
        description: 'Hablamos de la idea y del tamaño.',
        price: 'gratis',
        durationMinutes: 30,
      },
      { name: 'Tatuaje pequeño', description: 'Hasta cinco centímetros.', price: '80 €', durationMinutes: 60 },
      { name: 'Piercing', description: 'Joya de titanio incluida.', price: '45 €', durationMinutes: 30 },
    ],
    policies: [{ title: 'Señal', text: 'Para reservar pedimos una señal de 30 €, que se descuenta del precio.' }],
  },
  documents: [
    [
      'cuidados.md',
      '# Cuidados\n\n## Sol y agua\nDurante tres semanas evite el sol, la playa y la piscina.\n\n## Crema\nLave la zona dos veces al día y aplique una capa fina de crema.\n',
    ],
    ['edad.txt', 'A partir de los 16 años tatuamos con autorización firmada de los padres.\n'],
    ['retoques.txt', 'El primer retoque es gratuito durante los seis meses siguientes.\n'],
  ],
};

const NUTRITION: Business = {
  key: 'nutrition',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Prato Certo',
    description: 'Consultas de nutrição em Coimbra.',
    address: 'Rua Ferreira Borges 88, 3000-180 Coimbra',
    phone: '+351 239 123 963',
    email: 'ola@pratocerto.example',
    services: [
      { name: 'Primeira consulta', description: 'Avaliação e plano alimentar.', price: '55 €', durationMinutes: 60 },
      { name: 'Consulta de seguimento', description: '', price: '35 €', durationMinutes: 30 },
    ],
    policies: [{ title: 'Faltas', text: 'Uma falta sem aviso custa 15 €.' }],
  },
  documents: [
    [
      'preparacao.md',
      '# Preparação\n\n## Análises\nTraga análises ao sangue dos últimos seis meses.\n\n## Diário\nEscreva o que come durante três dias antes da consulta.\n',
    ],
    ['planos.txt', 'Fazemos planos para vegetarianos, diabéticos e atletas.\n'],
    ['consultorio.txt', 'O consultório fica no segundo andar, com elevador. Não há estacionamento no edifício.\n'],
  ],
};

const BIKES: Business = {
  key: 'bikes',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Radwerk Süd',
    description: 'Fahrradwerkstatt für Räder und E-Bikes in Leipzig.',
    address: 'Karl-Liebknecht-Straße 77, 04275 Leipzig',
    phone: '+49 341 960 4420',
    email: 'werkstatt@radwerk.example',
    services: [
      {
        name: 'Inspektion',
        description: 'Bremsen, Schaltung und Licht werden eingestellt.',
        price: '69 €',
        durationMinutes: 60,
      },
      { name: 'Reifenwechsel', description: 'Mit neuem Schlauch.', price: '24 €', durationMinutes: 30 },
      { name: 'E-Bike-Diagnose', description: '', price: '39 €', durationMinutes: 30 },
    ],
    policies: [{ title: 'Kostenvoranschlag', text: 'Ab 100 € rufen wir vor der Reparatur an.' }],
  },
  documents: [
    [
      'werkstatt.md',
      '# Werkstatt\n\n## Leihrad\nWährend der Reparatur bekommen Sie ein Leihrad für 8 € am Tag.\n\n## Abholung\nFertige Räder lagern wir zwei Wochen kostenlos.\n',
    ],
    ['marken.txt', 'Wir reparieren Antriebe von Bosch und Shimano. Räder aus dem Internet nehmen wir auch an.\n'],
    ['jobrad.txt', 'Das Leasing über JobRad und Businessbike ist bei uns möglich.\n'],
  ],
};

const TAX: Business = {
  key: 'tax',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Steuerkanzlei Brandt',
    description: 'Steuerberatung für Privatpersonen und kleine Firmen.',
    address: 'Lange Straße 5, 70173 Stuttgart',
    phone: '+49 711 960 5530',
    email: 'kanzlei@stb-brandt.example',
    services: [
      { name: 'Erstgespräch', description: '', price: '90 €', durationMinutes: 45 },
      { name: 'Steuererklärung', description: 'Für Angestellte.', price: 'ab 280 €', durationMinutes: null },
    ],
    policies: [{ title: 'Vertraulichkeit', text: 'Alle Mitarbeiter sind zur Verschwiegenheit verpflichtet.' }],
  },
  documents: [
    [
      'unterlagen.md',
      '# Unterlagen\n\n## Angestellte\nWir brauchen die Lohnsteuerbescheinigung, Ihre Steuernummer und Belege über Spenden.\n\n## Fristen\nMit uns haben Sie bis Ende Februar des übernächsten Jahres Zeit.\n',
    ],
    [
      'digital.txt',
      'Belege können Sie als Foto in unser Portal hochladen. Ein Besuch in der Kanzlei ist nicht nötig.\n',
    ],
    ['gruender.txt', 'Gründer erhalten im ersten Jahr die Buchhaltung zum halben Preis.\n'],
  ],
  questions: [
    {
      key: 'anlass',
      words: 'Worum geht es?',
      type: 'CHOICE',
      choices: ['Steuererklärung', 'Gründung', 'Buchhaltung'],
      required: true,
      disqualifying: [],
    },
  ],
};

const MUSIC: Business = {
  key: 'music',
  language: 'fr',
  zone: 'Europe/Paris',
  profile: {
    name: 'Atelier Musical Bellecour',
    description: 'Cours de piano, guitare et chant à Lyon.',
    address: '8 rue Victor Hugo, 69002 Lyon',
    phone: '+33 4 72 40 06 41',
    email: 'bonjour@ateliermusical.example',
    services: [
      { name: "Cours d'essai", description: '', price: '15 €', durationMinutes: 30 },
      { name: 'Cours individuel', description: 'Piano, guitare ou chant.', price: '42 €', durationMinutes: 45 },
    ],
    policies: [{ title: 'Absences', text: 'Un cours annulé 48 heures avant est remplacé.' }],
  },
  documents: [
    [
      'eleves.md',
      '# Élèves\n\n## Âge\nLes enfants commencent à partir de six ans.\n\n## Instruments\nNous prêtons une guitare pendant le premier trimestre.\n',
    ],
    ['salles.txt', "Les salles de répétition sont ouvertes aux élèves jusqu'à 22 heures.\n"],
    ['concert.txt', 'Le concert des élèves a lieu en juin au théâtre des Célestins.\n'],
  ],
};

/** Nine small businesses of different kinds, each with a profile and three documents. */
export const SUITE_FOUR_BUSINESSES: readonly Business[] = [
  OPTICIAN,
  LETTINGS,
  POTTERY,
  IDIOMAS,
  TATTOO,
  NUTRITION,
  BIKES,
  TAX,
  MUSIC,
];
