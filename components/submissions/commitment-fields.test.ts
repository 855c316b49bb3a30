import { NextIntlClientProvider } from 'next-intl'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { FilesProvider } from '@/components/files/files-context'
import { CommitmentDraft, fromDraft, toDraft } from '@/lib/commitments/draft'
import { publishedTexts } from '@/lib/commitments/draft-published'
import { publishedValueWords } from '@/lib/commitments/draft-view'
import type { CommitmentContent } from '@/lib/commitments/input'
import { type Fields, fieldsOf } from '@/lib/form-data'
import type { Locale } from '@/lib/i18n/model'
import { canonicalJson } from '@/lib/ledger/canonical'
import { readSeed, type Seed } from '@/lib/seed/read'
import en from '@/messages/en.json'
import kk from '@/messages/kk.json'
import ru from '@/messages/ru.json'
import uz from '@/messages/uz.json'
import { CommitmentFields } from './commitment-fields'
import { DraftContext } from './draft-context'

const MESSAGES: Readonly<Record<Locale, object>> = { en, ru, kk, uz }

let seed: Seed
beforeAll(async () => {
  seed = await readSeed()
})

/** The form of a draft as the server draws it. */
function drawn(content: CommitmentContent, locale: Locale): string {
  const fields = createElement(CommitmentFields, {
    frameworks: seed.frameworks.map(({ key }) => ({ value: key, label: key })),
    actions: ['1', '2', '3', '4'].map((value) => ({ value, label: value })),
    languageFixed: true,
    titleMax: 160,
    asksReason: true,
    asksAnswer: false,
    published: {
      texts: publishedTexts(content),
      values: publishedValueWords(content, locale, ({ value }) => value),
    },
    consultations: [{ value: '1', label: '1. Shelters' }],
    changes: null,
  })
  const draft = createElement(
    DraftContext,
    {
      value: {
        values: toDraft(content) as unknown as Fields,
        errors: {},
        intent: null,
        epochs: {},
        pending: false,
        addRow: () => undefined,
        shown: [],
      },
    },
    fields,
  )
  const files = createElement(FilesProvider, {
    files: { submissionId: 1, locale, uploads: [], attached: [], refused: [] },
    // biome-ignore lint/correctness/noChildrenProp: its type asks for it
    children: draft,
  })
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      locale,
      timeZone: 'Asia/Tashkent',
      messages: MESSAGES[locale],
      onError: (error: Error) => {
        throw error
      },
      children: files,
    } as never),
  )
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const decoded = (text: string) => text.replaceAll(/&(amp|lt|gt|quot|#x27);/g, (_, sign) => SIGNS[sign] ?? '')
const attribute = (tag: string, name: string) => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? null : decoded(found)
}

/** What a browser sends of a form, read from its markup; line ends as browsers send them. */
function sentBy(markup: string): FormData {
  const form = new FormData()
  const put = (name: string | null, value: string) =>
    name && form.append(name, value.replaceAll('\n', '\r\n'))
  for (const [whole, tag, inside = ''] of markup.matchAll(
    /<(input|textarea|select)\b[^>]*?(?:\/>|>(?:([\s\S]*?)<\/\1>)?)/g,
  )) {
    const opening = whole.slice(0, whole.indexOf('>') + 1)
    const name = attribute(opening, 'name')
    if (tag === 'textarea') put(name, decoded(inside))
    else if (tag === 'select') {
      const options = [...inside.matchAll(/<option[^>]*>/g)].map(([option]) => option)
      const chosen = options.find((option) => option.includes(' selected=""')) ?? options[0]
      put(name, (chosen && attribute(chosen, 'value')) ?? '')
    } else if (!/ type="(checkbox|radio)"/.test(opening) || opening.includes(' checked=""'))
      put(name, attribute(opening, 'value') ?? '')
  }
  return form
}

describe('the form of a published commitment, sent back without a touch', () => {
  test.each(['en', 'ru', 'kk', 'uz'] as const)('changes nothing in any documented record (%s)', (locale) => {
    for (const { reference, content } of seed.commitments) {
      const typed = CommitmentDraft.parse(fieldsOf(sentBy(drawn(content, locale))))
      const outcome = fromDraft(typed, {
        maker: content.maker,
        compiledBy: content.compiledBy,
        published: content,
      })
      expect(outcome, reference).toMatchObject({ ok: true })
      expect(canonicalJson(outcome.ok && outcome.content), reference).toBe(canonicalJson(content))
    }
  })
})

test('every field has a name of its own, and every label a field', () => {
  for (const { reference, content } of seed.commitments.slice(0, 20)) {
    const markup = drawn(content, 'uz')
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      reference,
    ).toEqual([])
    const known = new Set(ids)
    for (const [, target] of markup.matchAll(/<label for="([^"]+)"/g))
      expect(known, reference).toContain(target)
  }
})
