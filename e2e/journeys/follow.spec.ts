import { devices } from '@playwright/test'
import ICAL from 'ical.js'
import { readAtom } from '../../lib/feeds/testing/read-atom'
import { headerWords, startMailServer, type TestMailServer } from '../../lib/mail/testing/server'
import { postTo, writeLettersAt } from '../fixtures/post'
import { published } from '../fixtures/published'
import { expect, test } from '../fixtures/test'
import { FollowPage } from '../pages/follow-page'

const DAY = 86_400_000
const named = (words: string) => ({ en: { text: words, state: 'original' as const } })

let mailbox: TestMailServer
test.beforeAll(async () => {
  mailbox = await startMailServer()
})
test.afterAll(() => mailbox.stop())

test.describe('on a phone, in Kazakh, with scripts off', () => {
  const { viewport, userAgent, isMobile, hasTouch } = devices['Pixel 7']
  test.use({
    run: { locale: 'kk', scripts: false },
    javaScriptEnabled: false,
    viewport,
    userAgent,
    isMobile,
    hasTouch,
  })

  test('somebody follows a promise, confirms it from the letter, is told of a change, and ends it with one click', async ({
    page,
    request,
    t,
    run,
    mark,
    database,
  }) => {
    const email = `reader.${mark}@journeys.test`
    const title = named(`Shelters in every region ${mark}`)
    const reference = await published(database, { maker: 'ALB', title, dueOn: '2030' })
    const follow = new FollowPage(page, t, run.locale)

    await follow.openFrom(`/commitments/${reference}`)
    await follow.ask('not an address')
    await expect(page.getByRole('alert')).toContainText(t('fieldErrors.not_an_email'))
    await follow.ask(email)
    await expect(follow.heading(t('follow.sent.title'))).toBeVisible()

    const [asking, ...others] = await postTo(mailbox, email)
    expect(others).toEqual([])
    expect(headerWords(asking?.headers.subject)).toBe(t('mail.subject.follow_confirm'))
    const link = /https?:\/\/\S+\/follow\/\S+/.exec(asking?.parts['text/plain'] ?? '')?.[0] ?? ''
    // Programs that check letters open links; that confirms nothing.
    await page.goto(link)
    await expect(follow.heading(t('follow.own.askedTitle'))).toBeVisible()
    const [before] = await database.sql`select confirmed_at from follows where address = ${email}`
    expect(before?.confirmed_at).toBeNull()
    await follow.button(t('follow.own.confirm')).click()
    await expect(page.getByRole('status')).toContainText(t('follow.own.done.confirmed'))

    await published(database, { maker: 'ALB', title, dueOn: '2032' }, reference)
    // Before seven in the morning the day of a letter has not come, at whatever hour this runs.
    const later = new Date(Date.now() + 2 * DAY)
    await writeLettersAt(later)
    await writeLettersAt(later)
    const letters = await postTo(mailbox, email, later)
    expect(letters).toHaveLength(1)
    const [letter] = letters
    expect(headerWords(letter?.headers.subject)).toBe(t('mail.subject.follow_digest'))
    const words = letter?.parts['text/plain'] ?? ''
    expect(words).toContain(`Shelters in every region ${mark} (${reference})`)
    expect(words).toMatch(/2030.*2032/)
    const record = new RegExp(`https?://\\S+/kk/commitments/${reference}\\?asOf=\\S+`).exec(words)?.[0] ?? ''
    await page.goto(record)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(mark)

    // As a mail program does it: from nowhere, without a page.
    const [, oneClick = ''] = /^<(.+)>$/.exec(letter?.headers['list-unsubscribe'] ?? '') ?? []
    expect(letter?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
    const ended = await request.post(oneClick, { form: { 'List-Unsubscribe': 'One-Click' } })
    expect(ended.status()).toBe(200)
    expect(await database.sql`select 1 from follows where address = ${email}`).toHaveLength(0)
    expect(await database.sql`select 1 from mails where address = ${email}`).toHaveLength(0)
    await page.goto(link)
    await expect(follow.heading(t('follow.over.title'))).toBeVisible()
  })
})

test('the feed and the calendar of a record are valid, lie beside its page, and are sent again only when they changed', async ({
  page,
  request,
  mark,
  database,
}) => {
  const title = named(`Training for police ${mark}`)
  const reference = await published(database, { maker: 'ALB', title, dueOn: '2030-06' })
  await page.goto(`/uz/commitments/${reference}`)
  const hrefOf = (type: string) => page.locator(`link[rel=alternate][type="${type}"]`).getAttribute('href')
  const [atom, ics] = [await hrefOf('application/atom+xml'), await hrefOf('text/calendar')]

  const answer = await request.get(atom ?? '')
  expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
  const feed = readAtom(await answer.text())
  expect(feed.self).toContain(`/uz/commitments/${reference}.atom`)
  expect(feed.entries.map((entry) => entry.title)).toEqual([`Training for police ${mark} (${reference})`])
  const again = await request.get(atom ?? '', { headers: { 'If-None-Match': answer.headers().etag ?? '' } })
  expect(again.status()).toBe(304)
  const then = await page.goto(feed.entries[0]?.link ?? '')
  expect(then?.status()).toBe(200)

  const calendar = await request.get(ics ?? '')
  expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  const events = new ICAL.Component(ICAL.parse(await calendar.text()))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event))
  const due = events.find(({ uid }) => uid.startsWith(`commitment-${reference}`))
  expect(due?.startDate.toString()).toBe('2030-06-30')
  expect(due?.startDate.isDate).toBe(true)

  await published(database, { maker: 'ALB', title, dueOn: '2031-06' }, reference)
  await expect
    .poll(async () => {
      const later = await request.get(atom ?? '', {
        headers: { 'If-None-Match': answer.headers().etag ?? '' },
      })
      return later.status() === 200 ? readAtom(await later.text()).entries.length : later.status()
    })
    .toBe(2)
})
