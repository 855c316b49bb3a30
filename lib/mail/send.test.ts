import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { mails } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { aWorld, NOW, TIME_ZONE } from '@/db/testing/factory'
import { type Letter, queueMail } from './mutations'
import { type SendingContext, sendWaiting } from './send'
import { type MailServer, openMailServer } from './smtp'
import { headerWords, startMailServer, type TestMailServer } from './testing/server'

const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)

let db: TestDatabase
let mailbox: TestMailServer
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  db = await makeDatabase(inject('databaseUrl'))
  vi.stubEnv('DATABASE_URL', db.urls.app)
  await aWorld(db.app)
})
beforeEach(async () => {
  mailbox = await startMailServer()
})
afterEach(async () => {
  await mailbox.stop()
  await db.app.delete(mails)
})
afterAll(() => db.end())

const open = (url = mailbox.url) => openMailServer(url, 'Vaada <post@vaada.example>')

const context = (server: MailServer | null, now = NOW): SendingContext => ({
  db: db.app,
  now,
  timeZone: TIME_ZONE,
  baseUrl: 'https://vaada.example',
  secret: TEST_SECRET,
  server,
  log: { warn: () => undefined },
})

const send = (now = NOW, server: MailServer | null = open()) => sendWaiting(context(server, now), true)

const queue = (key: string, changes: Partial<Letter> = {}) =>
  db.app.transaction((tx) =>
    queueMail(tx, NOW, {
      key,
      template: 'sign_in_link',
      personId: null,
      address: `${key}@test.invalid`,
      locale: 'en',
      path: `/sign-in/link/${key}-secret`,
      expiresAt: minutes(60),
      ...changes,
    } as Letter),
  )

async function row(key: string) {
  const [found] = await db.app.select().from(mails).where(eq(mails.key, key))
  if (!found) throw new Error(`no letter ${key}`)
  return found
}

test('a letter arrives in its reader’s language, as text and as HTML, with its link', async () => {
  await queue('aigul', {
    template: 'invitation',
    locale: 'ru',
    params: { role: 'focal_point', maker: 'AAA' },
    path: '/invitations/secret-of-aigul',
  })
  await send()
  const [letter] = mailbox.letters
  expect(letter?.to).toBe('aigul@test.invalid')
  expect(headerWords(letter?.headers.subject)).toBe('Vaada: ваша ссылка')
  expect(letter?.headers).toMatchObject({
    from: 'Vaada <post@vaada.example>',
    to: 'aigul@test.invalid',
    'auto-submitted': 'auto-generated',
    'content-language': 'ru',
  })
  expect(letter?.headers).not.toHaveProperty('x-mailer')
  expect(letter?.parts['text/plain']).toContain(
    'Ваша роль: Координатор, Aland.\n\nЧтобы принять приглашение, откройте эту страницу:\nhttps://vaada.example/ru/invitations/secret-of-aigul\n',
  )
  expect(letter?.parts['text/html']).toContain('<html lang="ru">')
  expect(letter?.parts['text/html']).toContain('href="https://vaada.example/ru/invitations/secret-of-aigul"')
})

test('what was sent keeps no way in', async () => {
  await queue('sent')
  expect((await row('sent')).sealedPath).not.toContain('sent-secret')
  await send()
  expect(await row('sent')).toMatchObject({ state: 'sent', sealedPath: null, sentAt: NOW, fault: null })
})

test('the same occasion makes one letter', async () => {
  await queue('once')
  await queue('once')
  await send()
  await send()
  expect(mailbox.letters).toHaveLength(1)
})

test('what is rolled back is not sent', async () => {
  await db.app
    .transaction(async (tx) => {
      await queueMail(tx, NOW, {
        key: 'undone',
        template: 'request_received',
        personId: null,
        address: 'undone@test.invalid',
        locale: 'en',
      })
      throw new Error('undone')
    })
    .catch(() => undefined)
  await send()
  expect(mailbox.letters).toEqual([])
})

test('two workers at once send every letter once', async () => {
  const keys = Array.from({ length: 12 }, (_, index) => `both${index}`)
  for (const key of keys) await queue(key)
  // Neither gets an answer before both have sent something.
  let release = () => {}
  mailbox.hold = new Promise((resolve) => {
    release = resolve
  })
  let calls = 0
  const server = (): MailServer => {
    const real = open()
    return {
      check: real.check,
      send(letter) {
        calls += 1
        if (calls === 2) release()
        return real.send(letter)
      },
    }
  }
  await Promise.all([send(NOW, server()), send(NOW, server())])
  expect(mailbox.letters.map(({ to }) => to).sort()).toEqual(keys.map((key) => `${key}@test.invalid`).sort())
})

test('a refused address does not keep back the others, and its fault names nobody', async () => {
  mailbox.refuse = (address) => (address.startsWith('bad') ? `no mailbox ${address} here` : null)
  await queue('bad')
  await queue('good')
  await send()
  expect(mailbox.letters.map(({ to }) => to)).toEqual(['good@test.invalid'])
  const { state, attempts, fault, sealedPath } = await row('bad')
  expect({ state, attempts }).toEqual({ state: 'waiting', attempts: 1 })
  expect(fault).toMatch(/no mailbox … here/)
  expect(fault).not.toMatch(/@|secret/)
  expect(sealedPath).not.toBeNull()
})

test('a refused letter is tried again a minute later, under the same Message-ID, and then arrives', async () => {
  mailbox.refuse = () => 'busy'
  await queue('again')
  await send()
  mailbox.refuse = () => null
  await send(minutes(0.9))
  expect(mailbox.letters).toEqual([])
  await send(minutes(1))
  // As if we had died before our commit.
  await db.app.update(mails).set({ state: 'waiting' }).where(eq(mails.key, 'again'))
  await send(minutes(10))
  const ids = mailbox.letters.map(({ headers }) => headers['message-id'])
  expect(ids).toEqual([expect.stringMatching(/^<[0-9a-f]{64}@vaada\.example>$/), ids[0]])
})

test('only the clock brings back what was refused; a call sends what is new', async () => {
  mailbox.refuse = () => 'busy'
  await queue('old')
  await send()
  mailbox.refuse = () => null
  await queue('new')
  await sendWaiting(context(open(), minutes(5)), false)
  expect(mailbox.letters.map(({ to }) => to)).toEqual(['new@test.invalid'])
})

test('pauses double, and after ten attempts nobody tries any more', async () => {
  mailbox.refuse = () => 'never'
  await queue('never', { expiresAt: null })
  const counts: number[] = []
  for (const minute of [0, 0.9, 1, 2.9, 3, 6.9, 7, 14.9, 15, 31, 63, 127, 255, 510.9, 511, 5000]) {
    await send(minutes(minute))
    counts.push((await row('never')).attempts)
  }
  expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 9, 10, 10])
  expect(await row('never')).toMatchObject({ state: 'failed', attempts: 10 })
})

test('what is too late is never sent, and keeps no way in', async () => {
  await queue('late')
  await send(minutes(60))
  expect(mailbox.letters).toEqual([])
  expect(await row('late')).toMatchObject({ state: 'expired', sealedPath: null })
})

test('without a server letters are held; when there is one, they are sent unless it is too late', async () => {
  await queue('held')
  await queue('short', { expiresAt: minutes(5) })
  await send(NOW, null)
  expect((await row('held')).state).toBe('held')
  await send(minutes(10))
  expect(mailbox.letters.map(({ to }) => to)).toEqual(['held@test.invalid'])
  expect((await row('short')).state).toBe('expired')
})

test('a server that is gone costs no attempt, and says why', async () => {
  await queue('patient')
  const { url } = mailbox
  await mailbox.stop()
  await send()
  const { state, attempts, fault } = await row('patient')
  expect({ state, attempts }).toEqual({ state: 'waiting', attempts: 0 })
  expect(fault).toContain('ECONNREFUSED')
  mailbox = await startMailServer(Number(new URL(url).port))
  await send(minutes(1))
  expect(mailbox.letters).toHaveLength(1)
})

test('a server that goes away in the middle costs the letter in hand one attempt, the others none', async () => {
  for (const key of ['first', 'second']) await queue(key)
  const real = open()
  let checks = 0
  const going: MailServer = {
    check: () => (++checks === 1 ? real.check() : Promise.reject(new Error('gone'))),
    send: () => Promise.reject(new Error('broken off')),
  }
  await send(NOW, going)
  expect((await row('first')).attempts).toBe(1)
  expect((await row('second')).attempts).toBe(0)
})

test('a letter that cannot be written waits with its fault, and the others go', async () => {
  await queue('odd', { template: 'deputy', params: { fromDay: 'x', toDay: 'y' } })
  await queue('even')
  await send()
  expect(mailbox.letters.map(({ to }) => to)).toEqual(['even@test.invalid'])
  expect(await row('odd')).toMatchObject({ state: 'waiting', attempts: 1, fault: 'a parameter is no day' })
})

test('an address with more than an address in it reaches nobody', async () => {
  await queue('crlf', { address: 'a@test.invalid>\r\nRCPT TO:<b@test.invalid' })
  await queue('two', { address: 'a@test.invalid, b@test.invalid' })
  await send()
  expect(mailbox.letters).toEqual([])
  expect((await row('crlf')).fault).toBe('not an address')
})

test('markup in what is stored travels as text', async () => {
  await db.owner.execute(
    `update makers set names = '{"en":"<b>Aland</b>\\r\\nBcc: c@test.invalid","ru":"","kk":"","uz":""}' where code = 'BBB'`,
  )
  await queue('markup', { template: 'hand_over', params: { maker: 'BBB' } })
  await send()
  expect(mailbox.letters[0]?.headers).not.toHaveProperty('bcc')
  expect(mailbox.letters[0]?.parts['text/html']).toContain('&lt;b&gt;Aland&lt;/b&gt; Bcc: c@test.invalid')
  expect(mailbox.letters.map(({ to }) => to)).toEqual(['markup@test.invalid'])
})

test('letters leave this machine encrypted or not at all', async () => {
  await queue('plain')
  // It leads back here, but doesn't say so.
  await send(NOW, open(mailbox.url.replace('127.0.0.1', '0.0.0.0')))
  expect(mailbox.letters).toEqual([])
  expect((await row('plain')).fault).toMatch(/TLS/)
})
