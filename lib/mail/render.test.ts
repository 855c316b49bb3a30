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
  digest: {
    lines: JSON.stringify([
      { kind: 'late', count: 1, day: '2026-11-15' },
      { kind: 'due', count: 22, day: '2027-01-15' },
      ...[
        'returned',
        'commented',
        'submitted',
        'published',
        'accepted',
        'refused',
        'assessed',
        'offered',
      ].map((kind) => ({ kind, count: 5, day: null })),
    ]),
  },
  reminder: { count: '2', dueOn: '2027-01-15', late: 'due' },
  submitted: { id: '17', at: '2026-11-23T09:00:00.000Z' },
  returned: { id: '17' },
  published: { id: '17' },
  commented: { id: '17' },
  follow_confirm: {},
  follow_digest: {
    sections: JSON.stringify([
      {
        name: 'Aland',
        path: '/en/countries/AAA',
        changes: [
          {
            title: 'Ten centres (AAA-2021-01)',
            sentences: ['Moved by a year.'],
            path: '/en/commitments/AAA-2021-01',
          },
        ],
        more: 2,
      },
    ]),
  },
  correction_answered: { id: '17' },
  accepted: { id: '17' },
  refused: { id: '17' },
  assessed: {},
  offered: {},
  check_overdue: { id: '17' },
  correction_overdue: { count: '3' },
  suggestion_overdue: { count: '3' },
}

const aLetter = (changes: Partial<LetterToRender> = {}): LetterToRender => ({
  template: 'invitation',
  locale: 'en',
  params: PARAMS[changes.template ?? 'invitation'],
  makerName: 'Aland',
  link: 'https://vaada.example/en/invitations/secret',
  expiresAt: new Date('2026-11-26T09:00:00Z'),
  baseUrl: 'https://vaada.example',
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
    `Vaada: your tasks | ${opening}`,
    `Vaada: your work | ${opening}`,
    `Vaada: your letter | ${opening}`,
    `Vaada: your note | ${opening}`,
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

test('the letter of the day has a line for each thing that waits', () => {
  const { text } = renderLetter(aLetter({ template: 'digest', expiresAt: null }))
  expect(text.split('\n\n').slice(1, -2)).toEqual([
    'This waits for you:',
    'One report is late. It was due by 15\u00a0November 2026.',
    '22 reports are due by 15\u00a0January 2027.',
    '5 submissions were returned with a comment.',
    '5 submissions have new comments.',
    '5 submissions were handed in.',
    '5 submissions were published.',
    '5 submissions were accepted.',
    '5 submissions were refused.',
    '5 assessments can be answered.',
    '5 offers of help can be answered.',
  ])
})

test('a receipt says when, in which zone, and which number', () => {
  const { text } = renderLetter(aLetter({ template: 'submitted', locale: 'ru', expiresAt: null }))
  expect(text).toMatch(/23\u00a0ноября 2026\u00a0года, 14:00 \(UTC\+5\)/)
  expect(text).toContain('17')
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
  // The letter to a follower leads to what it tells of; nothing but a link does that.
  const withoutLinks = pages.join().replaceAll(/<a href="[^"]*"[^>]*>[^<]*<\/a>/g, '')
  expect(withoutLinks).not.toMatch(/<(img|link|script|iframe|style)|https?:|url\(/)
})

test.each([
  ['an unknown role', { params: { role: 'king', maker: '' } }],
  ['an unknown change', { template: 'account_changed', params: { change: 'toString' } }],
  ['no day', { template: 'deputy', params: { fromDay: '2026-11-23' } }],
  ['a day that is none', { template: 'deputy', params: { fromDay: 'soon', toDay: '2026-11-23' } }],
  ['no lines', { template: 'digest', params: { lines: '[]' } }],
  ['lines of no kind', { template: 'digest', params: { lines: '[{"kind":"news","count":1,"day":null}]' } }],
  [
    'no number of reports',
    { template: 'reminder', params: { count: 'many', dueOn: '2027-01-15', late: 'due' } },
  ],
  ['no instant of a receipt', { template: 'submitted', params: { id: '1', at: 'yesterday' } }],
  ['no maker to take over', { template: 'hand_over', makerName: null }],
] as const)('%s makes the letter fail', (_, changes) => {
  expect(() => renderLetter(aLetter(changes))).toThrow()
})
