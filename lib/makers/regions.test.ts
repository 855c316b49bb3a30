import { expect, test } from 'vitest'
import { byRegion, regionOf } from './regions'

const maker = (code: string, centralAsia = false) => ({ maker: { code, centralAsia } })

test('every part of the world comes in one order, the region first', () => {
  const rows = ['XEU', 'KEN', 'KAZ', 'FIN', 'URY', 'JPN', 'FJI'].map((code) => maker(code))
  expect(byRegion(rows).map(({ region, rows: own }) => [region, own.map((row) => row.maker.code)])).toEqual([
    ['centralAsia', ['KAZ']],
    ['africa', ['KEN']],
    ['americas', ['URY']],
    ['asia', ['JPN']],
    ['europe', ['FIN']],
    ['oceania', ['FJI']],
    ['other', ['XEU']],
  ])
})

test('several states of the region jointly belong to it', () => {
  expect(regionOf({ code: 'XCA', centralAsia: true })).toBe('centralAsia')
})
