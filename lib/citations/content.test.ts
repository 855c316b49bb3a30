import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprintOf } from './content'

const LAW = 'Статья 1. Пострадавшие имеют право на убежище сроком до шести месяцев. '
const page = (body: string, head = '') =>
  Buffer.from(`<!doctype html><html><head><title>x</title>${head}</head><body>${body}</body></html>`)
const article = (words = LAW) =>
  `<main><h1>Закон о профилактике бытового насилия</h1><p>${words.repeat(4)}</p></main>`
const html = (body: Buffer) => fingerprintOf(body, 'text/html; charset=utf-8').sha256
const plain = html(page(article()))

describe('the same text gives the same fingerprint', () => {
  test.each([
    [
      'a banner',
      `<div class="top-banner">Фестиваль национальной кухни пройдёт в эти выходные</div>${article()}`,
    ],
    [
      'another menu',
      `<nav><ul><li>О министерстве и его руководстве в новом составе</li></ul></nav>${article()}`,
    ],
    ['a header', `<header>Официальный сайт министерства, двадцать лет вместе с вами</header>${article()}`],
    ['a footer', `${article()}<footer>Все права защищены, полное наименование организации</footer>`],
    ['a counter', `${article()}<div>Просмотров: 1 234</div>`],
    ['a clock', `<div>Сегодня 12 марта, 12:45</div>${article()}`],
    [
      'a script',
      `<script>var a = "<p>Пострадавшие имеют право на что-нибудь другое</p>"</script>${article()}`,
    ],
    ['a comment', `<!-- собрано сервером 17 двенадцатого числа в полночь -->${article()}`],
    ['a dialog', `<div role="dialog">Мы используем файлы cookie, чтобы сайт работал лучше</div>${article()}`],
    ['spaces', article().replaceAll(' ', '\n  ')],
    ['attributes', article().replace('<p>', '<p style="color:red" data-x="1>2">').replace('2">', '')],
    ['marks in the text', article().replaceAll('убежище', '<b>убежище</b>')],
    ['entities', article().replaceAll('Статья', '&#1057;татья')],
  ])('with %s', (_, body) => {
    expect(html(page(body))).toBe(plain)
  })

  test('in another encoding', () => {
    const other = Buffer.from(
      '<p>The survivor has the right to a shelter for six months or more.</p>'.repeat(6),
    )
    expect(fingerprintOf(other, 'text/html; charset=windows-1251').sha256).toBe(
      fingerprintOf(other, 'text/html').sha256,
    )
  })
})

describe('another text gives another one', () => {
  test.each([
    ['a word', article(LAW.replace('шести', 'трёх'))],
    ['a figure', article(LAW.replace('1', '2'))],
    [
      'a paragraph more',
      `${article()}<p>Статья 2. Настоящий закон вводится в действие со дня опубликования.</p>`,
    ],
    ['a paragraph less', '<main><h1>Закон о профилактике бытового насилия</h1></main>'],
  ])('%s', (_, body) => {
    expect(html(page(body))).not.toBe(plain)
  })

  test('of a file, one byte', () => {
    const pdf = (body: string) => fingerprintOf(Buffer.from(body), 'application/pdf')
    expect(pdf('%PDF-1').sha256).not.toBe(pdf('%PDF-2').sha256)
    expect(pdf('%PDF-1').method).toBe('bytes-1')
  })
})

test('a page whose whole text stands in what looks like its frame is read all the same', () => {
  const inBanner = (words: string) => html(page(`<div class="banner"><p>${words.repeat(5)}</p></div>`))
  expect(inBanner(LAW)).not.toBe(inBanner(LAW.replace('шести', 'трёх')))
})

test('whatever the page, it is read to its end', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<',
      '>',
      '<!--',
      '-->',
      '<script>',
      '</script',
      '<div class="ads">',
      '</div>',
      '&#x110000;',
      '&#0;',
      '<p',
      '/>',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(html(Buffer.from(pieces.join('')))).toMatch(/^[\da-f]{64}$/)
    }),
  )
})

// The deadline is the runner's own: read again and again from each sign, these would need hours.
test.each(['<', '<a', '<!--', '<script>', '</', '&#', '<div class="ads">', '< '])(
  'a megabyte of %j and an end',
  (piece) => {
    const body = Buffer.from(`${piece.repeat(1_000_000 / piece.length)}>`)
    expect(html(body)).toMatch(/^[\da-f]{64}$/)
  },
)
