import { expect, test } from 'vitest'
import { byMaker, makerName } from './model'

const named = (
  code: string,
  ru: string,
  rest: Partial<{ kind: 'state' | 'joint'; centralAsia: boolean }> = {},
) => ({
  maker: { code, kind: 'state' as const, names: { en: code, ru }, centralAsia: false, ...rest },
})

test('a maker is named in the language of the page, else in English, else by its code', () => {
  expect(makerName({ code: 'KAZ', names: { en: 'Kazakhstan', kk: 'Қазақстан' } }, 'kk')).toBe('Қазақстан')
  expect(makerName({ code: 'KAZ', names: { en: 'Kazakhstan' } }, 'uz')).toBe('Kazakhstan')
  expect(makerName({ code: 'XYZ', names: {} }, 'uz')).toBe('XYZ')
})

test('the region first, its joint maker last of it, then by name in the alphabet of the reader', () => {
  const order = [
    named('KEN', 'Кения'),
    named('XCA', 'Все вместе', { kind: 'joint', centralAsia: true }),
    named('ALB', 'Албания'),
    named('UZB', 'Узбекистан', { centralAsia: true }),
    named('KAZ', 'Казахстан', { centralAsia: true }),
  ].toSorted(byMaker('ru'))
  expect(order.map(({ maker }) => maker.code)).toEqual(['KAZ', 'UZB', 'XCA', 'ALB', 'KEN'])
})

test('Kazakh letters stand where the Kazakh alphabet has them', () => {
  const order = [named('B', 'Қытай'), named('A', 'Кения'), named('C', 'Латвия')]
    .map(({ maker }) => ({ maker: { ...maker, names: { kk: maker.names.ru } } }))
    .toSorted(byMaker('kk'))
  expect(order.map(({ maker }) => maker.code)).toEqual(['A', 'B', 'C'])
})
