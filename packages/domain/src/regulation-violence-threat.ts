import { ONCE, type RegulationTemplate } from './regulation-template.ts';

export const VIOLENCE_THREAT: RegulationTemplate = {
  id: 'OSHA_VIOLENCE_THREAT',
  version: 2,
  title: 'Threat of violence',
  regulation:
    'OSH Act, 29 U.S.C. § 654(a)(1): employers protect their staff from recognized hazards, workplace violence among them.',
  summary: 'Threats against people or premises are handed off to a member immediately.',
  concepts: [
    {
      name: 'Threat of violence',
      category: 'VIOLENCE',
      description: 'The contact threatens people or premises.',
      phrases: [
        'kill|shoot|stab|murder|strangle + him|her|you|your|them|everyone|someone|everybody|all|that guy|that man|that woman + i will|im going|i am going|ill|gonna|going to',
        'hurt|beat|smash|punch|attack|break + someone|you|him|her|face|everyone + i will|ill|im going|i am going|gonna',
        'i have a gun|i have a knife|bring a gun|got a gun|i have a weapon|i have a rifle|a bomb|bomb in|the bomb',
        'burn|blow up|set fire|torch + shop|office|house|place|building|down',
        'know where you live|will regret this|there will be blood|going to be blood|watch your back',
        'bringe dich um|bringe ihn um|bringe sie um|bringe euch um|töte|töten|erschieße|erschießen|steche|erwürge|ersteche + dich|ihn|sie|euch|alle|ab',
        'schlage|schlag|haue|prügle + dich|euch|ihn|fresse|zusammen|gesicht',
        'waffe|messer|pistole|bombe + habe|dabei|bringe|mit',
        'zünde|brenne|fackle|sprenge + an|nieder|ab|laden|haus|büro',
        'weiß wo du wohnst|weiß wo ihr wohnt|werdet es bereuen|wirst es bereuen|wird blut fließen',
        'te|lo|la|los|le|os|les + voy a matar|voy a disparar|voy a apuñalar|voy a romper|voy a pegar|voy a golpear|mataré',
        'voy a + matarte|matarlo|apuñalar|disparar|golpearte|pegarles|romperte|partir la cara|romper la cara|quemar',
        'voy|vamos + incendiar|prender fuego|quemar su|quemar el local|quemar la',
        'pistola|arma|cuchillo|bomba + tengo|llevo|voy',
        'sé dónde vives|se van a arrepentir|te vas a arrepentir|correr sangre',
        'vou + matar|atirar|esfaquear|bater em|quebrar a cara|te pegar|te matar',
        'vou + fogo|incendiar|explodir|queimar + loja|casa|escritório|prédio',
        'tenho|levo|vou com|vou aí + arma|revólver|faca|bomba',
        'sei onde você mora|vão se arrepender|vai se arrepender|vai ter sangue',
      ],
      ...ONCE,
      outcome: 'HAND_OVER',
      instruction: '',
      replyText: '',
    },
  ],
};
