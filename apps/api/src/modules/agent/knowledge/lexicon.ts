import type { KnowledgeLanguage, Topic } from './question-words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words about a topic in English, Spanish, Portuguese and German, without accents. */
export const TOPIC_WORDS: Readonly<Record<Topic, ReadonlySet<string>>> = {
  price: set(`price prices pricing priced cost costs costing charge charges fee fees rates expensive cheap
    precio precios cuesta cuestan coste costes costo costos cobran cobrais tarifa tarifas
    preco precos custa custam custo custos cobram taxa taxas
    preis preise kostet kosten gebuhr gebuhren teuer wieviel`),
  duration: set(`duration lasts dura duran duracion tarda tardan dura duram duracao demora dauert dauer`),
  hours: set(`open opens opening opened closed closes closing hours
    abierto abierta abiertos abre abren abris cierra cierran cerrado cerrada cerrados horario horarios
    aberto aberta abertos abrem fecha fecham fechado fechada fechados
    offen geoffnet offnet offnungszeiten schliesst schliessen geschlossen sprechzeiten sprechstunden`),
  address: set(`address located location directions direccion ubicacion ubicados ubicado situados
    endereco localizacao localizados localizado morada adresse anfahrt standort`),
  phone: set(`phone telephone telefono telefone telefon telefonnummer rufnummer`),
  email: set(`email mail correo`),
  services: set(''),
};

/** Words that mean "free of charge". They state a price in a passage; in a question they can also mean "available". */
export const FREE_WORDS: ReadonlySet<string> =
  set(`free gratis gratuito gratuita gratuitos gratuitas kostenlos kostenfrei
  umsonst complimentary`);

/**
 * Words that are irrelevant to the subject of a question. The text search configurations of PostgreSQL remove further
 * words.
 */
export const DROPPED_WORDS: ReadonlySet<string> = set(`
  what when where who whom whose which why how do does did is are was were am be been being have has had can could will would shall should may might
  i you we they he she it me us them my your our their this that these those there here the a an and or but if then of to for from in on at by with
  about any some much many more most long please thanks thank hello hi hey ok okay also just so not no yes offer offers provide provides get got give need
  want like know tell say possible available sell allow allowed find use make go let me s t m re ve ll d something anything someone usually
  que cual cuales cuando donde quien como cuanto cuanta cuantos cuantas por para con sin de del el la los las lo un una unos unas y o u es son esta estan
  estais hay tiene tienen teneis tengo puedo puede pueden podeis quiero quisiera necesito ofrecen ofreceis hacen hace hola gracias favor me mi su sus se si no
  vosotros ustedes usted yo tu ser en al a ante sobre tambien ahi algun alguna saber decir dar vale sale vender venden tiempo
  qual quais quando onde quem quanto quanta quantos quantas com sem do da dos das no na nos nas o os as um uma uns umas e sao esta estao ha tem temos
  tenho posso pode podem quero queria gostaria preciso oferecem fazem faz ola obrigado obrigada meu minha seu sua voces voce eu nao sim fica ficam em ao algum
  saber dizer vende tempo tambem ai
  was wann wo wer wie welche welcher welches welchem welchen warum viel viele lange der die das den dem des ein eine einen einem einer und oder ist sind war haben habt hat
  habe kann konnen konnt konnte mochte will brauche muss bietet bieten macht machen gibt es ich du wir ihr sie er mich mir mein meine dein ihre ihr euer eure bei
  mit ohne fur von vom zu zum zur im in an am auf aus nach uber auch noch nur bitte danke hallo ja nein nicht kein keine man wissen sagen geben verkaufen
  seid bin finde findet finden liegt liegen komme kommt hin euch da take takes reach contact erreichen kontaktieren contactar
  service services servicio servicios servico servicos leistung leistungen angebot
  btw way anyway lol haha exactly roughly damage something someone anything per pro over until till whats hows wheres whens whos theres thing stuff guys lads mind possible allowed able know wondering wonder question quick hey hiya
  partir pueden van vais vas trabajais haceis poneis aceptais dais hacer hace falta necesito debo hay sois estais teneis kiero xa por cierto duda pregunta tal
  partir podem fazer faz falta devo duvida pergunta gostava estao
  aufs ins ans beim furs ab sich bis seit ne nen nem bekomm bekomme bekommt bekommen kriege kriegt kriegen mal denn eigentlich spass ganze etwa ungefahr wahrend frage kurz darf durfen soll sollte sollen mussen musst musste konnte wollen
  quel quelle quels quelles les des une est que qui pour avec dans vous nous mes mon votre vos sur aux bonjour rebonjour merci
  podria podrias podriamos podrian podre podremos poderia poderiamos poderiam hes shes remind remember listen oye oiga oigan mira mire perdona disculpa recuerdame olha olhe escuta desculpe lembra hor horen erinner
  eso esto ello isso isto aquilo tras tuve tuvo tener tive teve ter hatte hatten haben sei sabemos weiss dafur davon damit darauf drauf daran hierfur dazu
  despues depois afterwards afterward danach hinterher nachher
  though anyways normally typically generally entonces pues normalmente habitualmente entao geralmente dann halt eben normalerweise
  bringt wird werden einfach also denn gern gerne`);

/** Words for the location of the business. A question about where one of these places is refers to the address. */
export const PLACES: ReadonlySet<string> =
  set(`business office practice clinic studio gym shop store salon school place restaurant
  oficina consulta consultorio clinica estudio gimnasio tienda negocio local escuela academia escritorio loja estudio
  praxis buro studio laden geschaft klinik schule`);

/** Frequent words that identify the language of a question. */
export const FREQUENT_WORDS: Readonly<Record<KnowledgeLanguage, ReadonlySet<string>>> = {
  en: set(`what when where who which how much many long do does did is are can could you your have has the an of to for on with my we there any it
    cost costs price prices open opening hours closed close address please and or at i offer accept`),
  es: set(`que cual cuando donde cuanto cuanta cuantos cuesta cuestan el la los las un una de del en y por para con tienen teneis hay puedo puede pueden es
    son esta estan vale precio precios horario abren abierto abierta cierran direccion mi su se aceptan ofrecen hacen como tiempo tarda hora`),
  pt: set(`que qual quando onde quanto quanta quantos custa custam o a os as um uma de do da dos das em no na e por para com tem ha posso pode podem sao
    fica ficam preco precos horario abrem aberto aberta fecham endereco meu minha seu voces voce aceitam oferecem fazem como tempo demora horas`),
  de: set(`was wann wo wer wie welche viel lange der die das den dem ein eine einen und oder ist sind haben habt hat kann konnen gibt es ich wir ihr sie
    mein meine bei mit fur von zu zum zur im am auf kostet kosten preis preise offen geoffnet adresse bitte bietet dauert man`),
};
