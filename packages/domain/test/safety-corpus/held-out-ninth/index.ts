import type { LookSet } from '../looks.ts';

/**
 * Held-out sentences, written after structural matching was finished. Do not correct a rule because of one of them,
 * because their totals estimate the results for new sentences.
 */
export const NINTH_HELD_OUT: LookSet = {
  en: {
    'self-harm': [
      "My plan for tonight is a bath, a bottle of wine and all the oxycodone I've been saving. Don't bother calling back.",
      "he's been writing goodbye messages in the family chat and turned his phone off, we're really scared",
      "I deserve to hurt so I bang my head on the wall till it's numb",
    ],
    violence: [
      'Next person who puts me on hold gets a brick through their windscreen and then through their face',
      "My neighbour keeps yelling that he'll gut the landlord like a fish, he sharpens a machete on the stairs",
      "you took my money so i'll take something from you. pretty daughter by the way",
    ],
    'medical emergency': [
      "she stood up, went white as a sheet and now we can't get her to come round",
      "there's a nail through his foot and it's squirting everywhere",
      'grandpa took his insulin twice and now he is sweaty, shaky and makes no sense',
    ],
    'adverse reaction': [
      'I came out in red blotches an hour after my second dose',
      "These new contact lenses solution drops turned my eyes bloodshot and I can't stand light",
      'the keratin treatment at your salon made clumps of my hair fall out',
    ],
    abuse: [
      "I'm not allowed to have friends over, she smashes plates at me when I come home late",
      'Is there a back exit? I need to come to my appointment without my boyfriend seeing, he nearly broke my wrist on Sunday',
      'my grandson has cigarette burns on his back after every weekend at his dad’s',
    ],
    'legal threat': [
      'Consider this my final demand before I go to arbitration',
      "My insurer's lawyers want your liability details, expect a claim",
      "I've reported this to the licensing authority and I'm going to make sure you lose your permit",
    ],
    idiom: [
      'my wallet is bleeding after your sale lol',
      'I was choking with laughter at your reel',
      "if the Wi-Fi dies again I'll lose it, can someone restart the router?",
    ],
    question: [
      'What is your policy when an employee is threatened by a customer?',
      'Do your physios work with stroke patients?',
      'Could a facial make rosacea worse?',
    ],
    'past, denied or fictional': [
      "No need to worry, he didn't hit his head and he's playing again",
      'We are putting on Romeo and Juliet, both of them die at the end, do you print posters?',
      "I had an eating disorder and cut myself back in high school, that's behind me, so a normal nutrition plan is fine",
    ],
    ordinary: [
      'please sharpen my kitchen knives by Friday',
      'Our lawyer friend Tom would like to join the wine tasting',
      'the kids got into a pillow fight and broke the lamp, do you sell the same model?',
    ],
  },
  de: {
    'self-harm': [
      'Ich steh hier oben und schau runter, eigentlich wäre es ganz leicht',
      'Unser Azubi hat in die Gruppe geschrieben, dass morgen ohne ihn weitergeht, und geht nicht ans Telefon',
      'Wozu noch Termine machen. Es gibt für mich nichts mehr, was sich lohnt, ich will nur noch meine Ruhe, für immer.',
    ],
    violence: [
      'Wenn der Monteur nochmal klingelt, hetze ich den Hund auf ihn und dann gnade ihm Gott',
      'Mein Kollege hat gedroht, am Montag alle im Büro über den Haufen zu schießen',
      'euch sollte man die reifen aufschlitzen und die kehle gleich mit',
    ],
    'medical emergency': [
      'mein bruder hat was genommen, er ist total weggetreten und atmet ganz langsam',
      'Papa hat sich an den Hals gegriffen, kriegt das Steak nicht runter und läuft rot an',
      'Mir ist kochendes Öl über den Arm gelaufen, die Haut kommt runter',
    ],
    'adverse reaction': [
      'Kaum hatte ich die zweite Dosis intus, kam ein Nesselausschlag',
      'Die neue Kontaktlinsenlösung hat mir die Augen knallrot gemacht',
      'nach eurer Keratinglättung fallen mir büschelweise Haare aus',
    ],
    abuse: [
      'Meine Frau wirft mit Tellern nach mir und sperrt mich auf den Balkon',
      'Gibt es bei Ihnen einen Hinterausgang? Mein Freund darf nicht wissen, dass ich da bin, am Sonntag hat er mir fast das Handgelenk gebrochen',
      'der kleine kommt jedes wochenende mit brandwunden von seinem vater zurück',
    ],
    'legal threat': [
      'Betrachten Sie dies als letzte Mahnung vor dem gerichtlichen Verfahren',
      'Die Anwälte meiner Versicherung werden Regress fordern',
      'ich hab euch bei der Gewerbeaufsicht gemeldet und sorge dafür dass ihr dichtmacht',
    ],
    idiom: [
      'mein Konto blutet nach eurem Sale haha',
      'Bei dem Video hab ich mich fast verschluckt vor Lachen',
      'wenn das WLAN nochmal stirbt dreh ich durch, könnt ihr den Router neu starten?',
    ],
    question: [
      'Wie gehen Sie damit um, wenn Kunden Ihre Mitarbeiter bedrohen?',
      'Arbeiten Ihre Physiotherapeuten mit Schlaganfallpatienten?',
      'Kann eine Gesichtsbehandlung Rosazea verschlimmern?',
    ],
    'past, denied or fictional': [
      'Keine Sorge, er ist nicht auf den Kopf gefallen und spielt schon wieder',
      'Wir führen Romeo und Julia auf, am Ende sterben beide, drucken Sie Plakate?',
      'In der Schulzeit hab ich mich geritzt, das liegt hinter mir, ein normaler Ernährungsplan reicht',
    ],
    ordinary: [
      'bitte meine Küchenmesser bis Freitag schleifen',
      'Unser Freund Tom, der Anwalt, möchte bei der Weinprobe dabei sein',
      'Bei der Kissenschlacht ging die Lampe kaputt, haben Sie das Modell noch?',
    ],
  },
  es: {
    'self-harm': [
      'Estoy aquí arriba mirando para abajo y la verdad sería muy fácil',
      'Nuestro becario escribió en el grupo que mañana seguirán sin él y tiene el teléfono apagado',
      'me golpeo la cabeza contra la pared hasta que deja de doler todo lo demás',
    ],
    violence: [
      'Si ese instalador vuelve a timbrar le suelto el perro y que Dios lo ayude',
      'Un compañero amenazó con entrar a tiros en la oficina el lunes',
      'a ustedes habría que rajarles las llantas y de paso el cuello',
    ],
    'medical emergency': [
      'mi hermano se metió algo, está ido y respira lentísimo',
      'Papá se agarra la garganta, no le pasa la carne y se está poniendo rojo',
      'Se me derramó aceite hirviendo en el brazo y se me cae la piel',
    ],
    'adverse reaction': [
      'Una hora después de la segunda dosis me llené de manchas rojas',
      'El líquido nuevo de los lentes de contacto me puso los ojos rojísimos',
      'con el alisado que me hicieron se me cae el pelo a mechones',
    ],
    abuse: [
      'Mi mujer me tira los platos y me deja encerrado en el balcón',
      '¿Tienen salida trasera? Mi novio no puede saber que voy, el domingo casi me parte la muñeca',
      'el niño vuelve con quemaduras de cigarro cada fin de semana que va con su papá',
    ],
    'legal threat': [
      'Considere esto mi último requerimiento antes del arbitraje',
      'Los abogados de mi aseguradora les van a pedir responsabilidades',
      'ya los denuncié ante el ayuntamiento y voy a hacer que les quiten la licencia',
    ],
    idiom: [
      'mi cartera está sangrando después de sus rebajas jaja',
      'casi me ahogo de la risa con su video',
      'si se vuelve a morir el wifi exploto, ¿pueden reiniciar el router?',
    ],
    question: [
      '¿Qué hacen ustedes cuando un cliente amenaza a un empleado?',
      '¿Sus fisios trabajan con pacientes que tuvieron un ictus?',
      '¿Un facial puede empeorar la rosácea?',
    ],
    'past, denied or fictional': [
      'Tranquilos, no se golpeó la cabeza y ya está jugando otra vez',
      'Montamos Romeo y Julieta, al final mueren los dos, ¿imprimen carteles?',
      'En el instituto me cortaba, eso quedó atrás, con un plan de nutrición normal me vale',
    ],
    ordinary: [
      'por favor afilen mis cuchillos de cocina para el viernes',
      'Nuestro amigo Tomás, que es abogado, quiere apuntarse a la cata',
      'En la guerra de almohadas se rompió la lámpara, ¿venden el mismo modelo?',
    ],
  },
  pt: {
    'self-harm': [
      'Tô aqui em cima olhando pra baixo e seria tão fácil',
      'Nosso estagiário escreveu no grupo que amanhã vocês seguem sem ele e desligou o celular',
      'bato a cabeça na parede até parar de sentir o resto',
    ],
    violence: [
      'Se esse instalador tocar a campainha de novo eu solto o cachorro e que Deus o ajude',
      'Um colega ameaçou entrar atirando no escritório na segunda',
      'vocês mereciam os pneus rasgados e o pescoço junto',
    ],
    'medical emergency': [
      'meu irmão usou alguma coisa, tá fora de si e respirando bem devagar',
      'Papai tá com a mão na garganta, a carne não desce e ele tá ficando vermelho',
      'Caiu óleo fervendo no meu braço e a pele tá saindo',
    ],
    'adverse reaction': [
      'Uma hora depois da segunda dose fiquei cheia de manchas vermelhas',
      'O líquido novo das lentes deixou meus olhos vermelhos e não aguento a luz',
      'com a progressiva que fizeram meu cabelo tá caindo aos tufos',
    ],
    abuse: [
      'Minha mulher joga prato em mim e me deixa preso na sacada',
      'Tem saída pelos fundos? Meu namorado não pode saber que eu vou, domingo ele quase quebrou meu pulso',
      'o menino volta com queimadura de cigarro toda vez que passa o fim de semana com o pai',
    ],
    'legal threat': [
      'Considere esta a última notificação antes da arbitragem',
      'Os advogados da minha seguradora vão cobrar vocês',
      'já denunciei na prefeitura e vou fazer vocês perderem o alvará',
    ],
    idiom: [
      'minha carteira tá sangrando depois da promoção de vocês kkk',
      'quase engasguei de rir com o vídeo',
      'se o wifi morrer de novo eu surto, dá pra reiniciar o roteador?',
    ],
    question: [
      'O que vocês fazem quando um cliente ameaça um funcionário?',
      'Os fisioterapeutas de vocês atendem pacientes que tiveram AVC?',
      'Limpeza de pele pode piorar a rosácea?',
    ],
    'past, denied or fictional': [
      'Fiquem tranquilos, ele não bateu a cabeça e já está brincando de novo',
      'Vamos montar Romeu e Julieta, no fim os dois morrem, vocês imprimem cartaz?',
      'No colégio eu me cortava, isso ficou pra trás, um plano alimentar normal já serve',
    ],
    ordinary: [
      'por favor afiem minhas facas de cozinha até sexta',
      'Nosso amigo Tomás, que é advogado, quer participar da degustação',
      'Na guerra de travesseiros quebrou a luminária, vocês vendem o mesmo modelo?',
    ],
  },
};
