import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CountLink } from './count-link'

test('a count leads to what it counts, and zero to nothing', () => {
  const drawn = (count: number) =>
    renderToStaticMarkup(createElement(CountLink, { className: 'item', count, href: '/en' }, count))
  expect(drawn(3)).toBe('<a href="/en" class="item">3</a>')
  expect(drawn(0)).toBe('<span class="item">0</span>')
})
