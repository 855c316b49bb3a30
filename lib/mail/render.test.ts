import { describe, expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { ACCOUNT_CHANGES, MAIL_TEMPLATES, type MailTemplate } from './model'
import { type LetterToRender, renderLetter } from './render'

const PARAMS: Record<MailTemplate, Record<string, string>> = {
  invitation: { role: 'focal_point', maker: 'AAA' },
  sign_in_link: {},
  reset_link: {},
  account_changed: { change: 'password' },
  request_received: {},
  request_refused: {},
  hand_over: { maker: 'AAA' },
  deputy: { fromDay: '2026-11-23', toDay: '2026-12-05' },
}

const aLetter = (changes: Partial<LetterToRender> = {}): LetterToRender => ({
  template: 'invitation',
  locale: 'en',
  params: PARAMS[changes.template ?? 'invitation'],
  makerName: 'Aland',
  link: 'https://vaada.example/en/invitations/secret',
  expiresAt: new Date('2026-11-26T09:00:00Z'),
  site: 'vaada.example',
  timeZone: 'Asia/Tashkent',
  ...changes,
})

describe.each(LOCALES)('in %s', (locale) => {
  test.each(MAIL_TEMPLATES)('%s has all its words, the link and its end in both forms', (template) => {
    const { subject, text, html } = renderLetter(aLetter({ template, locale }))
    expect(subject).toMatch(/^Vaada: \S/)
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html).toContain('href="https://vaada.example/en/invitations/secret"')
    expect(text).toContain('\nhttps://vaada.example/en/invitations/secret\n')
    expect(text).toContain('14:00 (UTC+5)')
    expect(text).not.toMatch(/[{}<>]|mail\.|undefined|null/)
  })

  test.each(ACCOUNT_CHANGES)('a changed account says what changed: %s', (change) => {
    const { text } = renderLetter(aLetter({ template: 'account_changed', locale, params: { change } }))
    expect(text).not.toMatch(/[{}<>]|mail\./)
  })
})

test('an invitation in English', () => {
  expect(renderLetter(aLetter()).text).toBe(
    [
      'Hello! This letter was sent automatically from vaada.example.',
      'You are invited to open an account. Your role: Focal point, Aland.',
      'To accept the invitation, open this page:\nhttps://vaada.example/en/invitations/secret',
      'The link works once, until 26\u00a0November 2026, 14:00 (UTC+5).',
      'If you didn’t expect this invitation, you don’t have to do anything: no account will be opened.\n',
    ].join('\n\n'),
  )
})

test('subject and opening say nothing of the matter: not who, where, as what or what happened', () => {
  const seen = MAIL_TEMPLATES.map((template) => {
    const { subject, text } = renderLetter(aLetter({ template }))
    return `${subject} | ${text.split('\n')[0]}`
  })
  const opening = 'Hello! This letter was sent automatically from vaada.example.'
  expect([...new Set(seen)]).toEqual([
    `Vaada: your link | ${opening}`,
    `Vaada: your account | ${opening}`,
    `Vaada: your request | ${opening}`,
    `Vaada: your office | ${opening}`,
  ])
})

test('without a link there is no line for one', () => {
  const { text, html } = renderLetter(aLetter({ template: 'deputy', link: null, expiresAt: null }))
  expect(text).not.toMatch(/http|Your office:|works once/)
  expect(html).not.toContain('<a ')
})

test('the days of a deputy are written as their language writes them', () => {
  expect(renderLetter(aLetter({ template: 'deputy', locale: 'uz' })).text).toMatch(
    /2026-yil 23-noyabr.*2026-yil 5-dekabr/,
  )
})

test('stored markup shows as text, and stored line breaks make no lines', () => {
  const makerName = '<img src=x onerror=alert(1)>"\'&\r\nBcc: all@example.invalid\u202e'
  const { text, html } = renderLetter(aLetter({ makerName }))
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp; Bcc: all@example.invalid')
  expect(html).not.toContain('<img')
  expect(text).toContain('Focal point, <img src=x onerror=alert(1)>"\'& Bcc: all@example.invalid.')
})

test('nothing is loaded from anywhere', () => {
  const pages = MAIL_TEMPLATES.map((template) => renderLetter(aLetter({ template, link: null })).html)
  expect(pages.join()).not.toMatch(/<(img|link|script|iframe|style)|https?:|url\(/)
})

test.each([
  ['an unknown role', { params: { role: 'king', maker: '' } }],
  ['an unknown change', { template: 'account_changed', params: { change: 'toString' } }],
  ['no day', { template: 'deputy', params: { fromDay: '2026-11-23' } }],
  ['a day that is none', { template: 'deputy', params: { fromDay: 'soon', toDay: '2026-11-23' } }],
  ['no maker to take over', { template: 'hand_over', makerName: null }],
] as const)('%s makes the letter fail', (_, changes) => {
  expect(() => renderLetter(aLetter(changes))).toThrow()
})
