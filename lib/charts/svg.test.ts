import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { pngOf } from '@/lib/pictures/png'
import { svgOf } from './svg'
import { SVG_WIDTH } from './svg/blocks'
import { figuresOf, VALUES } from './testing'

/** What a strict reader of XML complains of; null: nothing. */
function saxProblem(xml: string): string | null {
  let problem: string | null = null
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    problem ??= error.message
  })
  parser.write(xml).close()
  return problem
}

const address = 'https://vaada.example/en/commitments/KEN-2021-09?asOf=2026-11-30.71&a=<b>'

describe.each(VALUES)('of %s', (_, values) => {
  test.each(figuresOf(values).map((figure) => [figure.data.kind, figure] as const))(
    '%s is whole XML inside its own box',
    (_, figure) => {
      const svg = svgOf(figure, { address })
      expect(saxProblem(svg)).toBeNull()
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null|var\(/)
      const height = Number(/height="(\d+)" viewBox/.exec(svg)?.[1])
      const ys = [...svg.matchAll(/ (?:y|y1|y2)="(-?[\d.]+)"/g)].map(([, y]) => Number(y))
      expect(ys.filter((y) => y < 0 || y > height)).toEqual([])
    },
  )
})

test.each(LOCALES)('in %s it says finding, source, day and address', (locale) => {
  const [line] = figuresOf([2, 17]).map((figure) => ({ ...figure, locale }))
  if (!line) throw new Error('no figure')
  const svg = svgOf(line, { address })
  expect(svg).toContain('<title id="title">Centres open: 17</title>')
  expect(svg).toContain('Ministry of Justice')
  expect(svg).toMatch(/2026/)
  expect(svg).toContain('asOf=2026-11-30.71&amp;a=&lt;b&gt;')
})

test('what can’t stand in XML is left out, and nothing of a text becomes markup', () => {
  const [line] = figuresOf([2, 17]).map((figure) => ({ ...figure, title: 'A\u0000 <b>"&\ud800' }))
  if (!line) throw new Error('no figure')
  const svg = svgOf(line, { address })
  expect(saxProblem(svg)).toBeNull()
  expect(svg).toContain('A &lt;b&gt;&quot;&amp;')
})

test('it becomes a picture of the same shape', async () => {
  const [line] = figuresOf([2, 17])
  if (!line) throw new Error('no figure')
  const svg = svgOf(line, { address, notice: 'Demonstration' })
  const height = Number(/height="(\d+)" viewBox/.exec(svg)?.[1])
  const picture = await pngOf(svg, 2 * SVG_WIDTH)
  expect(await sharp(picture).metadata()).toMatchObject({ width: 1440, height: 2 * height })
})
