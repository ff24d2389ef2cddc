import { describe, expect, it } from '@jest/globals';
import { meaningOf } from '../src/meaning-of.ts';
import { meaningsOf, sameMeaningsOf } from '../src/word-meanings.ts';

describe('the meanings of a word', () => {
  it.each([
    ['parking', 'aparcamiento'],
    ['aufzug', 'lift'],
    ['crianca', 'kids'],
    ['einlagern', 'einlagerung'],
    ['cancelar', 'cancelacion'],
    ['winterreifen', 'reifen'],
    ['montar', 'montaje'],
    ['avental', 'aventais'],
    ['imagens', 'imagem'],
    ['bizum', 'tarjeta'],
    ['sohn', 'jugendliche'],
  ])('of %s contain %s', (word, other) => {
    expect(meaningsOf(word)).toContain(other);
  });

  it('contain the kind of a compound only as a wider meaning', () => {
    expect(meaningsOf('ergotherapie')).toContain('therapie');
    expect(sameMeaningsOf('ergotherapie')).not.toContain('therapie');
  });

  it('are the word itself if nothing is known about it', () => {
    expect(meaningsOf('horse')).toEqual(['horse']);
  });

  it('contain no words of another meaning', () => {
    expect(meaningsOf('parking')).not.toContain('lift');
    expect(meaningsOf('sauna')).not.toContain('piscina');
  });
});

describe('the meaning of a word', () => {
  it('is the same English word in all languages', () => {
    const words = ['parking', 'aparcar', 'estacionamento', 'tiefgarage', 'kundenparkplatz'];
    expect(words.map(meaningOf)).toEqual(words.map(() => 'park'));
  });

  it('is null if nothing is known about the word', () => {
    expect(meaningOf('horse')).toBeNull();
  });
});
