import { any, type Frame, TERMS } from './safety-terms.ts';

const { place, weapon } = TERMS;

export const VIOLENCE: readonly Frame[] = [
  {
    category: 'VIOLENCE',
    parts: [
      any(
        "(?:i|we)(?: will|'?ll| am going to|'m going to|'?m gonna| gonna| swear (?:i )?(?:will|'ll)?| want to| could| should|'m coming to| am coming to|'?ll come| will come) (?:\\w+ ){0,6}(?:kill|murder|stab|shoot|strangle|beat|hurt|smash|punch|attack|break|slap|destroy|cut|choke|burn)",
        '(?:gonna|going to) (?:\\w+ )?(?:kill|murder|stab|shoot|strangle|beat|hurt|smash|punch|attack|slap)',
      ),
      any(
        'you\\w*|him|her|them|every(?:one|body)|some(?:one|body)|that|his|all',
        'the (?:\\w+ )?(?:doctor|nurse|receptionist|trainer|manager|owner|driver|guy|man|woman|staff|bastard|neighbou?r)',
        'my (?:\\w+ )?(?:boss|neighbou?r|ex|wife|husband|brother|colleague|roommate)',
      ),
    ],
    unless:
      /\b(?:myself|call|email|message|later|booking|record|price|on the (?:court|field)|at (?:chess|tennis|golf))\b|\b(?:cut|break|beat) (?:my|the|it|that|this)\b/,
    confidence: 0.9,
  },
  {
    category: 'VIOLENCE',
    parts: [
      any('ich|wir|dem|euch'),
      any(
        'bring\\w* (?:ich )?(?:dich|euch|ihn|sie|den \\w+|die \\w+|alle) (?:\\w+ ){0,2}um',
        '(?:dich|euch|ihn|den \\w+|die \\w+|alle)(?: \\w+){0,2} (?:umbring\\w*|umleg\\w*|toten|tote)',
        '(?:tote|erschies\\w*|ersteche?|erwurge?|verprugle|verprugel\\w*|kille|mache?) (?:dich|euch|ihn|sie|den|die|alle)',
        '(?:stech\\w*) (?:dich|euch|ihn|sie|den \\w+|die \\w+) (?:\\w+ )?ab',
        '(?:dich|euch|ihn|sie|den \\w+) (?:\\w+ )?(?:abstech\\w*|erstech\\w*|erschies\\w*|erwurg\\w*|verprugel\\w*|zusammenschlag\\w*|fertig ?mach\\w*)',
        'schlag\\w*(?: \\w+){0,4} (?:zusammen|fresse|gesicht|tot|kaputt|schadel|zahne)',
        'hau\\w*(?: \\w+){0,4} (?:fresse|gesicht|um)|fresse (?:ein|polier\\w*)',
      ),
    ],
    unless: any('mich|sich'),
    confidence: 0.9,
  },
  {
    category: 'VIOLENCE',
    parts: [
      any(
        '(?:te |lo |la |los |las |le |les |os )?(?:voy|vamos|van) a|lo voy a|juro que|he de|quiero|ganas de|vou',
        'vamos|quero|juro|vontade de|irei|(?:te|lo|los) (?:mato|matare|reviento|rajo)|mataremos',
      ),
      any(
        'mat(?:ar|o|are|emos)(?:te|lo|la|los|las|le|les)?|apunal\\w*|acuchill\\w*|dispar\\w*|golpe\\w*',
        'peg(?:ar|o)\\w*|romper(?:te|le|les|los)(?: \\w+)*',
        '(?:partir|romper)\\w* (?:la|los) (?:cara|madre|huesos|dientes)|reventar\\w*|degollar\\w*|estrangular\\w*',
        'esfaque\\w*|atirar|dar (?:um )?tiros?|bater em|quebrar (?:a|sua|tua) cara',
        'te (?:pegar|quebrar|matar|bater|arrebentar)|espanc\\w*|arrebent\\w*',
        'mato (?:voce|ele|ela|todos|todo mundo)',
      ),
    ],
    unless: any('\\w*(?:ar)me|me (?:matar|mato|pegar|atirar)|fotos?|una copa|um bolo|clase|aula|salario|sueldo'),
    confidence: 0.88,
  },
  {
    category: 'VIOLENCE',
    parts: [
      any(weapon),
      any(
        "i (?:\\w+ )?(?:have|got|own|carry|bring)|i'?(?:ve|ll|m)|bring(?:ing)?|coming|planted|there(?:'s| is)|ich",
        'dabei|tengo|llevo|traigo|voy|vengo|hay|tenho|levo|trago|vou|tem',
      ),
    ],
    unless:
      /\b(?:massage|water|toy|theft|lost|buy|kaufen|compr\w*|cook\w*|fork|gabel|tenedor|garfo|cutlery|museum|laws?|belleza|beleza|sharpen\w*|schleif\w*|afila\w*|amola\w*|drops?|juego|jogo|seda)\b/,
    confidence: 0.8,
  },
  {
    category: 'VIOLENCE',
    parts: [
      any(
        'burn\\w*|torch|set (?:\\w+ ){0,2}(?:fire|alight)|(?:blow|blowing) (?:\\w+ ){0,3}up|smash up',
        'zund\\w*(?: \\w+){0,4} an|anzund\\w*|abfackel\\w*|fackle|niederbrenn\\w*|spreng\\w*|in (?:die luft|brand)',
        'kurz und klein|quemar\\w*|prender(?:le)? fuego|incendi\\w*|explotar|volar|(?:botar|tocar|por|meter) fogo',
        'explodir|queimar',
      ),
      any(place, 'down|alles|todo|tudo'),
      any("i|i'?ll|i'?m|we|will|gonna|ich|wir|voy|vamos|vou|vamos"),
    ],
    unless: /\b(?:calories|calorias|kalorien|fat|grasa|gordura|incense|candles?|kerze\w*|vela)\b/,
    confidence: 0.85,
  },
  {
    category: 'VIOLENCE',
    parts: [
      any(
        'know where (?:you|he|she|they|your \\w+) lives?|(?:will|gonna|going to) regret (?:this|it|that)',
        '(?:there )?(?:will|is going to|gonna) be blood|watch your back',
        "you(?:'re| are| will be) (?:so |all )?dead(?! (?:right|wrong|on))|dead (?:man|meat)",
        'pay with (?:your|his) li[fv]\\w+|weis(?:s)?,? wo (?:du|ihr|sie|er) \\w*wohn\\w*',
        '(?:werdet|wirst|werden)(?: \\w+){0,3} bereuen|blut fliesen|blut (?:wird )?fliest',
        'se donde (?:vives?|viven|vivis|trabajas)|(?:se )?(?:van|vas|va) a arrepentir\\w*',
        '(?:va a )?corr\\w* (?:la )?sangre|sei onde (?:voce|voces|tu|ele|ela) (?:mora\\w*|trabalha\\w*)',
        '(?:vai|vao) se arrepender|vai (?:ter|correr) sangue|cuidado (?:con|com) (?:tu|la|sua) espalda',
      ),
    ],
    confidence: 0.8,
  },
];
