import { ONCE, type RegulationTemplate } from './regulation-template.ts';

export const LEGAL_CLAIM: RegulationTemplate = {
  id: 'FRCP_LEGAL_CLAIM',
  version: 1,
  title: 'Legal claim',
  regulation: 'FRCP 37(e): electronically stored information is preserved once litigation is anticipated.',
  summary: 'Members are notified when a contact announces legal steps.',
  concepts: [
    {
      name: 'Legal claim',
      description: 'The contact announces a lawyer, a lawsuit or a report to an authority.',
      phrases: [
        'lawyer|attorney|solicitor + my|hear from|contact you|talk to',
        'sue you|suing you|lawsuit|legal action|take you to court|see you in court|press charges|small claims',
        'report you|reporting you|complaint + police|ombudsman|authorities|regulator|court|formal',
        'anwalt|anwältin|rechtsanwalt + mein|meinem|meiner|hören|schaltet|einschalten',
        'verklagen|verklage|klage|vor gericht|rechtliche schritte|anzeige|anzeigen|zur polizei',
        'abogado|abogada + mi|con mi|hablarán|contacto',
        'demandar|demanda|tribunal|tribunales|acciones legales|denuncia|denunciar|denunciaré|juicio',
        'advogado|advogada + meu|minha|do meu',
        'processar vocês|processo judicial|processar você|tribunal|medidas legais|denúncia|boletim de ocorrência|procon|na justiça',
      ],
      ...ONCE,
      outcome: 'ALERT',
      instruction: '',
      sentence: '',
    },
  ],
};
