import { any, type Frame, history } from './safety-terms.ts';

export const SELF_HARM: readonly Frame[] = [
  {
    category: 'SELF_HARM',
    parts: [
      any(
        'suicid\\w*|selbstmord\\w*|suizid\\w*|freitod|self-? ?harm\\w*|selbstverletz\\w*|autolesion\\w*',
        'automutila\\w*|lebensmude|unalive',
      ),
    ],
    unless: history,
    confidence: 0.9,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any(
        '(?:kill|hang|drown|shoot|stab|poison|hurt|harm|cut|burn|starv|injur|strangl|suffocat|hat)\\w* (?:my ?self|himself|herself|themsel\\w+)',
        '(?:end|ending|ended|take|taking|took) (?:it all|everything|my (?:own )?life|(?:his|her|their) (?:own )?life)',
        "(?:going to|gonna|will|want to|about to|'ll) end it(?! (?:with|there|early|at))",
        'cut(?:ting)? (?:\\w+ ){0,2}(?:my|his|her) (?:\\w+ )?(?:arms?|wrists?|legs?|thighs?|veins?|skin)',
        '(?:mich|sich)(?: \\w+){0,3} (?:um(?:zu)?bring\\w*|um|tot(?:en|e|et)|zu toten|(?:er|auf)(?:zu)?hang\\w*|erschies\\w*|vergift\\w*|ertrank\\w*|ritz\\w*|geritzt|verletz\\w*|schneid\\w*|umgebracht)',
        'bring\\w* (?:ich |er |sie )?(?:mich|sich)(?: \\w+){0,3} um',
        '(?:ritz\\w*|schneid\\w*|verletz\\w*|erhang\\w*|tot(?:e|et)|vergift\\w*) (?:ich |er |sie )?(?:mich|sich)(?! (?:auf|zum|zur|nach|mit))',
        'ritz\\w* (?:ich |er |sie )?(?:mir|sich)',
        '(?:tu\\w*|fug\\w*|tat) (?:ich )?(?:mir|sich)(?: \\w+){0,2} (?:weh|schmerzen|etwas an|was an|leid)',
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
    unless: any(
      'accident\\w*|by mistake|cooking|shaving|aus versehen|beim kochen|sin querer|cocinando|sem querer',
      'cozinhando|versehentlich|barba|no dedo|el dedo|finger',
    ),
    confidence: 0.92,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any(
        'want|wanna|wish|wished|hope|rather|prefer|ready|deserve|better off|long|will|mochte|wollte|wunsch\\w*',
        'ware?|lieber|am liebsten|quiero|quisiera|deseo|prefiero|preferiria|desearia|ojala|ganas de|quero|queria',
        'desejo|prefiro|preferia|vontade de|tomara',
      ),
      any(
        'die|be dead|(?:was|were|am|is) (?:dead|gone)|never (?:wake|born|existed)|not wake up|disappear forever',
        'disappear|not exist\\w*|sleep forever|gone forever|never been born|dead than|off dead|sterben',
        'tot(?: sein)?|verschwinden|nicht (?:mehr )?(?:da|aufwachen|existieren|aufzuwachen)',
        'nie (?:wieder|mehr) aufwachen|nie geboren|morir(?:me)?|est(?:ar|uviera) muert[oa]|desaparecer',
        'no (?:volver a )?despertar(?:me)?|no haber nacido|no existir|morrer|estar mort[oa]|estivesse mort[oa]',
        'morto|morta|sumir|nunca mais acordar|nao (?:mais )?(?:acordar|existir|ter nascido)|sumir d[oe]',
      ),
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
      any(
        "no|not|without|lost|isn'?t|doesn'?t|never|don'?t|kein\\w*|nicht|ohne|sin|ya no|perdi\\w*|sem|nao",
        'nenhum\\w*|pointless|meaningless|sinnlos|stopped|nada',
      ),
      any(
        'point|reasons?|meaning|sense|purpose|worth|hope|sinn\\w*|grund|wert|lebenswert|hoffnung|pointless',
        'meaningless|sentido|razon(?:es)?|motivos?|ganas|pena|esperanza|razao|vontade|esperanca|graca',
      ),
      any('life|live|living|alive|going on|leben|weiterleben|lebenswert|vida|vivir|viviendo|viver|existir|existencia'),
    ],
    unless:
      /\b(?:health|insurance|gym|cover|seguro|contract|battery|guarantee|warranty|(?:live|living|vivir|viver|leben) (?:in|near|en|cerca|perto|bei))\b/,
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any(
        '(?:better|besser|mejor|melhor)(?: \\w+){0,3} (?:without me|sin mi|sem mim)',
        '(?:ohne mich)(?: \\w+){0,3} besser|world without me',
        "(?:if|when|once) i (?:were|was|am|'m) (?:dead|gone|no longer (?:here|alive))",
        'burden (?:to|for|on) (?:everyone|everybody|my|you|them)|last fur (?:alle|meine)|carga para (?:todos|mi)',
        'peso (?:para|na vida) (?:de )?(?:todos|minha|meus)|way out of (?:this|my) (?:life|pain)|kein\\w* ausweg',
        'no (?:le |les )?(?:veo|encuentro|tengo) (?:ninguna |otra )?salida',
        '(?:nao (?:vejo|tenho|encontro)|sem) (?:nenhuma )?saida|goodbye (?:letter|note) (?:to|for)|abschiedsbrief',
        'carta de despedida',
      ),
    ],
    unless: /\b(?:parking|exit|autobahn|estacionamiento|estacionamento|party|meeting)\b/,
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any('no ?body|no one|noone|niemand\\w*|nadie|ninguem|keine?r'),
      any('miss|notice|care|cry|vermiss\\w*|merk\\w*|extran\\w*|echar\\w*|notar\\w*|falta|perceb\\w*|wurde'),
      any('gone|dead|died|disappear\\w*|weg|tot|muer\\w+|muriera|desaparec\\w*|mort[oa]|morr\\w+|sumi\\w+|ware'),
    ],
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any(
        'jump\\w*|throw myself|throwing myself|spring\\w*|sturze? mich|werfe? mich',
        '(?:tir|lanz|arroj|avent)ar(?:me)|me (?:voy a )?(?:tir|lanz|arroj|avent)(?:o|ar)|saltar|salto|pular|pulo',
        'me (?:jogar|jogo|atirar|atiro)',
      ),
      any(
        'bridge|roof|building|train|cliff|window|brucke|dach|zug|fenster|hochhaus|puente|techo|azotea|tren|ventana',
        'edificio|ponte|predio|trem|janela|telhado',
      ),
    ],
    unless: /\b(?:bungee|parachute|stunt|trampolin\w*)\b/,
    confidence: 0.85,
  },
  {
    category: 'SELF_HARM',
    parts: [
      any(
        '(?:tak|swallow)\\w*|took|nehm\\w*|nimm\\w*|schluck\\w*|gesammelt|tom(?:ar\\w*|o|ei|e)|trag(?:ar\\w*|o)',
        'engolir',
      ),
      any(
        'all (?:of )?(?:the|my|these|those|them|his|her)|whole (?:bottle|box|pack)|alle|ganze packung|todas|todos',
        'el frasco(?: entero)?|toda la caja|a cartela|o frasco|a caixa (?:toda|inteira)|bottle of',
      ),
      any(
        'pills?|tablets?|medication|meds|tabletten|pillen|schlaftabletten|packung|pastillas|comprimidos|remedios',
        'pilulas|frasco|cartela|caja|caixa',
      ),
    ],
    unless:
      /\?|\b(?:prescribed|finished|course of|every day|jeden tag|cada dia|todo dia|verschrieben|recetad\w*|receitad\w*|as directed|i should|soll ich|debo|devo)\b/,
    confidence: 0.8,
  },
];
