import { any, type Frame, TERMS } from './safety-terms.ts';

const { medicine, symptom } = TERMS;

export const ADVERSE_REACTION: readonly Frame[] = [
  {
    category: 'ADVERSE_REACTION',
    parts: [
      any(
        'side[- ]?effects?|nebenwirkung\\w*|efectos? secundarios?|efectos? adversos?|efeitos? colatera(?:l|is)',
        'efeitos? adversos?|(?:adverse|allergic|bad) reactions?|allergische? reaktion\\w*',
        '(?:mala )?reaccion(?:es)? (?:alergica|adversa|al|a la)|mala reaccion',
        'reac(?:ao|oes) (?:alergica|adversa|ao|a)|reaction to (?:the|my|this)|allergisch (?:\\w+ ){0,3}reagier\\w*',
        'allergisch auf (?:\\w+ ){0,3}reagiert',
      ),
    ],
    confidence: 0.85,
  },
  {
    category: 'ADVERSE_REACTION',
    parts: [any(symptom), any(medicine)],
    unless: any(
      `(?:for|against|gegen|contra|para(?: (?:el|la|o|a))?|bei) (?:\\w+ )?(?:${symptom})`,
      'prescribe|verschreiben|recetar|receitar|recommend|empfehlen|recomiend\\w*|recomend\\w*|sunburn',
      'sonnenbrand',
    ),
    confidence: 0.8,
  },
  {
    category: 'ADVERSE_REACTION',
    parts: [
      any(
        "(?:can(?:no|')?t|don'?t|do not) tolerate|vertrag\\w*(?: \\w+){0,3} nicht",
        'nicht (?:vertragen|bekommen|gut vertragen)',
        '(?:me |le )?(?:cae|cayo|cayeron|sienta|sento|sentaron|hizo|hace|hicieron) (?:muy |fatal|tan )?(?:mal|dano)',
        '(?:me |lhe )?(?:fez|faz|fizeram|fazendo) (?:muito )?mal|pass(?:ei|ando|ou|o) (?:muito )?mal',
        'made (?:me|him|her|my \\w+) (?:\\w+ ){0,2}(?:ill|worse|feel (?:bad|awful|terrible))',
        'feel(?:ing)? (?:awful|terrible|worse|bad|strange|weird)|peor desde|pior desde',
      ),
      any(medicine),
    ],
    containsDenial: true,
    confidence: 0.8,
  },
];
