import { ONCE, type RegulationTemplate } from './regulation-template.ts';

export const LEGAL_CLAIM: RegulationTemplate = {
  id: 'FRCP_LEGAL_CLAIM',
  version: 2,
  title: 'Legal claim',
  regulation: 'FRCP 37(e): electronically stored information is preserved once litigation is anticipated.',
  summary: 'Members are notified when a contact announces legal action.',
  concepts: [
    {
      name: 'Legal claim',
      category: 'LEGAL_THREAT',
      description: 'The contact announces a lawyer, a lawsuit or a report to an authority.',
      phrases: [
        'lawyer|lawyers|attorney|solicitor + hear|contact|contacting|in touch|talk to|talking to|speak to|call you|write to|letter|involve|hire|hired|sue|suing',
        'sue you|suing you|lawsuit|legal action|take you to court|see you in court|press charges|small claims',
        'report you|reporting you|complaint|complain + police|ombudsman|authorities|regulator|court|formal|board|council',
        'anwalt|anwältin|rechtsanwalt + hören|schaltet|einschalten|eingeschaltet|kontaktieren|meldet|melden|schreiben|wenden|übergeben|beauftragen|beauftragt|sprechen',
        'verklagen|verklage|klage einreichen|reiche klage|klage erheben|klage gegen|vor gericht|rechtliche schritte|anzeige erstatten|erstatte anzeige|anzeige bei|anzeige gegen|anzeige raus|sie anzeigen|euch anzeigen|dich anzeigen|zeige sie an|zeige euch an|zur polizei',
        'abogado|abogada + hablar|hablarán|contacto|contactar|comunicar|escribir|llamar|demandar|contratar|en manos',
        'demandar|poner una demanda|presentar una demanda|tribunal|tribunales|acciones legales|denuncia|denunciar|denunciaré|juicio',
        'advogado|advogada + falar|ouvir|contato|contatar|procurar|acionar|notificar|entrar|contratar|ligar|escrever',
        'processar vocês|processo judicial|processar você|tribunal|medidas legais|denúncia|boletim de ocorrência|procon|na justiça',
      ],
      ...ONCE,
      outcome: 'ALERT',
      instruction: '',
      replyText: '',
    },
  ],
};
