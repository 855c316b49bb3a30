import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import en from './en.json'
import kk from './kk.json'
import ru from './ru.json'
import uz from './uz.json'

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )

const english = new Map(flat(en))
const others = { ru, kk, uz } as const
const all = { en, ...others } as const

/** What a message is given, and how: argument names with the kind of each, and the tags it uses. */
function needs(elements: MessageFormatElement[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.tag) {
      found.add(`<${element.value}>`)
      needs(element.children, found)
    } else if (element.type === TYPE.plural || element.type === TYPE.select) {
      found.add(element.value)
      for (const option of Object.values(element.options)) needs(option.value, found)
    } else if (element.type !== TYPE.literal && element.type !== TYPE.pound) found.add(element.value)
  }
  return found
}

function plurals(elements: MessageFormatElement[]): { options: string[]; ordinal: boolean }[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return plurals(element.children)
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
    const inner = Object.values(element.options).flatMap((option) => plurals(option.value))
    return element.type === TYPE.select
      ? inner
      : [{ options: Object.keys(element.options), ordinal: element.pluralType === 'ordinal' }, ...inner]
  })
}

/** Names and codes that are the same in every language. */
const SAME_EVERYWHERE = new Set<string>(['site.name'])
const words = (message: string) => message.replace(/[{<][^}>]*[}>]/g, ' ').match(/\p{L}{2,}/gu) ?? []
/** Abbreviations and addresses that no language translates. */
const UNTRANSLATED =
  /^(JSON|CSV|SVG|PNG|PDF|XLSX|API|URL|CC|BY|SHA|Vaada|IATI|ISO|SDG|RSS|AGPL|GitHub|UTC|ID|HTML|SMART|Excel|MB|kB)$/

describe.each(Object.entries(others))('%s', (locale, messages) => {
  const own = new Map(flat(messages as Tree))

  test('has exactly the keys of English', () => {
    expect({
      missing: [...english.keys()].filter((key) => !own.has(key)),
      extra: [...own.keys()].filter((key) => !english.has(key)),
    }).toEqual({ missing: [], extra: [] })
  })

  test('leaves no English behind', () => {
    const left = [...own].filter(
      ([key, message]) =>
        message === english.get(key) &&
        !SAME_EVERYWHERE.has(key) &&
        words(message).some((word) => !UNTRANSLATED.test(word)),
    )
    expect(left).toEqual([])
  })

  test('takes the same values as English', () => {
    const different = [...own].filter(([key, message]) => {
      const wanted = english.get(key)
      if (wanted === undefined) return false
      return [...needs(parse(message))].sort().join() !== [...needs(parse(wanted))].sort().join()
    })
    expect(different).toEqual([])
  })

  test('is written in its own letters', () => {
    const wrong = [...own].filter(([, message]) =>
      locale === 'uz'
        ? /[А-Яа-яЁё]|[oOgG]['’‘`]|[\p{L}]['’‘`][\p{L}]/u.test(message.replace(/\{[^}]*\}/g, ''))
        : /[а-яёәғқңөұүһі][a-z]|[a-zə][а-яёәғқңөұүһі]/iu.test(message),
    )
    expect(wrong).toEqual([])
  })
})

describe.each(Object.entries(all))('%s plurals', (locale, messages) => {
  test('every form of the language, and none that it lacks', () => {
    const wrong = flat(messages as Tree).filter(([, message]) =>
      plurals(parse(message)).some(({ options, ordinal }) => {
        const { pluralCategories } = new Intl.PluralRules(locale, {
          type: ordinal ? 'ordinal' : 'cardinal',
        }).resolvedOptions()
        const named = options.filter((option) => !option.startsWith('='))
        // One form for every number is a choice between none and some: it has nothing to inflect.
        return named.join() !== 'other' && [...pluralCategories].sort().join() !== named.sort().join()
      }),
    )
    expect(wrong).toEqual([])
  })
})
