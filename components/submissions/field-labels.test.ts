import { NextIntlClientProvider } from 'next-intl'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { FieldErrors } from '@/lib/action-result'
import type { Fields } from '@/lib/form-data'
import ru from '@/messages/ru.json'
import { type NamedFigure, useDraftProblems } from './field-labels'

const FIGURES: readonly NamedFigure[] = [
  { key: 'share', name: 'Доля', measure: 'level' },
  { key: 'calls', name: 'Звонки', measure: 'count' },
]

function Problems({ errors, typed }: { errors: FieldErrors; typed?: Fields }) {
  const problems = useDraftProblems('report', FIGURES, typed)(errors)
  return problems.map(({ message }) => message).join('\n')
}

const problem = (errors: FieldErrors, typed?: Fields) =>
  renderToStaticMarkup(
    createElement(
      NextIntlClientProvider,
      { locale: 'ru', timeZone: 'UTC', messages: ru } as Parameters<typeof NextIntlClientProvider>[0],
      createElement(Problems, { errors, typed }),
    ),
  )

test.each([
  ['values.0.on', 'in_future', 'Доля', ru.report.value.on],
  ['values.1.on', 'in_future', 'Звонки', ru.report.value.onCount],
  ['values.1.from', 'required', 'Звонки', ru.report.value.from],
  ['values.1.note', 'too_long', 'Звонки', ru.report.value.note],
  ['values.1.note', 'method_note', 'Звонки', ru.report.value.methodNote],
])('what is wrong at %s (%s) names the field as it is shown', (path, code, row, field) => {
  expect(problem({ [path]: code })).toContain(row)
  expect(problem({ [path]: code }).toLowerCase()).toContain(field.toLowerCase())
})

test('a row is named by its indicator, wherever it stands', () => {
  const typed: Fields = { values: [{ indicator: 'calls' }, { indicator: 'share' }] }
  expect(problem({ 'values.0.on': 'in_future' }, typed)).toContain('Звонки')
})
