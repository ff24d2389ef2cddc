/** A kind of evidence for a category. The weight is added once per message, however often the pattern matches. */
export interface EvidenceField {
  readonly weight: number;
  /** Patterns of whole words in English, German, Spanish and Portuguese, without accents. */
  readonly pattern: RegExp;
}

export const field = (weight: number, ...patterns: readonly string[]): EvidenceField => ({
  weight,
  pattern: new RegExp(`(?<![a-z])(?:${patterns.join('|')})(?![a-z])`),
});

const MEANS =
  'pills?|tablets|rope|noose|blade|razor\\w*|bridge|roof\\w*|rifle|bottle|tabletten|strick|seil|klinge|brucke|dach|gewehr|pastillas|cuerda|soga|cuchilla|puente|azotea|escopeta|comprimidos|corda|gilete|ponte|telhado|cartela|remedios';

/**
 * Evidence fields by category. The fields of a category are independent of each other, and their weights are added up
 * over the whole message.
 */
export const EVIDENCE: Readonly<Record<string, readonly EvidenceField[]>> = {
  SELF_HARM: [
    field(
      0.3,
      'good ?bye|farewell|letters?|note|sorry for everything|forgive me|thank(?:s| you)(?: \\w+)? for everything|abschied\\w*|verzeih\\w*|danke fur alles|brief|despid\\w*|despedi\\w*|adios|perdon\\w*|gracias por todo|carta|nota que dice|adeus|perdao|obrigad[oa] por tudo|bilhete',
    ),
    field(
      0.3,
      "(?:i(?:'ve| have)?|have) (?:decided|made up my mind)|made (?:a|my) decision|beschlossen|entschlossen|entschieden|(?:la|mi|una) decision|decidid[oa]|decisao|decidi|no one (?:can|will) stop|nadie me va a|ninguem vai me|endgultig|for good|para siempre|pra sempre|fur immer",
    ),
    field(
      0.35,
      "(?:won'?t|not) (?:be|need|see|make)(?: \\w+){0,3} (?:here|alive|around|anymore|it)|somebody else|someone else|nicht mehr (?:brauche?|da|hier|erleb\\w+|geben)|brauche ihn nicht mehr|ni ningun otro dia|ya no (?:voy|estare|vaya)|no voy a (?:ir|estar|volver)|outra pessoa|nao vou (?:mais|estar)|bin ich weg|jemand anderem|otra persona",
    ),
    field(
      0.2,
      'calm|at peace|peaceful|relief|relieved|free at last|ruhe|frieden|erlosung|erleichter\\w*|en paz|tranquil[oa]|aliviad[oa]|em paz|alivio',
    ),
    field(0.3, MEANS),
    field(
      0.4,
      "can'?t (?:go on|take (?:it|this)|do this|cope)|hopeless|pointless|worthless|empty inside|exhausted of|tired of (?:it all|everything|life)|what'?s the point|kann nicht mehr|halte? (?:\\w+ )?nicht (?:mehr )?aus|will nicht mehr|sinnlos|hoffnungslos|wertlos|leer|no (?:puedo|aguanto|doy) mas|sin sentido|vacio|para que (?:vivir|seguir|quiero)|no le veo sentido|nao (?:aguento|suporto|consigo) mais|cansei de|sem sentido|vazio",
    ),
    field(
      0.4,
      'die|dying|death|dead|suicid\\w*|existing|alive|wake up|sterben|tot|tod|aufwach\\w*|leben|morir\\w*|muert[eoa]|vivir|vida|despertar\\w*|morrer|morte|viver|acordar|sumir|desaparecer|disappear|verschwinden',
    ),
    field(0.2, 'enough|how many|wie viele|reicht|cuant[oa]s|quant[oa]s|already took|taken \\d+|overdos\\w*'),
    field(
      0.3,
      'do something (?:stupid|to (?:him|her)self)|was antu\\w+|(?:una|alguna) (?:locura|tonteria)|(?:uma|alguma) (?:besteira|loucura)|better (?:off )?without|ohne mich|sin mi|sem mim|nobody (?:would|will)|niemand (?:wurde|wird)|nadie me (?:va a|extran\\w+)|ninguem (?:ia|vai|nem)',
    ),
  ],
  VIOLENCE: [
    field(
      0.3,
      "(?:i'?m|we'?re|i will be|i am) (?:coming|on my way|waiting|outside)|(?:ich|wir) komm\\w*|warte (?:heute|auf|vor)|voy para alla|voy (?:a ir|con)|(?:to|estou) indo|vou ai|bring(?:ing)? my|mit meinen|con mis|com (?:meus|dois|tres)|come (?:back )?with|personlich",
    ),
    field(
      0.4,
      'blood|regret|hospital|coffin|grave|stretcher|wheelchair|pieces|smash\\w*|break|broken|crush|heads?|teeth|knock(?:ed|s)?|blut|bereu\\w*|krankenhaus|sarg|knochen|zahne|fresse|kaputt|sangre|arrepent\\w*|cementerio|ataud|cabeza|dientes|huesos|romper|sangue|arrepend\\w*|caixao|cemiterio|maca|dentes|cabeca|ossos|arrebent\\w*',
    ),
    field(
      0.35,
      'bat|gun|knife|rifle|petrol|axe|crowbar|iron bar|schlager|pistole|messer|axt|benzin|bate|pistola|cuchillo|gasolina|navaja|barra de ferro|revolver|faca|gasolina|explosive\\w*|bomb\\w*',
    ),
    field(
      0.25,
      "watch out|be careful|careful|think (?:carefully|twice)|last (?:warning|chance)|you(?:'ll| will) see|wait and see|pass(?:t)? (?:bloss |gut )?auf|uberleg\\w*|letzte warnung|ihr werdet sehen|cuidado|ya veran|avisad[oa]s?|ultimo aviso|se cuida|vai ver|toma cuidado",
    ),
    field(
      0.35,
      'your (?:kids?|children|daughter|son|family|wife|car|house)|where (?:you|she|he) (?:live|lives|park)|(?:deine|eure|ihre) (?:kinder|tochter|familie|frau)|wo du wohnst|(?:tu|su|sus) (?:hij[oa]s?|familia|casa)|donde vive\\w*|(?:seus?|suas?) (?:filh[oa]s?|familia|casa)|onde (?:voce|ela|ele) mora',
    ),
    field(
      0.15,
      'accidents?|happen|never (?:walk|work|smile|wake)|not a single|nobody will|unfalle?|passier\\w*|accidentes? pasan?|ni un[oa]|nem um|acidente\\w*|acontece\\w*',
    ),
    field(
      0.1,
      'ignored|lied|fed up|patience|enough|waited|three times|dreimal|geduld|es reicht|schnauze voll|paciencia|hart[oa]|se acabo|ultima vez|cansei|acabou|palhaco',
    ),
    field(
      0.15,
      'swear|promise|no joke|not a joke|i mean it|schwor\\w*|mein ernst|verspreche|juro|no es broma|en serio|prometo|nao e brincadeira|to falando serio',
    ),
  ],
  MEDICAL_EMERGENCY: [
    field(
      0.2,
      'sudden\\w*|just now|right now|all of a sudden|minutes?|since (?:this morning|breakfast|an hour)|plotzlich|gerade|seit (?:einer|zwei|heute|\\d+)|auf einmal|de repente|ahora|acaba de|hace (?:un rato|\\d+|media)|agora|do nada|faz (?:\\d+|uma)',
    ),
    field(
      0.4,
      'blue|gr[ae]y|cold|floppy|limp|drool\\w*|sweat\\w*|clammy|pale|barely|gurgl\\w*|blau|grau|schlaff|kalt|schwitz\\w*|blass|rochel\\w*|kaum|azul|morad[oa]|fri[oa]|sudan\\w*|palid[oa]|apenas|baba|rox[oa]|gelad[oa]|suando|molinh[oa]|quase nao',
    ),
    field(
      0.45,
      "can(?:no|')?t (?:\\w+ )?(?:walk|see|speak|talk|swallow|feel|move|breathe|wake|stand)|(?:kann|konnen) (?:\\w+ ){0,4}(?:nicht|nichts) (?:\\w+ )?(?:sehen|sprechen|gehen|schlucken|bewegen|atmen|stehen)|no (?:puede|puedo) (?:\\w+ )?(?:ver|hablar|caminar|tragar|mover\\w*|respirar)|nao (?:consegue|consigo) (?:\\w+ )?(?:ver|falar|andar|engolir|mexer|respirar|ficar em pe)",
    ),
    field(
      0.15,
      "won'?t stop|severe|so much|badly|heavily|stark\\w*|hort nicht auf|schlimm|mucho|muchisim[oa]|no para|fuerte|muito|nao para|forte|demais",
    ),
    field(
      0.15,
      'baby|newborn|pregnant|toddler|grand(?:ma|pa|dad|father|mother)|saugling|schwanger|oma|opa|bebe|embarazada|abuel[oa]|nene|gravida|avo|vovo',
    ),
    field(
      0.25,
      'swallowed|stung|bitten|fell|fallen|hit (?:his|her|my) head|electrocuted|drowned|crash|verschluckt|gestochen|gefallen|gesturzt|unfall|trago|pico|se cayo|golpeo|accidente|engoliu|picad[oa]|caiu|bateu a cabeca|acidente',
    ),
    field(
      0.2,
      'help|asap|what (?:do|should) (?:i|we) do|ambulance|911|112|999|emergency|hurry|hilfe|notarzt|krankenwagen|schnell|was sollen wir|ayuda|ambulancia|urgente|emergencia|socorro|samu|ajuda|emergencia',
    ),
    field(
      0.3,
      'unconscious|collapsed|seizure|chest|throat|bleeding|stroke|bewusstlos|brust|hals|blutet|krampf\\w*|pecho|garganta|sangra\\w*|desmay\\w*|convuls\\w*|peito|sangr\\w*|desmai\\w*|lingua|lengua|zunge|tongue',
    ),
  ],
  ADVERSE_REACTION: [
    field(
      0.25,
      'pills?|tablets?|meds|medication|medicine|antibiotic\\w*|jab|vaccin\\w*|cream|filler|botox|peel|laser|dye|dose|inhaler|drops|infusion|tattoo|wax|tabletten|mittel|spritze|impfung|salbe|creme|tropfen|behandlung|pastillas?|medicacion|medicina|vacuna|crema|tinte|pomada|jarabe|inyeccion|tratamiento|remedio|comprimido|vacina|creme|injecao|tinta|preenchimento|tratamento|xarope|[a-z]{3,}(?:cillin|mycin|pril|statin|oxetin\\w*|zepam|prazol\\w*|sartan|profen\\w*|cilina|micina)',
    ),
    field(
      0.2,
      'since|after|ever since|every time|days? (?:into|later|after)|seit\\w*|nach|jedes mal|desde|despues|tras|cada vez|depois|apos|toda vez|because of|wegen|von de[rnm]',
    ),
    field(
      0.25,
      'rash|hives|swollen|swelling|vomit\\w*|sick|dizzy|itch\\w*|burn\\w*|blister\\w*|numb|fever|headache|shak\\w*|heart (?:rac|pound)\\w*|ausschlag|schwell\\w*|geschwollen|ubel|schwindel\\w*|juck\\w*|brenn\\w*|taub|fieber|herzrasen|ronchas|hinchad[oa]|vomit\\w*|maread[oa]|pica\\w*|arde|fiebre|temblor\\w*|taquicardia|inchad[oa]|enjo\\w*|tont\\w*|cocando|coceira|ardendo|febre|tremor\\w*',
    ),
    field(
      0.15,
      'is (?:this|that|it) normal|supposed to|still|worse|can i stop|should i stop|ist das normal|immer noch|schlimmer|absetzen|es normal|sigue|peor|dejar de|e normal|ainda|pior|posso parar|parar de',
    ),
  ],
  ABUSE: [
    field(
      0.15,
      'he|she|husband|wife|boyfriend|partner|ex|stepdad|dad|father|mother|uncle|coach|er|mein (?:mann|freund|ex|vater)|stiefvater|onkel|trainer|el|marido|esposo|novio|pareja|padrastro|padre|ele|namorado|padrasto|pai|tio|treinador',
    ),
    field(
      0.4,
      'hits?|beats?|slap\\w*|push\\w*|chok\\w*|kick\\w*|threw me|grab\\w*|schlagt|geschlagen|schubst|gewurgt|getreten|packt|pega|golpe\\w*|empuj\\w*|agarr\\w*|patea|bate|bateu|empurr\\w*|chut\\w*|agarrou|espanc\\w*|apanh\\w*',
    ),
    field(
      0.3,
      "(?:can'?t|don'?t) (?:talk|call|write)|in the (?:shower|other room)|if (?:he|she) (?:finds|sees|knows)|scared|afraid|terrified|angst|heimlich|nicht anrufen|wenn er (?:es |das )?(?:merkt|erfahrt)|miedo|no (?:llamen|puedo hablar)|si se entera|medo|nao (?:liguem|posso falar)|se ele (?:souber|descobrir)",
    ),
    field(
      0.3,
      'locks?|locked|phone|passport|money|bank|alone|friends|sperrt|eingesperrt|handy|ausweis|konto|encierra|encerro|celular|dinero|salir|tranc\\w*|celular|dinheiro|sair',
    ),
    field(
      0.25,
      'bruise\\w*|black eye|swollen face|blaue[rs]? (?:auge|flecken)|moret\\w*|ojo morado|olho roxo|roxos|hematoma\\w*|she fell|sei gesturzt|se cayo',
    ),
    field(
      0.45,
      'undress|naked|touch(?:es|ed)? (?:me|us)|my bed|fasst (?:mich|uns)|ausziehen|nackt|nos toca|me toca|desnud\\w*|manose\\w*|pelad[oa]|passa a mao|me tocou',
    ),
  ],
  LEGAL_THREAT: [
    field(
      0.3,
      'lawyer|attorney|solicitor|legal|anwalt\\w*|rechtsanwalt\\w*|rechtlich\\w*|abogad[oa]s?|legales?|advogad[oa]s?|juridic\\w*',
    ),
    field(
      0.4,
      'court|judge|sue|lawsuit|tribunal|claim|damages|proceedings|gericht\\w*|richter|klage\\w*|verklag\\w*|juez|juzgado\\w*|demanda\\w*|juicio|juiz|processo|justica|acao',
    ),
    field(
      0.3,
      'fraud|scam|breach\\w*|negligen\\w*|malpractice|liable|rights|betrug|haft\\w*|vertragsbruch|estafa|negligencia|mala praxis|derechos|estelionato|fraude|erro medico|direitos',
    ),
    field(
      0.25,
      'evidence|proof|screenshots?|witness\\w*|recorded|beweise?|zeugen|screenshots|pruebas|capturas|testigos|provas|prints?|testemunha\\w*',
    ),
    field(
      0.25,
      'within \\d+ (?:days|hours)|by (?:friday|monday|tomorrow)|deadline|unless|otherwise|last (?:chance|notice)|frist|andernfalls|sonst|bis (?:montag|freitag|morgen)|horas|plazo|de lo contrario|antes del|prazo|caso contrario|ate (?:amanha|sexta|segunda)',
    ),
    field(
      0.4,
      '(?:report\\w*|complain\\w*|police|ombudsman|authorit\\w*|trading standards|board|press|journalist|meld\\w*|polizei|behorde\\w*|verbraucher\\w*|presse|denunci\\w*|policia|consumo|prensa|denuncia\\w*|procon|imprensa|ouvidoria)',
    ),
    field(
      0.2,
      'refund|reimburs\\w*|compensat\\w*|deposit|money back|erstatt\\w*|entschadig\\w*|schaden\\w*|reembols\\w*|indemniz\\w*|devuelv\\w*|reembolso|indeniz\\w*|devolv\\w*',
    ),
  ],
};
