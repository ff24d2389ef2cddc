import { any, type Frame, TERMS } from './safety-terms.ts';

const { home, person } = TERMS;

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
      any(CLOSE, 'some(?:one|body)|jemand|alguien|alguem|cinturon|borrach[oa]|drunk|betrunken|bebado|cinto|el'),
    ],
    unless: any('sol|with (?:a )?(?:question|idea)s?|instagram|newsletter|up|email|color|corte|vestido'),
    confidence: 0.88,
  },
  {
    category: 'ABUSE',
    parts: [
      any(
        'afraid|scared|frightened|terrified|fear|angst|furchte?|miedo|medo|pavor|terror',
        "(?:don'?t|do not) feel safe|not safe|unsafe|traue? (?:ich )?mich nicht|nicht sicher|no me siento segura?",
        'nao me sinto segura?',
      ),
      new RegExp(
        `(?:afraid|scared|frightened|terrified|fear|angst|furchte?|miedo|medo|pavor|terror|safe|unsafe|nicht|segura?)(?: \\w+){0,5} (?:${home}|home)(?![a-z])`,
      ),
    ],
    unless:
      /\b(?:dentist|needle|spider|flying|zahnarzt|spritze|dentista|aguja|agulha|walking home|way home|at night|dark|heights|losing)\b/,
    containsDenial: true,
    confidence: 0.8,
  },
  {
    category: 'ABUSE',
    parts: [
      any(CLOSE, 'no me deja|nao me deixa|me encerr\\w*|me encierra|me tranc\\w+|lasst mich nicht'),
      any(
        "lock(?:s|ed)? (?:me|us)|(?:won'?t|doesn'?t|does not|will not|not|never|didn'?t) let(?:s)? (?:me|us)",
        'controls? (?:my|everything|me|all)|(?:took|takes|hides?|took away) my (?:phone|passport|money|keys|card)',
        'sperrt (?:mich|uns)|schliest mich|eingesperrt|lasst mich nicht|nimmt mir',
        'kontrolliert (?:mein|alles|mich)\\w*|no me deja|me encerr\\w*|me encierra|me (?:quita|controla|vigila)',
        'nao me deixa|me tranc\\w+|me (?:prend\\w+|controla|vigia|isola)',
      ),
      any(
        'in|leave|out|see|house|home|room|phone|money|family|friends|work|passport|alone|keys|card|ein|raus|haus',
        'wohnung|zimmer|handy|geld|pass|freunde|familie|alles|treffen|salir|casa|cuarto|telefono|celular|dinero',
        'familia|amig\\w+|trabaj\\w+|ver|sair|quarto|telefone|dinheiro|familia|trabalh\\w+|everything',
      ),
    ],
    unless: /\b(?:app|website|system|log ?in|appointment|parents? (?:let|say)|dog|cat)\b/,
    containsDenial: true,
    confidence: 0.8,
  },
  {
    category: 'ABUSE',
    parts: [
      any(
        'rap(?:ed|es|ing|ist)|rape|sexual(?:ly)? (?:assault\\w*|abus\\w*|harass\\w*)|molest\\w*',
        '(?:force[sd]?|makes?|making|forcing) me (?:to )?(?:have )?(?:\\w+ )?(?:sex|sleep with)|vergewaltig\\w*',
        'missbrauch\\w*|misshandel\\w*|(?:zwingt|gezwungen|zwang) (?:\\w+ ){0,3}(?:sex|mich)|me viol(?:o|aron|a)',
        'violad[oa]|violaron|abus(?:o|aron|a|ada|ado|ou) (?:de mi|sexual\\w*|de mim)',
        'me (?:obliga|obligo|fuerza|forzo|obrigou|obriga|forca|forcou) (?:\\w+ ){0,3}(?:sexo|sexuales|relaciones|acostar\\w*|transar|sexuais)',
        'estupr\\w*|abusad[oa]|domestic (?:violence|abuse)|hausliche\\w* gewalt',
        'gewalt (?:zu hause|in der (?:ehe|familie|beziehung))',
        'violencia (?:domestica|de genero|familiar|en (?:la |mi )?casa|em casa)|maltrato|maltratad[oa]|maltrata',
        'being abused|abusive (?:relationship|husband|wife|partner|boyfriend|father)',
      ),
    ],
    unless:
      /\b(?:class(?:es)?|course|seminar|workshop|kurs\w*|poster|charity|donat\w*|volunteer|animal|trademark|alcohol|alkohol|clases?|aulas?|palestra|charla)\b/,
    confidence: 0.88,
  },
  {
    category: 'ABUSE',
    parts: [
      any(
        'kill (?:me|us|my)|(?:mich|uns) um(?:bringen|zubringen)?|me (?:va a |vai |quiere |quer )?mat(?:a|ar)',
        'matarme|hurt me|tot (?:zu )?prugeln',
      ),
      any(
        'if i|says?|said|threat\\w*|wenn ich|sagt|gesagt|droht|gedroht|si (?:me|lo|la|le)|dice|dijo|amenaz\\w*',
        'se eu|disse|diz|ameac\\w*|tried|versucht|intento',
      ),
      any(CLOSE, 'ex|dijo|dice|disse|diz|amenaz\\w*|ameac\\w*'),
    ],
    unless: any('myself|mich selbst|ich bring\\w*'),
    confidence: 0.85,
  },
];
