import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MAIN_SECTIONS, SECTION_GROUPS, SECTION_PATHS, type SiteSection } from './site-menu'

const sections = Object.keys(SECTION_PATHS) as SiteSection[]

describe('the menu', () => {
  test('every page stands once in the index', () => {
    expect(SECTION_GROUPS.flatMap((group) => group.sections).toSorted()).toEqual(sections.toSorted())
  })

  test('a main page is named once', () => {
    expect(new Set(MAIN_SECTIONS).size).toBe(MAIN_SECTIONS.length)
  })

  test.each(sections)('%s leads to a page', (section) => {
    const path = SECTION_PATHS[section]
    expect(existsSync(`app/[locale]${path === '/' ? '' : path}/page.tsx`)).toBe(true)
  })
})
