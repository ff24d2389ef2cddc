import { type Frame, MEDICAL_TERMS, THREAT_TERMS } from './frames.ts';

const { any, history, person } = MEDICAL_TERMS;
const { home, weapon, place } = THREAT_TERMS;

export const MEDICAL_EMERGENCY: readonly Frame[] = [
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any(
        "(?:can(?:'?t|not| not)|not|isn'?t|is not|stopp?(?:ed|ing)?|hard(?:ly)?|barely|trouble|difficulty|struggl\\w*|hard to|unable to) (?:\\w+ ){0,2}(?:breath\\w*|get (?:any |enough )?air)", 'short(?:ness)? of breath', 'gasping',
        '(?:keine|kaum|nicht genug|schlecht|wenig) (?:noch |mehr )?luft', '(?:blau|rot) an(?:gelaufen)?', 'lauft blau', '(?:atm(?:et|en|e)) (?:\\w+ ){0,2}(?:nicht|kaum|schwer|schlecht)', '(?:nicht|kaum|schwer|schlecht) (?:\\w+ ){0,2}atm\\w+', 'atemnot', 'erstick\\w*', 'luft mehr',
        'no (?:\\w+ ){0,2}respir\\w*', 'falta (?:de|el) aire', '(?:me|se) (?:esta |estoy )?ahog\\w*', 'ahogand\\w*', 'cuesta (?:mucho )?respirar', 'atragant\\w*', 'asfixi\\w*',
        'nao (?:\\w+ ){0,2}respir\\w*', 'falta de ar', 'sem ar', 'engasg\\w*', 'sufoca\\w*', 'dificuldade (?:para|de|em) respirar',
        'chok(?:ing|ed|es)(?! up)', 'suffocat\\w*', '(?:blue|purple) lips', 'lips (?:are |is |went )?(?:blue|purple|swell\\w*|swollen)', 'turning blue', 'blaue lippen', 'lippen (?:sind|werden) blau', 'labios? (?:azul\\w*|morad\\w*|rox\\w*)', 'throat (?:is |feels )?(?:clos\\w*|swell\\w*|swollen)', 'hals (?:schwillt|ist geschwollen)', 'garganta (?:se |esta )?(?:cierra|cerrando|hincha\\w*|fechando|inchando)',
      ),
    ],
    unless: history,
    containsDenial: true,
    confidence: 0.9,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any('unconscious', 'unresponsive', 'pass(?:ed|ing) out', 'collapsed', 'faint(?:ed|ing)', '(?:bewusst?|bewus)los', 'ohnmachtig', 'ohnmacht', 'umgekippt', 'zusammengebrochen', 'inconsciente', 'se desplomo', 'se desmay\\w*', 'desmay(?:o|ad\\w*)', 'desmai\\w*', 'anaphyla\\w*', 'anafila\\w*', 'over-?dos\\w*', 'uberdosis', 'sobredosis', 'superdosagem', 'seizures?', 'convuls\\w*', 'epilepti\\w*', 'krampfanfall', 'krampft', 'ataque epileptico', 'convulsion\\w*'),
    ],
    unless: history,
    confidence: 0.9,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any(person),
      any("(?:won'?t|doesn'?t|does not|not|isn'?t|can'?t) (?:wak(?:e|ing)|respond(?:ing)?|react\\w*|mov(?:e|ing))", 'reagiert nicht', 'nicht (?:mehr )?(?:ansprechbar|bei bewusstsein)', 'wacht nicht', 'bewegt sich nicht', 'no (?:se )?(?:despierta|responde|reacciona|mueve)', 'nao (?:se )?(?:acorda|responde|reage|mexe)'),
    ],
    unless: /\b(?:emails?|messages?|texts?|calls?|phone|nachricht\w*|mensaje\w*|mensage\w*|telefono|telefone)\b/,
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [any('heart attack', 'cardiac arrest', '(?:having|had|has|have|get|getting|think|a) (?:\\w+ )?stroke', 'stroke symptoms', 'herzinfarkt', 'herzanfall', 'herzstillstand', 'schlaganfall', 'infarto', 'ataque (?:al corazon|cardiaco|do coracao)', 'derrame(?: cerebral)?', 'avc', 'ictus', 'paro cardiaco', 'parada cardiaca')],
    unless: history,
    confidence: 0.9,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any('pain\\w*', 'hurt(?:s|ing)?', 'ach(?:e|es|ing)', 'tight\\w*', 'pressure', 'crush\\w*', '\\w*schmerz\\w*', 'sticht', 'stechen', 'druck', 'enge', 'tut weh', 'dolor(?:es)?', 'duele', 'presion', 'aprieta', 'opresion', 'dor(?:es)?', 'doi', 'doendo', 'aperto', 'pressao', 'pontadas?'),
      any('chest', 'heart', 'brust\\w*', 'herz\\w*', 'pecho', 'corazon', 'peito', 'coracao'),
    ],
    unless: /\b(?:chest (?:day|workout|press|exercise)|breast|brustschwimmen|broke my heart|muskelkater|sore)\b/,
    confidence: 0.85,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any('bleed\\w*', 'blood', 'blut\\w*', 'sangr\\w*', 'sangue', 'hemorra\\w*'),
      any('heav\\w*', 'a lot', 'lots', 'everywhere', "(?:won'?t|not|doesn'?t|can'?t|isn'?t) (?:\\w+ )?(?:stop\\w*)", 'cough\\w*', 'vomit\\w*', 'throw\\w* up', 'badly', 'profusely', 'severe\\w*', 'non-?stop', 'stark', 'uberall', 'hort nicht', 'nicht auf', 'nicht aufhor\\w*', 'hust\\w*', 'spuck\\w*', 'viel', 'much[oa]', 'no (?:para|deja|se detiene|cesa)', 'tos\\w*', 'escup\\w*', 'muit[oa]', 'nao (?:para|estanca)', 'tossi\\w*', 'cusp\\w*', 'sem parar', 'sin parar', 'hemorra\\w*'),
    ],
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any('too many', 'too much', 'zu viele?', 'demasiad[oa]s?', 'much[oa]s', 'demais', 'muit[oa]s', 'doppelte dosis', 'dose dupla'),
      any('pills?', 'tablets?', 'medication', 'medicine', 'meds', 'painkillers', 'sleeping', 'tabletten', 'pillen', 'medikamente', 'tropfen', 'pastillas', 'medicinas', 'medicamentos?', 'comprimidos', 'remedios', 'gotas', 'pilulas'),
      any('(?:tak|swallow)\\w*', 'took', 'taken', 'had', 'genommen', 'geschluckt', 'eingenommen', 'tom\\w+', 'trag\\w+', 'engol\\w+', 'ingeri\\w+'),
    ],
    confidence: 0.85,
  },
];

export const VIOLENCE: readonly Frame[] = [
  {
    category: 'VIOLENCE',
    parts: [
      any(
        "(?:i|we)(?: will|'?ll| am going to|'m going to|'?m gonna| gonna| swear (?:i )?(?:will|'ll)?| want to| could| should|'m coming to| am coming to|'?ll come| will come) (?:\\w+ ){0,6}(?:kill|murder|stab|shoot|strangle|beat|hurt|smash|punch|attack|break|slap|destroy|cut|choke|burn)",
        "(?:gonna|going to) (?:\\w+ )?(?:kill|murder|stab|shoot|strangle|beat|hurt|smash|punch|attack|slap)",
      ),
      any('you\\w*', 'him', 'her', 'them', 'every(?:one|body)', 'some(?:one|body)', 'that', 'his', 'all', 'the (?:\\w+ )?(?:doctor|nurse|receptionist|trainer|manager|owner|driver|guy|man|woman|staff|bastard|neighbou?r)', 'my (?:\\w+ )?(?:boss|neighbou?r|ex|wife|husband|brother|colleague|roommate)'),
    ],
    unless: /\b(?:myself|call|email|message|later|booking|record|price|on the (?:court|field)|at (?:chess|tennis|golf))\b|\b(?:cut|break|beat) (?:my|the|it|that|this)\b/,
    confidence: 0.9,
  },
  {
    category: 'VIOLENCE',
    parts: [
      any('ich', 'wir', 'dem', 'euch'),
      any(
        'bring\\w* (?:ich )?(?:dich|euch|ihn|sie|den \\w+|die \\w+|alle) (?:\\w+ ){0,2}um', '(?:dich|euch|ihn|den \\w+|die \\w+|alle)(?: \\w+){0,2} (?:umbring\\w*|umleg\\w*|toten|tote)', '(?:tote|erschies\\w*|ersteche?|erwurge?|verprugle|verprugel\\w*|kille|mache?) (?:dich|euch|ihn|sie|den|die|alle)', '(?:stech\\w*) (?:dich|euch|ihn|sie|den \\w+|die \\w+) (?:\\w+ )?ab', '(?:dich|euch|ihn|sie|den \\w+) (?:\\w+ )?(?:abstech\\w*|erstech\\w*|erschies\\w*|erwurg\\w*|verprugel\\w*|zusammenschlag\\w*|fertig ?mach\\w*)', 'schlag\\w*(?: \\w+){0,4} (?:zusammen|fresse|gesicht|tot|kaputt|schadel|zahne)', 'hau\\w*(?: \\w+){0,4} (?:fresse|gesicht|um)', 'fresse (?:ein|polier\\w*)',
      ),
    ],
    unless: any('mich', 'sich'),
    confidence: 0.9,
  },
  {
    category: 'VIOLENCE',
    parts: [
      any('(?:te |lo |la |los |las |le |les |os )?(?:voy|vamos|van) a', 'lo voy a', 'juro que', 'he de', 'quiero', 'ganas de', 'vou', 'vamos', 'quero', 'juro', 'vontade de', 'irei', '(?:te|lo|los) (?:mato|matare|reviento|rajo)', 'mataremos'),
      any('mat(?:ar|o|are|emos)(?:te|lo|la|los|las|le|les)?', 'apunal\\w*', 'acuchill\\w*', 'dispar\\w*', 'golpe\\w*', 'peg(?:ar|o)\\w*', 'romper(?:te|le|les|los)(?: \\w+)*', '(?:partir|romper)\\w* (?:la|los) (?:cara|madre|huesos|dientes)', 'reventar\\w*', 'degollar\\w*', 'estrangular\\w*', 'esfaque\\w*', 'atirar', 'dar (?:um )?tiros?', 'bater em', 'quebrar (?:a|sua|tua) cara', 'te (?:pegar|quebrar|matar|bater|arrebentar)', 'espanc\\w*', 'arrebent\\w*', 'mato (?:voce|ele|ela|todos|todo mundo)'),
    ],
    unless: any('\\w*(?:ar)me', 'me (?:matar|mato|pegar|atirar)', 'fotos?', 'una copa', 'um bolo', 'clase', 'aula', 'salario', 'sueldo'),
    confidence: 0.88,
  },
  {
    category: 'VIOLENCE',
    parts: [
      any('i (?:\\w+ )?(?:have|got|own|carry|bring)', "i'?(?:ve|ll|m)", 'bring(?:ing)?', 'coming', 'planted', 'there(?:\'s| is)', 'ich', 'dabei', 'tengo', 'llevo', 'traigo', 'voy', 'vengo', 'hay', 'tenho', 'levo', 'trago', 'vou', 'tem'),
      any(weapon),
    ],
    unless: /\b(?:massage|water|toy|theft|lost|buy|kaufen|compr\w*|cook\w*|fork|gabel|tenedor|garfo|cutlery|museum|laws?|belleza|beleza|sharpen\w*|schleif\w*|afila\w*|amola\w*|drops?|juego|jogo|seda)\b/,
    confidence: 0.8,
  },
  {
    category: 'VIOLENCE',
    parts: [
      any('burn\\w*', 'torch', 'set (?:\\w+ ){0,2}(?:fire|alight)', '(?:blow|blowing) (?:\\w+ ){0,3}up', 'smash up', 'zund\\w*(?: \\w+){0,4} an', 'anzund\\w*', 'abfackel\\w*', 'fackle', 'niederbrenn\\w*', 'spreng\\w*', 'in (?:die luft|brand)', 'kurz und klein', 'quemar\\w*', 'prender(?:le)? fuego', 'incendi\\w*', 'explotar', 'volar', '(?:botar|tocar|por|meter) fogo', 'explodir', 'queimar'),
      any(place, 'down', 'alles', 'todo', 'tudo'),
      any('i', "i'?ll", "i'?m", 'we', 'will', 'gonna', 'ich', 'wir', 'voy', 'vamos', 'vou', 'vamos'),
    ],
    unless: /\b(?:calories|calorias|kalorien|fat|grasa|gordura|incense|candles?|kerze\w*|vela)\b/,
    confidence: 0.85,
  },
  {
    category: 'VIOLENCE',
    parts: [
      any('know where (?:you|he|she|they|your \\w+) lives?', '(?:will|gonna|going to) regret (?:this|it|that)', '(?:there )?(?:will|is going to|gonna) be blood', 'watch your back', "you(?:'re| are| will be) (?:so |all )?dead(?! (?:right|wrong|on))", 'dead (?:man|meat)', 'pay with (?:your|his) li[fv]\\w+', 'weis(?:s)?,? wo (?:du|ihr|sie|er) \\w*wohn\\w*', '(?:werdet|wirst|werden)(?: \\w+){0,3} bereuen', 'blut fliesen', 'blut (?:wird )?fliest', 'se donde (?:vives?|viven|vivis|trabajas)', '(?:se )?(?:van|vas|va) a arrepentir\\w*', '(?:va a )?corr\\w* (?:la )?sangre', 'sei onde (?:voce|voces|tu|ele|ela) (?:mora\\w*|trabalha\\w*)', '(?:vai|vao) se arrepender', 'vai (?:ter|correr) sangue', 'cuidado (?:con|com) (?:tu|la|sua) espalda'),
    ],
    confidence: 0.8,
  },
];

const CLOSE = `(?:${person})`;

export const ABUSE: readonly Frame[] = [
  {
    category: 'ABUSE',
    parts: [
      any(
        '(?:hit|hits|hitting|beat(?:s|en|ing)?|slap\\w*|kick\\w*|punch\\w*|chok\\w*|strangl\\w*|abus\\w*|push(?:es|ed|ing)|shov\\w*|threaten\\w*|hurt(?:s|ing)?|burn(?:s|ed)|drag\\w*|grabb\\w*|terroris\\w*|terroriz\\w*|stalk\\w*|follow(?:s|ing)?) (?:and \\w+ |on )?(?:me|us|my (?:kids?|children|son|daughter|mother|mom|mum|sister))',
        '(?:mich|mir|uns|meine kinder)(?: \\w+){0,6} (?:schlag\\w*|geschlagen|verprugel\\w*|prugel\\w*|getreten|wurg\\w*|gewurgt|misshandel\\w*|gestosen|bedroh\\w*|missbrauch\\w*|geohrfeigt|verfolgt|umzubringen|angegriffen)',
        '(?:schlagt|schlug|verprugelt|prugelt|tritt|trat|wurgt|misshandelt|stost|bedroht|droht|stalkt|verfolgt|ohrfeigt|missbraucht) (?:mich|mir|uns|meine kinder)',
        '(?:me|nos|a mis hijos) (?:\\w+ ){0,2}(?:peg(?:a|o|an|aba|ado|ando|aron)|golpe\\w+|maltrat\\w+|amenaz\\w+|empuj\\w+|patea\\w*|da (?:patadas|golpes|punetazos)|dio (?:una|un) (?:patada|golpe|punetazo|bofetada)|acos\\w+|persig\\w+|ahorc\\w+|estrangul\\w+|agred\\w+|insult\\w+|humill\\w+)',
        '(?:me|nos|nas criancas) (?:\\w+ ){0,2}(?:bat(?:e|eu|em|eram|ia)|agred\\w+|agrid\\w+|espanc\\w+|ameac\\w+|maltrat\\w+|empurr\\w+|xing\\w+|persegu\\w+|enforc\\w+|estrangul\\w+|chut\\w+|soc\\w+|humilh\\w+|da (?:chutes|socos|tapas)|deu (?:um|uma) (?:tapa|soco|chute))',
        '(?:quis|quiso|tentou|intento|tried to) (?:me )?(?:ahorcar\\w*|estrangular\\w*|matar\\w*|enforcar|kill me|strangle me|choke me)',
      ),
      any(CLOSE, 'some(?:one|body)', 'jemand', 'alguien', 'alguem', 'cinturon', 'borrach[oa]', 'drunk', 'betrunken', 'bebado', 'cinto', 'el'),
    ],
    unless: any('sol', 'with (?:a )?(?:question|idea)s?', 'instagram', 'newsletter', 'up', 'email', 'color', 'corte', 'vestido'),
    confidence: 0.88,
  },
  {
    category: 'ABUSE',
    parts: [
      any('afraid', 'scared', 'frightened', 'terrified', 'fear', 'angst', 'furchte?', 'miedo', 'medo', 'pavor', 'terror', "(?:don'?t|do not) feel safe", 'not safe', 'unsafe', 'traue? (?:ich )?mich nicht', 'nicht sicher', 'no me siento segura?', 'nao me sinto segura?'),
      new RegExp(`(?:afraid|scared|frightened|terrified|fear|angst|furchte?|miedo|medo|pavor|terror|safe|unsafe|nicht|segura?)(?: \\w+){0,5} (?:${home}|home)(?![a-z])`),
    ],
    unless: /\b(?:dentist|needle|spider|flying|zahnarzt|spritze|dentista|aguja|agulha|walking home|way home|at night|dark|heights|losing)\b/,
    containsDenial: true,
    confidence: 0.8,
  },
  {
    category: 'ABUSE',
    parts: [
      any(CLOSE, 'no me deja', 'nao me deixa', 'me encerr\\w*', 'me encierra', 'me tranc\\w+', 'lasst mich nicht'),
      any("lock(?:s|ed)? (?:me|us)", "(?:won'?t|doesn'?t|does not|will not|not|never|didn'?t) let(?:s)? (?:me|us)", 'controls? (?:my|everything|me|all)', '(?:took|takes|hides?|took away) my (?:phone|passport|money|keys|card)', 'sperrt (?:mich|uns)', 'schliest mich', 'eingesperrt', 'lasst mich nicht', 'nimmt mir', 'kontrolliert (?:mein|alles|mich)\\w*', 'no me deja', 'me encerr\\w*', 'me encierra', 'me (?:quita|controla|vigila)', 'nao me deixa', 'me tranc\\w+', 'me (?:prend\\w+|controla|vigia|isola)'),
      any('in', 'leave', 'out', 'see', 'house', 'home', 'room', 'phone', 'money', 'family', 'friends', 'work', 'passport', 'alone', 'keys', 'card', 'ein', 'raus', 'haus', 'wohnung', 'zimmer', 'handy', 'geld', 'pass', 'freunde', 'familie', 'alles', 'treffen', 'salir', 'casa', 'cuarto', 'telefono', 'celular', 'dinero', 'familia', 'amig\\w+', 'trabaj\\w+', 'ver', 'sair', 'quarto', 'telefone', 'dinheiro', 'familia', 'trabalh\\w+', 'everything'),
    ],
    unless: /\b(?:app|website|system|log ?in|appointment|parents? (?:let|say)|dog|cat)\b/,
    containsDenial: true,
    confidence: 0.8,
  },
  {
    category: 'ABUSE',
    parts: [
      any('rap(?:ed|es|ing|ist)', 'rape', 'sexual(?:ly)? (?:assault\\w*|abus\\w*|harass\\w*)', 'molest\\w*', '(?:force[sd]?|makes?|making|forcing) me (?:to )?(?:have )?(?:\\w+ )?(?:sex|sleep with)', 'vergewaltig\\w*', 'missbrauch\\w*', 'misshandel\\w*', '(?:zwingt|gezwungen|zwang) (?:\\w+ ){0,3}(?:sex|mich)', 'me viol(?:o|aron|a)', 'violad[oa]', 'violaron', 'abus(?:o|aron|a|ada|ado|ou) (?:de mi|sexual\\w*|de mim)', 'me (?:obliga|obligo|fuerza|forzo|obrigou|obriga|forca|forcou) (?:\\w+ ){0,3}(?:sexo|sexuales|relaciones|acostar\\w*|transar|sexuais)', 'estupr\\w*', 'abusad[oa]', 'domestic (?:violence|abuse)', 'hausliche\\w* gewalt', 'gewalt (?:zu hause|in der (?:ehe|familie|beziehung))', 'violencia (?:domestica|de genero|familiar|en (?:la |mi )?casa|em casa)', 'maltrato', 'maltratad[oa]', 'maltrata', 'being abused', 'abusive (?:relationship|husband|wife|partner|boyfriend|father)'),
    ],
    unless: /\b(?:class(?:es)?|course|seminar|workshop|kurs\w*|poster|charity|donat\w*|volunteer|animal|trademark|alcohol|alkohol|clases?|aulas?|palestra|charla)\b/,
    confidence: 0.88,
  },
  {
    category: 'ABUSE',
    parts: [
      any('kill (?:me|us|my)', '(?:mich|uns) um(?:bringen|zubringen)?', 'me (?:va a |vai |quiere |quer )?mat(?:a|ar)', 'matarme', 'hurt me', 'tot (?:zu )?prugeln'),
      any('if i', 'says?', 'said', 'threat\\w*', 'wenn ich', 'sagt', 'gesagt', 'droht', 'gedroht', 'si (?:me|lo|la|le)', 'dice', 'dijo', 'amenaz\\w*', 'se eu', 'disse', 'diz', 'ameac\\w*', 'tried', 'versucht', 'intento'),
      any(CLOSE, 'ex', 'dijo', 'dice', 'disse', 'diz', 'amenaz\\w*', 'ameac\\w*'),
    ],
    unless: any('myself', 'mich selbst', 'ich bring\\w*'),
    confidence: 0.85,
  },
];
