import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { tellChange } from '@/components/changes/change-words'
import { audit, follows, mails } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TIME_ZONE, text } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { civilDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import { redact } from '@/lib/ledger/redact'
import { sendWaiting } from '@/lib/mail/send'
import { openMailServer } from '@/lib/mail/smtp'
import { headerWords, startMailServer, type TestMailServer } from '@/lib/mail/testing/server'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { ClientLimit, countForm } from '@/lib/sessions/throttle'
import { writeFollowerLetters } from './digest'
import { listFollowed } from './find'
import { FollowInput } from './input'
import { askToFollow, changeFollows, confirmFollow, endFollows } from './mutations'
import { followerSecret } from './secret'
import { subjectWords } from './subject-words'
import { sweepFollows } from './sweep'

const DAY = 86_400_000
/** NOW is a Monday, 14:00 in the zone. */
const later = (days: number) => new Date(NOW.getTime() + days * DAY)

let db: TestDatabase
let mailbox: TestMailServer
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  db = await makeDatabase(inject('databaseUrl'))
  vi.stubEnv('DATABASE_URL', db.urls.app)
  await aWorld(db.app)
  mailbox = await startMailServer()
})
afterAll(async () => {
  await mailbox.stop()
  await db.end()
})
afterEach(async () => {
  mailbox.letters.length = 0
  await db.app.delete(follows)
  await db.app.delete(mails)
})

const publish = (
  content: Partial<CommitmentContent>,
  at: Date,
  target: Parameters<typeof publishCommitment>[1] = { reference: null },
) =>
  db.app.transaction(async (tx) => {
    const today = civilDate(at, TIME_ZONE)
    const publication = { act: 'publish' as const, office: 'AAA', reason: null, at, today }
    const published = await publishCommitment(tx, target, aCommitment(content), publication)
    await finishPublication(tx, [published.commitmentId], publication)
    return published
  })

let reference: string
let version = 1
beforeEach(async () => {
  reference = (await publish({ dueOn: '2030', title: text('Ten centres') }, NOW)).reference
  version = 1
})
/** Moves the due date of the record by a year, which everybody who follows it should hear of. */
const change = async (at: Date, dueOn = `${2030 + version}`) => {
  await publish({ dueOn, title: text('Ten centres') }, at, { reference, baseVersion: version })
  version += 1
}

const visitor = (now = NOW) => ({ db: db.app, now, timeZone: TIME_ZONE, actor: null })
const ask = (
  email: string,
  subject = `/commitments/${reference}`,
  more: { rhythm?: string; locale?: Locale; now?: Date } = {},
) =>
  askToFollow(
    visitor(more.now),
    db.reader,
    FollowInput.parse({ email, subject, rhythm: more.rhythm ?? 'daily' }),
    more.locale ?? 'en',
  )
const secretOf = (email: string) => followerSecret(email, TEST_SECRET)
const follow = async (email: string, subject?: string, more?: Parameters<typeof ask>[2]) => {
  await ask(email, subject, more)
  await confirmFollow(visitor(more?.now), secretOf(email), subject ?? `/commitments/${reference}`)
  await db.app.delete(mails).where(eq(mails.address, email))
}

const write = (now: Date) =>
  writeFollowerLetters({
    db: db.app,
    published: db.reader,
    now,
    timeZone: TIME_ZONE,
    secret: TEST_SECRET,
    tell(locale, one) {
      const { title, sentences, path } = tellChange(translatorOf(locale), locale, one)
      return { title, sentences, path }
    },
    nameOf: (locale, subject) => subjectWords(locale, subject, 'all'),
  })
const send = async (now = NOW) => {
  await sendWaiting(
    {
      db: db.app,
      now,
      timeZone: TIME_ZONE,
      baseUrl: 'https://vaada.example',
      secret: TEST_SECRET,
      server: openMailServer(mailbox.url, 'Vaada <post@vaada.example>'),
      log: { warn: () => undefined },
    },
    true,
  )
  return mailbox.letters.splice(0)
}
const rowsOf = (address: string) => db.app.select().from(follows).where(eq(follows.address, address))

describe('asking', () => {
  test('one letter asks the address, with the link to its page; until it says yes nothing else is sent', async () => {
    await ask('a@test.invalid', undefined, { locale: 'kk' })
    const [letter, ...others] = await send()
    expect(others).toEqual([])
    expect(letter?.to).toBe('a@test.invalid')
    expect(headerWords(letter?.headers.subject)).toBe('Vaada: сілтемеңіз')
    expect(letter?.parts['text/plain']).toContain(
      `https://vaada.example/kk/follow/${secretOf('a@test.invalid')}`,
    )
    // Somebody else may have typed the address, or be looking on.
    expect(letter?.parts['text/plain']).not.toContain('Ten centres')
    await change(later(1))
    expect(await write(later(1))).toBe(0)
  })

  test('asked twice it is one, in the way it was asked last; one letter a day', async () => {
    await ask('twice@test.invalid', undefined, { rhythm: 'daily' })
    await Promise.all([1, 2, 3].map(() => ask('twice@test.invalid', undefined, { rhythm: 'weekly' })))
    expect(await rowsOf('twice@test.invalid')).toMatchObject([{ rhythm: 'weekly', confirmedAt: null }])
    expect(await send()).toHaveLength(1)
    await ask('twice@test.invalid', undefined, { now: later(1) })
    expect(await send(later(1))).toHaveLength(1)
  })

  test('whoever types an address changes nothing that it has confirmed, and learns nothing', async () => {
    await follow('known@test.invalid', undefined, { rhythm: 'weekly', locale: 'ru' })
    const [before] = await rowsOf('known@test.invalid')
    await db.app.delete(mails)
    expect(await ask('known@test.invalid', undefined, { rhythm: 'daily' })).toBe(
      await ask('unknown@test.invalid', undefined, { rhythm: 'daily' }),
    )
    expect(await rowsOf('known@test.invalid')).toEqual([before])
    expect((await send()).map(({ to }) => to).toSorted()).toEqual([
      'known@test.invalid',
      'unknown@test.invalid',
    ])
  })

  test('a stranger’s address can’t be asked without end', async () => {
    for (const subject of ['/changes', '/countries/AAA', '/countries/BBB', '/countries/CCC', '/actions/1'])
      await ask('flood@test.invalid', subject)
    await ask('flood@test.invalid')
    expect(await rowsOf('flood@test.invalid')).toHaveLength(5)
    expect(await send()).toHaveLength(1)
  })

  test.each(['/countries/ZZZ', '/actions/9', '/commitments/ZZZ-2021-01'])(
    '%s is not there',
    async (subject) => {
      await expect(ask('b@test.invalid', subject)).rejects.toMatchObject({ code: 'invalid' })
    },
  )

  test('a flood of forms from one client leaves one line, which holds no address', async () => {
    const limit = new ClientLimit(2)
    const ctx = { db: db.app, now: NOW }
    const codes: unknown[] = []
    for (let n = 0; n < 5; n += 1)
      codes.push(
        await countForm(ctx, limit, '192.0.2.77', 'follow.ask').then(
          () => 'taken',
          ({ code }) => code,
        ),
      )
    expect(codes).toEqual(['taken', 'taken', 'throttled', 'throttled', 'throttled'])
    const lines = await db.app.select().from(audit).where(eq(audit.act, 'follow.ask'))
    expect(lines).toMatchObject([{ refusal: 'throttled', subject: 'open form', personId: null }])
    expect(JSON.stringify(lines)).not.toContain('192.0.2')
  })

  test('what nobody confirms is forgotten after 7 days', async () => {
    await ask('forgotten@test.invalid')
    await follow('kept@test.invalid')
    await sweepFollows(db.app, later(6.9))
    expect(await rowsOf('forgotten@test.invalid')).toHaveLength(1)
    await sweepFollows(db.app, later(7.1))
    expect(await rowsOf('forgotten@test.invalid')).toEqual([])
    expect(await rowsOf('kept@test.invalid')).toHaveLength(1)
  })

  test('the public login reads none of it', async () => {
    await expect(db.reader.select().from(follows)).rejects.toThrow()
  })
})

describe('the page behind the secret', () => {
  test('confirms one, changes how often and in which language, ends one, ends all and erases', async () => {
    const email = 'own@test.invalid'
    await ask(email)
    await ask(email, '/countries/AAA')
    const secret = secretOf(email)
    await confirmFollow(visitor(), secret, '/countries/AAA')
    expect(
      (await listFollowed(db.app, secret)).map(({ subject, confirmedAt }) => [subject, !!confirmedAt]),
    ).toEqual([
      [`/commitments/${reference}`, false],
      ['/countries/AAA', true],
    ])
    await changeFollows(visitor(), secret, { rhythm: 'weekly', locale: 'uz' })
    expect(await rowsOf(email)).toMatchObject([
      { rhythm: 'weekly', locale: 'uz' },
      { rhythm: 'weekly', locale: 'uz' },
    ])
    await endFollows(visitor(), secret, '/countries/AAA')
    expect((await listFollowed(db.app, secret)).map(({ subject }) => subject)).toEqual([
      `/commitments/${reference}`,
    ])
    await endFollows(visitor(), secret, 'all')
    expect(await rowsOf(email)).toEqual([])
    expect(await db.app.select().from(mails).where(eq(mails.address, email))).toEqual([])
    expect(await listFollowed(db.app, secret)).toEqual([])
  })

  test('opens by the secret alone, and never somebody else’s', async () => {
    await follow('one@test.invalid')
    await follow('two@test.invalid')
    await endFollows(visitor(), secretOf('one@test.invalid'), 'all')
    expect(await rowsOf('two@test.invalid')).toHaveLength(1)
    for (const secret of ['', 'x', secretOf('nobody@test.invalid'), secretOf('one@test.invalid')]) {
      expect(await listFollowed(db.app, secret)).toEqual([])
      await expect(confirmFollow(visitor(), secret, '/changes')).rejects.toMatchObject({ code: 'not_found' })
      await expect(endFollows(visitor(), secret, 'all')).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

describe('letters', () => {
  test('say in words what changed since the yes, with the record as it stood then, and end with one click', async () => {
    await follow('a@test.invalid')
    await change(later(1))
    expect(await write(later(1))).toBe(1)
    const [letter, ...others] = await send(later(1))
    expect(others).toEqual([])
    expect(headerWords(letter?.headers.subject)).toBe('Vaada: your letter')
    expect(headerWords(letter?.headers.from)).toContain('Vaada')
    const secret = secretOf('a@test.invalid')
    expect(letter?.headers['list-unsubscribe']).toBe(`<https://vaada.example/api/follow/${secret}>`)
    expect(letter?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
    const words = letter?.parts['text/plain'] ?? ''
    expect(words).toContain(`Ten centres (${reference})`)
    expect(words).toMatch(/later|moved/i)
    expect(words).toMatch(new RegExp(`/en/commitments/${reference}\\?asOf=2026-11-24\\.\\d+`))
    expect(words).toContain(`https://vaada.example/en/follow/${secret}`)
    // Not what was there when they confirmed.
    expect(words).not.toContain('first')
    expect(letter?.parts['text/html']).not.toMatch(/<img|<script|src=/)
  })

  test('each change is told once, and where nothing changed no letter comes', async () => {
    await follow('a@test.invalid')
    await change(later(1))
    expect(await write(later(1))).toBe(1)
    expect(await write(later(1))).toBe(0)
    expect(await write(later(2))).toBe(0)
    await change(later(3))
    await change(later(3))
    expect(await write(later(3))).toBe(1)
    const letters = await send(later(3))
    expect(letters).toHaveLength(2)
    const count = (letters[1]?.parts['text/plain'] ?? '').split(`asOf=2026-11-26`).length - 1
    expect(count).toBe(2)
  })

  test('two workers at once write one letter; one that dies before its end writes none, and the next makes good', async () => {
    await follow('a@test.invalid')
    await change(later(1))
    const dying = {
      ...db.app,
      transaction: (work: Parameters<typeof db.app.transaction>[0]) =>
        db.app.transaction(async (tx) => {
          await work(tx)
          throw new Error('died')
        }),
    } as unknown as typeof db.app
    const context = { published: db.reader, now: later(1), timeZone: TIME_ZONE, secret: TEST_SECRET }
    const words = { tell: () => ({ title: 't', sentences: [], path: '/en' }), nameOf: () => 'n' }
    // Reading goes through the pool itself, writing through what dies.
    Object.setPrototypeOf(dying, db.app)
    await expect(writeFollowerLetters({ ...context, ...words, db: dying })).rejects.toThrow('died')
    expect(await send(later(1))).toEqual([])
    expect((await Promise.all([write(later(1)), write(later(1))])).toSorted()).toEqual([0, 1])
    expect(await send(later(1))).toHaveLength(1)
  })

  test('weekly on Mondays; what came and went between is not told, what time alone changed is', async () => {
    await follow('week@test.invalid', '/countries/AAA', { rhythm: 'weekly' })
    // Its date passes within the week.
    await change(later(1), '2026-11-26')
    for (const days of [1, 3, 6]) expect(await write(later(days))).toBe(0)
    expect(await write(later(7))).toBe(1)
    const [letter] = await send(later(7))
    const words = letter?.parts['text/plain'] ?? ''
    expect(words).toContain('Aland')
    expect(words).toContain('Status now: ')
    expect(words).toContain(`Ten centres (${reference})`)
    expect(await write(later(14))).toBe(0)
  })

  test('of a record that was taken away its followers are told, by its reference', async () => {
    await follow('gone@test.invalid')
    const removal = { subject: 'commitment' as const, record: reference, versions: null, reason: 'A name.' }
    await redact(db.owner, removal, later(1), civilDate(later(1), TIME_ZONE), true)
    expect(await write(later(1))).toBe(1)
    const [letter] = await send(later(1))
    expect(letter?.parts['text/plain']).toContain(reference)
    expect(letter?.parts['text/plain']).toContain('A name.')
  })

  test('of two subjects that share a change the narrower tells it', async () => {
    await follow('both@test.invalid', '/changes')
    await follow('both@test.invalid')
    await change(later(1))
    await write(later(1))
    const [row] = await db.app
      .select({ params: mails.params })
      .from(mails)
      .where(and(eq(mails.address, 'both@test.invalid'), eq(mails.template, 'follow_digest')))
    const sections = JSON.parse(row?.params.sections ?? '[]')
    expect(sections.map(({ name }: { name: string }) => name)).toEqual([`Ten centres (${reference})`])
  })

  test('what is too much for one letter is counted, and its page told', async () => {
    await follow('much@test.invalid', '/countries/AAA')
    for (let n = 0; n < 17; n += 1) await change(later(1))
    await write(later(1))
    const [letter] = await send(later(1))
    expect(letter?.parts['text/plain']).toContain(
      '2 more changes are on this page:\nhttps://vaada.example/en/countries/AAA',
    )
  })
})
