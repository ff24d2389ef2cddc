import type { Business } from '../script.ts';

const DENTIST: Business = {
  key: 'dentist',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Elm Street Dental',
    description: 'Family dentists in Norwich.',
    address: '7 Elm Street, Norwich NR3 1AA',
    phone: '+44 1603 496 0101',
    email: 'smile@elmstreet.example',
    services: [
      { name: 'Check-up', description: 'With X-rays if needed.', price: '£55', durationMinutes: 20 },
      { name: 'Hygienist', description: 'Scale and polish.', price: '£70', durationMinutes: 30 },
      { name: 'Whitening', description: 'Trays to use at home.', price: '£320', durationMinutes: null },
    ],
    policies: [
      { title: 'Cancellations', text: 'Appointments cancelled less than 24 hours ahead cost £25.' },
      { title: 'Nervous patients', text: 'We offer sedation on Thursdays and never rush you.' },
    ],
  },
  documents: [
    [
      'visit.md',
      `# Your visit

## Getting here
Bus 11 stops opposite. There are four spaces behind the practice, and the rest of the street needs a permit.

## Access
There is a ramp at the side door. The treatment rooms are on the ground floor.

## First visit
Please arrive ten minutes early, with a list of your medicines and your passport or licence.

## Children
Children under six are seen free of charge when a parent is a patient.

## Payment
Cards and cash are fine. Treatment above £300 can be split into six monthly payments.

## Insurance
We send claims directly to Bupa and Denplan. Other insurers refund you.
`,
    ],
    [
      'after.md',
      `# After treatment

## Fillings
Wait until the numbness is gone before you eat. Expect some sensitivity for a week.

## Extractions
Do not smoke or use a straw for three days. Stitches dissolve within two weeks.
`,
    ],
    ['team.txt', 'Dr Hana Okafor also speaks French. Dr Piet Visser treats gum disease.\n'],
    ['emergency.txt', 'For a broken tooth or swelling at night, call 111. We keep two urgent slots every morning.\n'],
  ],
};

const GYM: Business = {
  key: 'gym',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Gimnasio Pulso',
    description: 'Sala de fitness y clases dirigidas.',
    address: 'Avenida del Puerto 40, 46021 Valencia',
    phone: '+34 961 234 502',
    email: 'hola@pulso.example',
    services: [
      { name: 'Cuota mensual', description: 'Acceso libre a sala y clases.', price: '39 €', durationMinutes: null },
      { name: 'Pase de un día', description: '', price: '9 €', durationMinutes: null },
      { name: 'Entrenador personal', description: 'Sesión individual.', price: '35 €', durationMinutes: 60 },
    ],
    policies: [
      { title: 'Permanencia', text: 'No hay permanencia: puedes darte de baja avisando quince días antes.' },
      { title: 'Matrícula', text: 'La matrícula cuesta 20 € y es gratuita en septiembre.' },
    ],
  },
  documents: [
    [
      'centro.md',
      `# El centro

## Vestuarios
Hay duchas con jabón y taquillas. Trae tu propio candado; las toallas se alquilan por 1 €.

## Aparcamiento
El parking del centro comercial es gratuito durante dos horas si sellas el tique en recepción.

## Edad mínima
Se admite a partir de 16 años. Los menores de 18 necesitan la firma de un tutor.

## Clases
Las plazas de yoga y ciclo se reservan en la app con 24 horas de antelación.

## Congelar la cuota
Puedes congelar la cuota hasta tres meses al año por lesión o viaje.

## Embarazo
Las embarazadas pueden entrenar con autorización médica y tienen un grupo los martes.
`,
    ],
    ['descuentos.csv', 'Colectivo,Descuento\nEstudiantes,20 %\nMayores de 65,30 %\nParados,25 %\n'],
    ['normas.txt', 'Es obligatorio usar toalla en las máquinas. No se permite grabar vídeos en la sala.\n'],
  ],
};

const GARAGE: Business = {
  key: 'garage',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Autowerkstatt Brandt',
    description: 'Meisterbetrieb für alle Marken.',
    address: 'Industriestraße 18, 28199 Bremen',
    phone: '+49 421 9876 110',
    email: 'werkstatt@brandt.example',
    services: [
      { name: 'Inspektion', description: 'Nach Herstellervorgabe.', price: 'ab 189 €', durationMinutes: 180 },
      { name: 'Ölwechsel', description: 'Mit Filter.', price: '89 €', durationMinutes: 45 },
      { name: 'Reifenwechsel', description: 'Vier Räder mit Auswuchten.', price: '59 €', durationMinutes: 40 },
    ],
    policies: [
      { title: 'Kostenvoranschlag', text: 'Ein Kostenvoranschlag ist kostenlos und gilt vier Wochen.' },
      { title: 'Garantie', text: 'Auf Reparaturen geben wir zwei Jahre Garantie.' },
    ],
  },
  documents: [
    [
      'werkstatt.md',
      `# In der Werkstatt

## Ersatzwagen
Einen Ersatzwagen gibt es für 25 € am Tag, bitte drei Tage vorher bestellen.

## Abgeben am Abend
Werfen Sie den Schlüssel mit dem ausgefüllten Umschlag in den Kasten am Tor.

## Bezahlung
Wir nehmen EC-Karte, Bargeld und Ratenzahlung ab 500 €.

## Einlagerung
Wir lagern Ihre Räder für 45 € pro Saison ein.

## Hauptuntersuchung
Der TÜV-Prüfer kommt dienstags und donnerstags ins Haus. Die Prüfung kostet 149 €.

## Elektroautos
An Hochvoltbatterien arbeiten wir nicht. Bremsen und Fahrwerk machen wir auch bei Elektroautos.
`,
    ],
    ['notdienst.txt', 'Bei einer Panne schleppt die Firma Hansen ab: 0421 555 010, Tag und Nacht.\n'],
    ['warten.txt', 'Im Warteraum gibt es WLAN und Kaffee. Die Buslinie 27 hält vor der Tür.\n'],
  ],
};

const VET: Business = {
  key: 'vet',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Clínica Veterinária Bigodes',
    description: 'Cuidados para cães, gatos e coelhos.',
    address: 'Rua das Flores 88, 4050-262 Porto',
    phone: '+351 223 456 701',
    email: 'ola@bigodes.example',
    services: [
      { name: 'Consulta', description: '', price: '38 €', durationMinutes: 30 },
      { name: 'Vacina', description: 'Inclui exame físico.', price: '45 €', durationMinutes: 20 },
      { name: 'Esterilização de gata', description: '', price: '140 €', durationMinutes: null },
    ],
    policies: [{ title: 'Urgências', text: 'De noite atende o hospital Vetcentro, 222 333 010.' }],
  },
  documents: [
    [
      'cuidados.md',
      `# Antes e depois

## Jejum
O animal não deve comer nas doze horas antes da cirurgia. Pode beber água até duas horas antes.

## Pontos
Os pontos são retirados ao fim de dez dias, sem custo.

## Transporte de gatos
Traga o gato numa transportadora com uma manta conhecida.

## Microchip
O registo do microchip é obrigatório e custa 25 €.

## Seguro
Trabalhamos com os seguros Fidelidade Pets e Petcare. Passamos fatura para os restantes.

## Viajar
O passaporte e a vacina da raiva têm de estar prontos 21 dias antes da viagem.
`,
    ],
    ['hotel.csv', 'Estadia,Preço por noite\nCão pequeno,18 €\nCão grande,24 €\nGato,14 €\n'],
    ['domicilio.txt', 'Fazemos visitas ao domicílio às quartas-feiras por mais 20 €.\n'],
  ],
};

const DRIVING: Business = {
  key: 'driving',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'First Gear Driving School',
    description: 'Manual and automatic lessons in Leicester.',
    address: '30 Granby Street, Leicester LE1 1DE',
    phone: '+44 116 496 0220',
    email: 'go@firstgear.example',
    services: [
      { name: 'Driving lesson', description: 'Manual car.', price: '£36', durationMinutes: 60 },
      { name: 'Automatic lesson', description: '', price: '£40', durationMinutes: 60 },
      { name: 'Intensive course', description: 'Thirty hours in one week.', price: '£1,050', durationMinutes: null },
    ],
    policies: [{ title: 'Late cancellations', text: 'Lessons cancelled on the same day are charged in full.' }],
  },
  documents: [
    [
      'learners.md',
      `# Learners

## Before you start
You need a provisional licence. Bring it to every lesson, with glasses if you wear them.

## Pick-up
Your instructor collects you from home, work or college within five miles.

## Theory
We lend you the theory app for free. Most learners pass after three weeks of practice.

## Test day
Using our car for the test costs £75 and includes a lesson beforehand.

## Who teaches
Farah and Tom teach manual; only Farah has an automatic. Farah also speaks Urdu.

## Blocks
A block of ten lessons costs £330 and is valid for a year.
`,
    ],
    ['adults.txt', 'Refresher lessons after a long break start on quiet roads. There is no upper age limit.\n'],
    ['bad-weather.txt', 'We cancel lessons without charge in snow or ice.\n'],
  ],
};

const SCHOOL: Business = {
  key: 'school',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Escuela Babel',
    description: 'Clases de inglés, alemán y español.',
    address: 'Calle Mayor 22, 50001 Zaragoza',
    phone: '+34 976 234 118',
    email: 'cursos@babel.example',
    services: [
      { name: 'Curso de grupo', description: 'Dos tardes por semana.', price: '85 € al mes', durationMinutes: 90 },
      { name: 'Clase particular', description: '', price: '28 €', durationMinutes: 60 },
      { name: 'Curso intensivo', description: 'Cuatro semanas en julio.', price: '420 €', durationMinutes: null },
    ],
    policies: [{ title: 'Devoluciones', text: 'Devolvemos el dinero hasta una semana antes de empezar.' }],
  },
  documents: [
    [
      'cursos.md',
      `# Cursos

## Prueba de nivel
La prueba de nivel es gratuita, dura veinte minutos y se hace por internet.

## Grupos
Los grupos tienen entre cinco y ocho alumnos.

## Libros
El libro se paga aparte y cuesta unos 30 €.

## Exámenes oficiales
Preparamos los exámenes de Cambridge y Goethe, pero la tasa se paga al instituto.

## Niños
Los niños empiezan a los seis años, los sábados por la mañana.

## Recuperar clases
Quien falta a una clase puede recuperarla en otro grupo dentro del mismo mes.
`,
    ],
    ['certificado.txt', 'Al terminar recibes un certificado de asistencia si has venido al 80 % de las clases.\n'],
    ['empresas.txt', 'Damos clases en empresas a partir de cuatro empleados y son bonificables.\n'],
  ],
};

const HAIR: Business = {
  key: 'hair',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Salão Caracol',
    description: 'Cabeleireiro unissexo.',
    address: 'Rua do Salitre 15, 1250-198 Lisboa',
    phone: '+351 213 456 811',
    email: 'marcar@caracol.example',
    services: [
      { name: 'Corte de senhora', description: 'Com lavagem.', price: '28 €', durationMinutes: 45 },
      { name: 'Corte de homem', description: '', price: '16 €', durationMinutes: 30 },
      { name: 'Coloração', description: 'Sem amoníaco.', price: '52 €', durationMinutes: 120 },
      { name: 'Madeixas', description: '', price: '75 €', durationMinutes: 150 },
    ],
    policies: [{ title: 'Atrasos', text: 'Esperamos quinze minutos; depois a marcação passa para outro dia.' }],
  },
  documents: [
    [
      'salao.md',
      `# O salão

## Teste de alergia
Antes da primeira coloração fazemos um teste de alergia, 48 horas antes.

## Crianças
O corte até aos dez anos custa 10 €.

## Noivas
O penteado de noiva inclui uma prova e custa 140 €.

## Estacionamento
Não temos lugar próprio. O parque da Rua Braamcamp fica a dois minutos.

## Produtos
Usamos produtos veganos e vendemos champô a granel.

## Sem marcação
Às terças e quartas de manhã atendemos sem marcação.
`,
    ],
    ['ofertas.txt', 'Os cheques-prenda são válidos por um ano e podem ser comprados ao balcão.\n'],
    ['extensoes.txt', 'Aplicamos extensões de cabelo natural; a manutenção é de seis em seis semanas.\n'],
  ],
};

const PHYSIO: Business = {
  key: 'physio',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Physiotherapie Lindenhof',
    description: 'Praxis für Krankengymnastik und Massage.',
    address: 'Lindenallee 4, 50968 Köln',
    phone: '+49 221 9876 330',
    email: 'praxis@lindenhof.example',
    services: [
      { name: 'Krankengymnastik', description: 'Auf Rezept oder privat.', price: '42 €', durationMinutes: 25 },
      { name: 'Massage', description: 'Klassisch.', price: '38 €', durationMinutes: 20 },
      { name: 'Lymphdrainage', description: '', price: '58 €', durationMinutes: 45 },
    ],
    policies: [
      {
        title: 'Absagen',
        text: 'Termine können bis 24 Stunden vorher kostenlos abgesagt werden, danach berechnen wir 30 €.',
      },
    ],
  },
  documents: [
    [
      'praxis.md',
      `# Die Praxis

## Rezept
Die Behandlung muss innerhalb von 28 Tagen nach dem Ausstellen des Rezepts beginnen.

## Zuzahlung
Gesetzlich Versicherte zahlen zehn Prozent und zehn Euro je Verordnung dazu.

## Mitbringen
Bitte bringen Sie ein großes Handtuch und Ihre Versichertenkarte mit.

## Kleidung
Bequeme Kleidung reicht. Sportschuhe brauchen Sie nur für das Gerätetraining.

## Hausbesuche
Hausbesuche machen wir im Umkreis von fünf Kilometern, wenn sie verordnet sind.

## Barrierefreiheit
Die Praxis ist mit dem Aufzug erreichbar, die Türen sind breit genug für Rollstühle.
`,
    ],
    ['parken.txt', 'Vor dem Haus stehen zwei Plätze für Patienten bereit, sonst hilft die Tiefgarage am Markt.\n'],
    ['kurse.txt', 'Der Rückenkurs läuft über acht Abende und kostet 120 €. Die Krankenkasse erstattet einen Teil.\n'],
  ],
};

const PHOTO: Business = {
  key: 'photo',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'North Light Photography',
    description: 'Portraits, families and weddings.',
    address: '2 Foundry Lane, Sheffield S3 8RT',
    phone: '+44 114 496 0440',
    email: 'studio@northlight.example',
    services: [
      { name: 'Passport photos', description: 'Four prints and a code.', price: '£12', durationMinutes: 10 },
      { name: 'Family session', description: 'Ten edited pictures.', price: '£180', durationMinutes: 60 },
      {
        name: 'Wedding day',
        description: 'Eight hours with two photographers.',
        price: '£1,650',
        durationMinutes: null,
      },
    ],
    policies: [{ title: 'Deposit', text: 'A deposit of 30% holds a wedding date and is not refunded.' }],
  },
  documents: [
    [
      'sessions.md',
      `# Sessions

## What to wear
Plain colours work best. Bring a second outfit if you like.

## Pets
Dogs are welcome in family sessions, on a lead.

## Delivery
Edited pictures arrive by link after ten days. Wedding albums take two months.

## Extra pictures
Each further picture costs £15, and all of them £120.

## Outdoors
We shoot outdoors at no extra cost within ten miles. If it rains we move the session.

## Newborns
Newborns are photographed in their first two weeks, in a warm studio with breaks for feeding.
`,
    ],
    ['rights.txt', 'You may print and share your pictures. We ask before we publish any of them.\n'],
    ['prints.csv', 'Print,Price\n20 × 30 cm,£14\n40 × 60 cm,£38\nFramed 40 × 60 cm,£85\n'],
  ],
};

/** Businesses whose documents answer the questions of `questions.ts`. */
export const BUSINESSES: readonly Business[] = [DENTIST, GYM, GARAGE, VET, DRIVING, SCHOOL, HAIR, PHYSIO, PHOTO];
