import { TERMS } from './safety-terms.ts';

/** What a sentence has to contain, in any order, to state something of a category. */
export interface Frame {
  readonly category: string;
  /** The first part states it: a denial before that part cancels the frame. */
  readonly parts: readonly RegExp[];
  /** Any of these cancels the frame. */
  readonly unless?: RegExp;
  readonly confidence: number;
  /** The denial is part of the statement. */
  readonly containsDenial?: true;
}

const any = (...patterns: readonly string[]) => new RegExp(`(?<![a-z])(?:${patterns.join('|')})(?![a-z])`);
const { person, home, medicine, symptom, weapon, place, lawyer } = TERMS;

const history =
  /\b(?:years? ago|last year|in (?:19|20)\d\d|family history|as a child|prevention|survivor|recovered|vor \w+ jahren|letztes jahr|fruher|hace (?:\w+ )?anos|ano pasado|ha \w+ anos|ano passado|check-?up|screening|first aid|erste hilfe|primeiros socorros|primeros auxilios|class|course|kurs|curso|workshop|training|treat|behandeln|tratan|tratam)\b/;

export const SELF_HARM: readonly Frame[] = [
  {
    category: 'SELF_HARM',
    parts: [any('suicid\\w*', 'selbstmord\\w*', 'suizid\\w*', 'freitod', 'self-? ?harm\\w*', 'selbstverletz\\w*', 'autolesion\\w*', 'automutila\\w*', 'lebensmude', 'unalive')],
    unless: history,
    confidence: 0.9,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any(
        '(?:kill|hang|drown|shoot|stab|poison|hurt|harm|cut|burn|starv|injur|strangl|suffocat|hat)\\w* (?:my ?self|himself|herself|themsel\\w+)',
        '(?:end|ending|ended|take|taking|took) (?:it all|everything|my (?:own )?life|(?:his|her|their) (?:own )?life)',
        '(?:going to|gonna|will|want to|about to|\'ll) end it(?! (?:with|there|early|at))', 'cut(?:ting)? (?:\\w+ ){0,2}(?:my|his|her) (?:\\w+ )?(?:arms?|wrists?|legs?|thighs?|veins?|skin)',
        '(?:mich|sich)(?: \\w+){0,3} (?:um(?:zu)?bring\\w*|um|tot(?:en|e|et)|zu toten|(?:er|auf)(?:zu)?hang\\w*|erschies\\w*|vergift\\w*|ertrank\\w*|ritz\\w*|geritzt|verletz\\w*|schneid\\w*|umgebracht)',
        'bring\\w* (?:ich |er |sie )?(?:mich|sich)(?: \\w+){0,3} um', '(?:ritz\\w*|schneid\\w*|verletz\\w*|erhang\\w*|tot(?:e|et)|vergift\\w*) (?:ich |er |sie )?(?:mich|sich)(?! (?:auf|zum|zur|nach|mit))',
        'ritz\\w* (?:ich |er |sie )?(?:mir|sich)', '(?:tu\\w*|fug\\w*|tat) (?:ich )?(?:mir|sich)(?: \\w+){0,2} (?:weh|schmerzen|etwas an|was an|leid)',
        '(?:das |mein(?:em)? |dem |ihr |sein )?leben(?: \\w+)? (?:nehmen|zu nehmen|beenden|zu beenden|ein ende)',
        'schluss (?:zu )?machen(?: mit (?:allem|dem leben|meinem leben))?(?=$| mit allem| mit dem leben)',
        '(?:suicidar|matar|ahorcar|envenenar|disparar|cortar|lastimar|quemar|colgar)(?:me|se)',
        'me (?:quiero |voy a |quisiera |vaya a |he )?(?:mat(?:o|ar|e)|ahorc\\w+|cort(?:o|ar|e|ando)|lastim\\w+|hago dano|haciendo dano|hice dano)',
        '(?:hacer|haciendo)me dano',
        '(?:quitar|quito|quita)(?:me|se)? la vida|(?:acabar|acabo|terminar|poner fin) (?:con|a) (?:mi (?:propia )?vida|todo)',
        '(?:me|se) (?:\\w+ )?(?:matar|mato|enforcar|envenenar|cortar|corto|cortando|cortei|machucar|machuco|machucando|mutil\\w+|ferir)',
        '(?:matar|cortar|ferir|machucar)-(?:me|se)',
        '(?:tirar|tirei) (?:a )?(?:minha|propria) (?:propria )?vida|(?:acabar|terminar) com (?:a )?(?:minha )?(?:vida|tudo)|(?:por|dar) (?:um )?fim (?:a|n?a)? ?(?:minha )?vida',
      ),
    ],
    unless: any('accident\\w*', 'by mistake', 'cooking', 'shaving', 'aus versehen', 'beim kochen', 'sin querer', 'cocinando', 'sem querer', 'cozinhando', 'versehentlich', 'barba', 'no dedo', 'el dedo', 'finger'),
    confidence: 0.92,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any('want', 'wanna', 'wish', 'wished', 'hope', 'rather', 'prefer', 'ready', 'deserve', 'better off', 'long', 'will', 'mochte', 'wollte', 'wunsch\\w*', 'ware?', 'lieber', 'am liebsten', 'quiero', 'quisiera', 'deseo', 'prefiero', 'preferiria', 'desearia', 'ojala', 'ganas de', 'quero', 'queria', 'desejo', 'prefiro', 'preferia', 'vontade de', 'tomara'),
      any('die', 'be dead', '(?:was|were|am|is) (?:dead|gone)', 'never (?:wake|born|existed)', 'not wake up', 'disappear forever', 'disappear', 'not exist\\w*', 'sleep forever', 'gone forever', 'never been born', 'dead than', 'off dead', 'sterben', 'tot(?: sein)?', 'verschwinden', 'nicht (?:mehr )?(?:da|aufwachen|existieren|aufzuwachen)', 'nie (?:wieder|mehr) aufwachen', 'nie geboren', 'morir(?:me)?', 'est(?:ar|uviera) muert[oa]', 'desaparecer', 'no (?:volver a )?despertar(?:me)?', 'no haber nacido', 'no existir', 'morrer', 'estar mort[oa]', 'estivesse mort[oa]', 'morto', 'morta', 'sumir', 'nunca mais acordar', 'nao (?:mais )?(?:acordar|existir|ter nascido)', 'sumir d[oe]'),
    ],
    unless: /\b(?:stain|spot|rash|symptom|line|queue|fleck|mancha|if i (?:don't|do not) (?:get|eat))\b/,
    confidence: 0.85,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any(
        "(?:do not|don'?t|can'?t|cannot|can not|no longer|not|never) (?:\\w+ ){0,2}(?:want|wish|feel like|see myself|bear|stand|care)? ?(?:to )?(?:liv(?:e|ing)|be alive|be here any ?more|exist|wake up|going on liv\\w+|go on(?: (?:living|like this|any ?(?:more|longer)))?)(?! (?:in|near|at|with|close|next|far|there|on|downtown|without))",
        '(?:nicht|nie) (?:mehr |langer |wieder )?(?:weiter)?(?:leben|weiterleben|weitermachen|aufwachen|existieren|da sein)(?! in| bei)',
        '(?:kein\\w*) (?:lust|kraft) (?:mehr )?(?:zu leben|am leben|zum leben)',
        'no (?:\\w+ ){0,2}(?:quiero|deseo|puedo|aguanto|tengo (?:mas )?(?:ganas|fuerzas?) (?:de|para))(?: (?:mas|ya|seguir))* (?:vivir|viviendo|viv[oa]|existir|despertar|seguir (?:asi|viviendo|viv[oa]|adelante))(?! (?:en|cerca|con|lejos|aqui|la ))',
        'nao (?:\\w+ ){0,2}(?:quero|aguento|consigo|posso|suporto|tenho (?:mais )?(?:vontade|forcas?) (?:de|para))(?: (?:mais|continuar|seguir))* ?(?:viver|vivendo|viv[oa]|existir|acordar|seguir em frente)(?! (?:em|perto|com|longe|aqui|a |na |no ))',
      ),
    ],
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any('no', 'not', 'without', 'lost', "isn'?t", "doesn'?t", 'never', "don'?t", 'kein\\w*', 'nicht', 'ohne', 'sin', 'ya no', 'perdi\\w*', 'sem', 'nao', 'nenhum\\w*', 'pointless', 'meaningless', 'sinnlos', 'stopped', 'nada'),
      any('point', 'reasons?', 'meaning', 'sense', 'purpose', 'worth', 'hope', 'sinn\\w*', 'grund', 'wert', 'lebenswert', 'hoffnung', 'pointless', 'meaningless', 'sentido', 'razon(?:es)?', 'motivos?', 'ganas', 'pena', 'esperanza', 'razao', 'vontade', 'esperanca', 'graca'),
      any('life', 'live', 'living', 'alive', 'going on', 'leben', 'weiterleben', 'lebenswert', 'vida', 'vivir', 'viviendo', 'viver', 'existir', 'existencia'),
    ],
    unless: /\b(?:health|insurance|gym|cover|seguro|contract|battery|guarantee|warranty|(?:live|living|vivir|viver|leben) (?:in|near|en|cerca|perto|bei))\b/,
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any(
        '(?:better|besser|mejor|melhor)(?: \\w+){0,3} (?:without me|sin mi|sem mim)', '(?:ohne mich)(?: \\w+){0,3} besser', 'world without me', '(?:if|when|once) i (?:were|was|am|\'m) (?:dead|gone|no longer (?:here|alive))',
        'burden (?:to|for|on) (?:everyone|everybody|my|you|them)', 'last fur (?:alle|meine)', 'carga para (?:todos|mi)', 'peso (?:para|na vida) (?:de )?(?:todos|minha|meus)',
        'way out of (?:this|my) (?:life|pain)', 'kein\\w* ausweg', 'no (?:le |les )?(?:veo|encuentro|tengo) (?:ninguna |otra )?salida', '(?:nao (?:vejo|tenho|encontro)|sem) (?:nenhuma )?saida', 'goodbye (?:letter|note) (?:to|for)', 'abschiedsbrief', 'carta de despedida',
      ),
    ],
    unless: /\b(?:parking|exit|autobahn|estacionamiento|estacionamento|party|meeting)\b/,
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any('no ?body', 'no one', 'noone', 'niemand\\w*', 'nadie', 'ninguem', 'keine?r'),
      any('miss', 'notice', 'care', 'cry', 'vermiss\\w*', 'merk\\w*', 'extran\\w*', 'echar\\w*', 'notar\\w*', 'falta', 'perceb\\w*', 'wurde'),
      any('gone', 'dead', 'died', 'disappear\\w*', 'weg', 'tot', 'muer\\w+', 'muriera', 'desaparec\\w*', 'mort[oa]', 'morr\\w+', 'sumi\\w+', 'ware'),
    ],
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any('jump\\w*', 'throw myself', 'throwing myself', 'spring\\w*', 'sturze? mich', 'werfe? mich', '(?:tir|lanz|arroj|avent)ar(?:me)', 'me (?:voy a )?(?:tir|lanz|arroj|avent)(?:o|ar)', 'saltar', 'salto', 'pular', 'pulo', 'me (?:jogar|jogo|atirar|atiro)'),
      any('bridge', 'roof', 'building', 'train', 'cliff', 'window', 'brucke', 'dach', 'zug', 'fenster', 'hochhaus', 'puente', 'techo', 'azotea', 'tren', 'ventana', 'edificio', 'ponte', 'predio', 'trem', 'janela', 'telhado'),
    ],
    unless: /\b(?:bungee|parachute|stunt|trampolin\w*)\b/,
    confidence: 0.85,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any('(?:tak|swallow)\\w*', 'took', 'nehm\\w*', 'nimm\\w*', 'schluck\\w*', 'gesammelt', 'tom(?:ar\\w*|o|ei|e)', 'trag(?:ar\\w*|o)', 'engolir'),
      any('all (?:of )?(?:the|my|these|those|them|his|her)', 'whole (?:bottle|box|pack)', 'alle', 'ganze packung', 'todas', 'todos', 'el frasco(?: entero)?', 'toda la caja', 'a cartela', 'o frasco', 'a caixa (?:toda|inteira)', 'bottle of'),
      any('pills?', 'tablets?', 'medication', 'meds', 'tabletten', 'pillen', 'schlaftabletten', 'packung', 'pastillas', 'comprimidos', 'remedios', 'pilulas', 'frasco', 'cartela', 'caja', 'caixa'),
    ],
    unless: /\?|\b(?:prescribed|finished|course of|every day|jeden tag|cada dia|todo dia|verschrieben|recetad\w*|receitad\w*|as directed|i should|soll ich|debo|devo)\b/,
    confidence: 0.8,
  },
];

export const ADVERSE_REACTION: readonly Frame[] = [
  {
    category: 'ADVERSE_REACTION',
    parts: [any('side[- ]?effects?', 'nebenwirkung\\w*', 'efectos? secundarios?', 'efectos? adversos?', 'efeitos? colatera(?:l|is)', 'efeitos? adversos?', '(?:adverse|allergic|bad) reactions?', 'allergische? reaktion\\w*', '(?:mala )?reaccion(?:es)? (?:alergica|adversa|al|a la)', 'mala reaccion', 'reac(?:ao|oes) (?:alergica|adversa|ao|a)', 'reaction to (?:the|my|this)', 'allergisch (?:\\w+ ){0,3}reagier\\w*', 'allergisch auf (?:\\w+ ){0,3}reagiert')],
    confidence: 0.85,
  },
  {
    category: 'ADVERSE_REACTION',
    parts: [any(symptom), any(medicine)],
    unless: any(
      `(?:for|against|gegen|contra|para(?: (?:el|la|o|a))?|bei) (?:\\w+ )?(?:${symptom})`, 'prescribe', 'verschreiben', 'recetar', 'receitar', 'recommend', 'empfehlen', 'recomiend\\w*', 'recomend\\w*', 'sunburn', 'sonnenbrand',
    ),
    confidence: 0.8,
  },
  {
    category: 'ADVERSE_REACTION',
    parts: [
      any('(?:can(?:no|\')?t|don\'?t|do not) tolerate', 'vertrag\\w*(?: \\w+){0,3} nicht', 'nicht (?:vertragen|bekommen|gut vertragen)', '(?:me |le )?(?:cae|cayo|cayeron|sienta|sento|sentaron|hizo|hace|hicieron) (?:muy |fatal|tan )?(?:mal|dano)', '(?:me |lhe )?(?:fez|faz|fizeram|fazendo) (?:muito )?mal', 'pass(?:ei|ando|ou|o) (?:muito )?mal', 'made (?:me|him|her|my \\w+) (?:\\w+ ){0,2}(?:ill|worse|feel (?:bad|awful|terrible))', 'feel(?:ing)? (?:awful|terrible|worse|bad|strange|weird)', 'peor desde', 'pior desde'),
      any(medicine),
    ],
    containsDenial: true,
    confidence: 0.8,
  },
];

export const LEGAL_THREAT: readonly Frame[] = [
  {
    category: 'LEGAL_THREAT',
    parts: [
      any(
        "su(?:e|ing) (?:you\\w*|your|the|them|this|him|her)", "(?:will|gonna|going to|might|could|'ll|may|am|i'm|shall|to) su(?:e|ing)", 'lawsuits?', 'legal (?:action|steps|proceedings|claim|consequences)', '(?:take|taking|see|meet) (?:you|this|them|the \\w+) (?:\\w+ )?(?:to|in) court', 'press(?:ing)? charges', 'small claims', 'class action', 'litigat\\w*', 'subpoena',
        'verklag\\w*', 'klage (?:ein|erheb)\\w*', '(?:mit einer|reiche) klage', 'vor gericht', 'rechtliche\\w* schritte', 'anzeige (?:erstatt|bei|gegen)\\w*', 'erstatt\\w* anzeige', 'zeige? (?:sie|euch|das|dich|den \\w+) (?:\\w+ ){0,3}an', '(?:sie|euch|das) (?:\\w+ )?anzeigen', 'anzuzeigen', 'schadensersatz', 'schmerzensgeld',
        'demand(?:ar\\w*|are|o a)', '(?:poner|pondre|una|interponer) (?:una )?(?:demanda|denuncia|querella)', 'juicio', '(?:acciones|medidas|procedimiento|accion) legal(?:es)?', 'tribunal(?:es)?', 'denunci(?:ar\\w*|are|o|amos)', 'los denuncio',
        'process(?:ar|o) (?:a|o|os|as|voces?|esta|essa|essa|por)', 'processo (?:judicial|contra|na justica)', '(?:na|a|entrar na) justica', 'medidas (?:legais|judiciais)', 'denuncia\\w*', 'boletim de ocorrencia', 'acao judicial', 'indenizacao', 'indemnizacion',
      ),
    ],
    unless: /\b(?:jury duty|food court|tennis court|basketball court|work at|arbeite|trabajo en|trabalho (?:em|no|na))\b/,
    confidence: 0.85,
  },
  {
    category: 'LEGAL_THREAT',
    parts: [
      any(lawyer),
      any('contact\\w*', 'hear', 'touch', 'writ(?:e|ing)', 'letter', 'calling', '(?:will|going to) call', 'speak', 'talk(?:ing)?', 'involv\\w*', 'hired?', 'get(?:ting)?', 'einschalt\\w*', 'schalt\\w*', 'kontaktier\\w*', 'meld\\w*', 'hor(?:en|t)', 'ouvir', 'oir\\w*', 'wend\\w*', 'schreib\\w*', 'beauftrag\\w*', 'ubergeb\\w*', 'hablar\\w*', 'habl[oa]\\w*', 'comunicar\\w*', 'escrib\\w*', 'llam\\w*', 'contrat\\w*', 'contat\\w*', 'falar', 'procurar\\w*', 'acion\\w*', 'notific\\w*', 'ligar'),
    ],
    unless: /\b(?:work(?:s|ed|ing)? (?:at|for|as|with)|recommended|friend|arbeit\w*|trabaj\w*|trabalh\w*|empfohlen|recomend\w*|is a|ist ein|es un|e um)\b/,
    confidence: 0.8,
  },
  {
    category: 'LEGAL_THREAT',
    parts: [
      any('report(?:ing)? (?:you|your|this (?:clinic|practice|company|business))', '(?:formal|official) complaint', 'fil(?:e|ing) a (?:\\w+ )?complaint', '(?:complain|complaining|complaint) (?:to|with) (?:the|your) (?:\\w+ )?(?:police|ombudsman|authorit\\w*|regulator|council|court|board|consumer)', 'go(?:ing)? to the (?:police|authorities|ombudsman|press)', 'zur polizei', 'polizei einschalt\\w*', 'beschwerde (?:bei|einreich\\w*|einleg\\w*)', 'verbraucherschutz\\w*', 'queja formal', '(?:voy|ire|quejar\\w*|acud\\w*|denunciar\\w*) (?:\\w+ )?(?:a|ante) (?:la |el )?(?:policia|consumo|defensor\\w*|oficina del consumidor|profeco)', 'hoja de reclamacion\\w*', 'procon', 'ouvidoria', 'reclame aqui', 'orgaos? (?:de defesa|competente)', '(?:vou|ir|irei) (?:na|a|ate a) (?:policia|delegacia)'),
    ],
    confidence: 0.75,
  },
];

export const MEDICAL_TERMS = { any, history, person } as const;
export const THREAT_TERMS = { any, person, home, weapon, place } as const;
