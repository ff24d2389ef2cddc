import { any, type Frame, history, TERMS } from './safety-terms.ts';

const { person } = TERMS;

export const MEDICAL_EMERGENCY: readonly Frame[] = [
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any(
        "(?:can(?:'?t|not| not)|not|isn'?t|is not|stopp?(?:ed|ing)?|hard(?:ly)?|barely|trouble|difficulty|struggl\\w*|hard to|unable to) (?:\\w+ ){0,2}(?:breath\\w*|get (?:any |enough )?air)",
        'short(?:ness)? of breath|gasping|(?:keine|kaum|nicht genug|schlecht|wenig) (?:noch |mehr )?luft',
        '(?:blau|rot) an(?:gelaufen)?|lauft blau|(?:atm(?:et|en|e)) (?:\\w+ ){0,2}(?:nicht|kaum|schwer|schlecht)',
        '(?:nicht|kaum|schwer|schlecht) (?:\\w+ ){0,2}atm\\w+|atemnot|erstick\\w*|luft mehr',
        'no (?:\\w+ ){0,2}respir\\w*|falta (?:de|el) aire|(?:me|se) (?:esta |estoy )?ahog\\w*|ahogand\\w*',
        'cuesta (?:mucho )?respirar|atragant\\w*|asfixi\\w*|nao (?:\\w+ ){0,2}respir\\w*|falta de ar|sem ar',
        'engasg\\w*|sufoca\\w*|dificuldade (?:para|de|em) respirar|chok(?:ing|ed|es)(?! up)|suffocat\\w*',
        '(?:blue|purple) lips|lips (?:are |is |went )?(?:blue|purple|swell\\w*|swollen)|turning blue|blaue lippen',
        'lippen (?:sind|werden) blau|labios? (?:azul\\w*|morad\\w*|rox\\w*)',
        'throat (?:is |feels )?(?:clos\\w*|swell\\w*|swollen)|hals (?:schwillt|ist geschwollen)',
        'garganta (?:se |esta )?(?:cierra|cerrando|hincha\\w*|fechando|inchando)',
      ),
    ],
    unless: history,
    containsDenial: true,
    confidence: 0.9,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any(
        'unconscious|unresponsive|pass(?:ed|ing) out|collapsed|faint(?:ed|ing)|(?:bewusst?|bewus)los|ohnmachtig',
        'ohnmacht|umgekippt|zusammengebrochen|inconsciente|se desplomo|se desmay\\w*|desmay(?:o|ad\\w*)|desmai\\w*',
        'anaphyla\\w*|anafila\\w*|over-?dos\\w*|uberdosis|sobredosis|superdosagem|seizures?|convuls\\w*',
        'epilepti\\w*|krampfanfall|krampft|ataque epileptico|convulsion\\w*',
      ),
    ],
    unless: history,
    confidence: 0.9,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any(person),
      any(
        "(?:won'?t|doesn'?t|does not|not|isn'?t|can'?t) (?:wak(?:e|ing)|respond(?:ing)?|react\\w*|mov(?:e|ing))",
        'reagiert nicht|nicht (?:mehr )?(?:ansprechbar|bei bewusstsein)|wacht nicht|bewegt sich nicht',
        'no (?:se )?(?:despierta|responde|reacciona|mueve)|nao (?:se )?(?:acorda|responde|reage|mexe)',
      ),
    ],
    unless: /\b(?:emails?|messages?|texts?|calls?|phone|nachricht\w*|mensaje\w*|mensage\w*|telefono|telefone)\b/,
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any(
        'heart attack|cardiac arrest|(?:having|had|has|have|get|getting|think|a) (?:\\w+ )?stroke|stroke symptoms',
        'herzinfarkt|herzanfall|herzstillstand|schlaganfall|infarto|ataque (?:al corazon|cardiaco|do coracao)',
        'derrame(?: cerebral)?|avc|ictus|paro cardiaco|parada cardiaca',
      ),
    ],
    unless: history,
    confidence: 0.9,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any(
        'pain\\w*|hurt(?:s|ing)?|ach(?:e|es|ing)|tight\\w*|pressure|crush\\w*|\\w*schmerz\\w*|sticht|stechen|druck',
        'enge|tut weh|dolor(?:es)?|duele|presion|aprieta|opresion|dor(?:es)?|doi|doendo|aperto|pressao|pontadas?',
      ),
      any('chest|heart|brust\\w*|herz\\w*|pecho|corazon|peito|coracao'),
    ],
    unless: /\b(?:chest (?:day|workout|press|exercise)|breast|brustschwimmen|broke my heart|muskelkater|sore)\b/,
    confidence: 0.85,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any('bleed\\w*|blood|blut\\w*|sangr\\w*|sangue|hemorra\\w*'),
      any(
        "heav\\w*|a lot|lots|everywhere|(?:won'?t|not|doesn'?t|can'?t|isn'?t) (?:\\w+ )?(?:stop\\w*)|cough\\w*",
        'vomit\\w*|throw\\w* up|badly|profusely|severe\\w*|non-?stop|stark|uberall|hort nicht|nicht auf',
        'nicht aufhor\\w*|hust\\w*|spuck\\w*|viel|much[oa]|no (?:para|deja|se detiene|cesa)|tos\\w*|escup\\w*',
        'muit[oa]|nao (?:para|estanca)|tossi\\w*|cusp\\w*|sem parar|sin parar|hemorra\\w*',
      ),
    ],
    containsDenial: true,
    confidence: 0.85,
  },
  {
    category: 'MEDICAL_EMERGENCY',
    parts: [
      any('too many|too much|zu viele?|demasiad[oa]s?|much[oa]s|demais|muit[oa]s|doppelte dosis|dose dupla'),
      any(
        'pills?|tablets?|medication|medicine|meds|painkillers|sleeping|tabletten|pillen|medikamente|tropfen',
        'pastillas|medicinas|medicamentos?|comprimidos|remedios|gotas|pilulas',
      ),
      any('(?:tak|swallow)\\w*|took|taken|had|genommen|geschluckt|eingenommen|tom\\w+|trag\\w+|engol\\w+|ingeri\\w+'),
    ],
    confidence: 0.85,
  },
];
