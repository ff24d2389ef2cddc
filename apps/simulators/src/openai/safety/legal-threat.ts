import { any, type Frame, TERMS } from './safety-terms.ts';

const { lawyer } = TERMS;

export const LEGAL_THREAT: readonly Frame[] = [
  {
    category: 'LEGAL_THREAT',
    parts: [
      any(
        'su(?:e|ing) (?:you\\w*|your|the|them|this|him|her)',
        "(?:will|gonna|going to|might|could|'ll|may|am|i'm|shall|to) su(?:e|ing)|lawsuits?",
        'legal (?:action|steps|proceedings|claim|consequences)',
        '(?:take|taking|see|meet) (?:you|this|them|the \\w+) (?:\\w+ )?(?:to|in) court|press(?:ing)? charges',
        'small claims|class action|litigat\\w*|subpoena|verklag\\w*|klage (?:ein|erheb)\\w*',
        '(?:mit einer|reiche) klage|vor gericht|rechtliche\\w* schritte|anzeige (?:erstatt|bei|gegen)\\w*',
        'erstatt\\w* anzeige|zeige? (?:sie|euch|das|dich|den \\w+) (?:\\w+ ){0,3}an',
        '(?:sie|euch|das) (?:\\w+ )?anzeigen|anzuzeigen|schadensersatz|schmerzensgeld|demand(?:ar\\w*|are|o a)',
        '(?:poner|pondre|una|interponer) (?:una )?(?:demanda|denuncia|querella)|juicio',
        '(?:acciones|medidas|procedimiento|accion) legal(?:es)?|tribunal(?:es)?|denunci(?:ar\\w*|are|o|amos)',
        'los denuncio|process(?:ar|o) (?:a|o|os|as|voces?|esta|essa|essa|por)',
        'processo (?:judicial|contra|na justica)|(?:na|a|entrar na) justica|medidas (?:legais|judiciais)',
        'denuncia\\w*|boletim de ocorrencia|acao judicial|indenizacao|indemnizacion',
      ),
    ],
    unless:
      /\b(?:jury duty|food court|tennis court|basketball court|work at|arbeite|trabajo en|trabalho (?:em|no|na))\b/,
    confidence: 0.85,
  },
  {
    category: 'LEGAL_THREAT',
    parts: [
      any(lawyer),
      any(
        'contact\\w*|hear|touch|writ(?:e|ing)|letter|calling|(?:will|going to) call|speak|talk(?:ing)?|involv\\w*',
        'hired?|get(?:ting)?|einschalt\\w*|schalt\\w*|kontaktier\\w*|meld\\w*|hor(?:en|t)|ouvir|oir\\w*|wend\\w*',
        'schreib\\w*|beauftrag\\w*|ubergeb\\w*|hablar\\w*|habl[oa]\\w*|comunicar\\w*|escrib\\w*|llam\\w*',
        'contrat\\w*|contat\\w*|falar|procurar\\w*|acion\\w*|notific\\w*|ligar',
      ),
    ],
    unless:
      /\b(?:work(?:s|ed|ing)? (?:at|for|as|with)|recommended|friend|arbeit\w*|trabaj\w*|trabalh\w*|empfohlen|recomend\w*|is a|ist ein|es un|e um)\b/,
    confidence: 0.8,
  },
  {
    category: 'LEGAL_THREAT',
    parts: [
      any(
        'report(?:ing)? (?:you|your|this (?:clinic|practice|company|business))|(?:formal|official) complaint',
        'fil(?:e|ing) a (?:\\w+ )?complaint',
        '(?:complain|complaining|complaint) (?:to|with) (?:the|your) (?:\\w+ )?(?:police|ombudsman|authorit\\w*|regulator|council|court|board|consumer)',
        'go(?:ing)? to the (?:police|authorities|ombudsman|press)|zur polizei|polizei einschalt\\w*',
        'beschwerde (?:bei|einreich\\w*|einleg\\w*)|verbraucherschutz\\w*|queja formal',
        '(?:voy|ire|quejar\\w*|acud\\w*|denunciar\\w*) (?:\\w+ )?(?:a|ante) (?:la |el )?(?:policia|consumo|defensor\\w*|oficina del consumidor|profeco)',
        'hoja de reclamacion\\w*|procon|ouvidoria|reclame aqui|orgaos? (?:de defesa|competente)',
        '(?:vou|ir|irei) (?:na|a|ate a) (?:policia|delegacia)',
      ),
    ],
    confidence: 0.75,
  },
];
