import type { Language } from './frequent-terms.ts';

/** Short forms of chat messages with the words that they stand for, by language. */
const SHORT_FORMS: Readonly<Record<Language, string>> = {
  en: "pls=please plz=please u=you ur=your r=are thx=thanks tnx=thanks tmrw=tomorrow tmr=tomorrow tomoz=tomorrow 2moro=tomorrow appt=appointment apt=appointment apptmt=appointment resched=reschedule whats=what_is hows=how_is wheres=where_is whens=when_is wanna=want_to gonna=going_to gotta=have_to lemme=let_me cant=can't dont=don't wont=won't doesnt=doesn't isnt=isn't im=i'm ive=i've mins=minutes hrs=hours nxt=next wk=week msg=message ppl=people bday=birthday bc=because btw=by_the_way",
  es: 'q=que k=que x=por xa=para pa=para d=de tb=tambien tmb=tambien kiero=quiero kieres=quieres quisera=quisiera porfa=por_favor porfi=por_favor pf=por_favor xfa=por_favor xfavor=por_favor xq=porque pq=porque bn=bien gcs=gracias grax=gracias finde=fin_de_semana cdo=cuando dnd=donde cnt=cuanto aki=aqui tngo=tengo ncsito=necesito nesecito=necesito nececito=necesito haora=ahora',
  pt: 'vc=voce vcs=voces pq=porque q=que tb=tambem tbm=tambem hj=hoje amnh=amanha qto=quanto qdo=quando qnt=quanto qnd=quando mto=muito mt=muito blz=beleza obg=obrigado obgd=obrigado pfv=por_favor pf=por_favor td=tudo n=nao msg=mensagem ta=esta pra=para pro=para_o aki=aqui',
  de: 'nen=einen ne=eine n=ein nich=nicht nix=nichts hab=habe gibts=gibt_es gehts=geht_es is=ist ists=ist_es bekomm=bekomme brauch=brauche moecht=mochte moechte=mochte koennen=konnen koennte=konnte haett=hatte haette=hatte fuer=fur uebermorgen=ubermorgen naechste=nachste naechsten=nachsten maerz=marz gruess=gruss vllt=vielleicht evtl=eventuell nachm=nachmittag vorm=vormittag mi=mittwoch do=donnerstag di=dienstag fr=freitag mo=montag sa=samstag bzgl=bezuglich zw=zwischen mfg=danke dank=danke merci=danke wieviel=wie_viel',
  fr: "svp=s'il_vous_plait stp=s'il_te_plait bjr=bonjour bsr=bonsoir slt=salut rdv=rendez-vous pr=pour ds=dans qd=quand pk=pourquoi pq=pourquoi c=c'est g=j'ai jai=j'ai jsuis=je_suis jvoudrais=je_voudrais aprem=apres-midi dispo=disponible dispos=disponibles mr=merci mci=merci tt=tout bcp=beaucoup auj=aujourd'hui ajd=aujourd'hui dem=demain",
};

const WORDS = new Map(
  Object.entries(SHORT_FORMS).map(([language, forms]) => [
    language,
    new Map(forms.split(' ').map((form) => form.split('=') as [string, string])),
  ]),
);

/** Returns the words that a short form of a language stands for. Undefined for other words. */
export const spelledOut = (word: string, language: Language): string | undefined =>
  WORDS.get(language)?.get(word)?.replaceAll('_', ' ');
