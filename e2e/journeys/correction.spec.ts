import { startMailServer } from '../../lib/mail/testing/server'
import { postForm, readForm } from '../fixtures/form-post'
import { postTo } from '../fixtures/post'
import { published } from '../fixtures/published'
import { expect, type Run, test } from '../fixtures/test'
import { readOver } from '../pages/follow-page'

const named = (words: string) => ({ en: { text: words, state: 'original' as const } })

const RUNS: [string, Run][] = [
  ['with scripts', { locale: 'en', scripts: true }],
  ['with scripts off', { locale: 'ru', scripts: false }],
]

for (const [how, run] of RUNS) {
  test.describe(() => {
    test.use({ run })

    test(`a reader says what is wrong, a reviewer answers, and everybody reads the answer, not the reader (${how})`, async ({
      t,
      mark,
      database,
      newcomer,
      colleague,
    }) => {
      const email = `note.${mark}@journeys.test`
      const title = named(`A law by 2030 ${mark}`)
      const reference = await published(database, { maker: 'URY', title, dueOn: '2030' })
      const page = await newcomer()
      await page.goto(`/${run.locale}/commitments/${reference}`)
      await page.getByRole('link', { name: t('corrections.ask') }).click()

      const opened = Date.now()
      const [wrong, right] = [page.locator('#f-wrong'), page.locator('#f-right')]
      await wrong.fill(`The date is wrong (${mark}). Call me: +7 701 111 22 33`)
      await right.fill('2031, by the decree')
      await page.locator('#f-email').fill(email)
      await readOver(opened)
      const send = page.getByRole('button', { name: t('corrections.form.submit') })
      await send.click()
      // What looks like a number of somebody is asked about; what was typed is there.
      await expect(page.getByLabel(t('corrections.isPublic.yes'))).toBeVisible()
      await expect(right).toHaveValue('2031, by the decree')
      await wrong.fill(`The date is wrong (${mark}).`)
      await send.click()
      await expect(page.getByRole('heading', { level: 1, name: t('corrections.sent.title') })).toBeVisible()

      // Whoever sends the form again, by going back, has still sent one.
      const notes =
        await database.sql`select case_id from correction_notes where subject = ${`/commitments/${reference}`}`
      expect(notes).toHaveLength(1)
      const id: number = notes[0]?.case_id
      await page.goto(`/${run.locale}/corrections`)
      await expect(page.locator(`#case-${id}`)).toHaveCount(0)

      await published(database, { maker: 'URY', title, dueOn: '2031' }, reference)
      const [entry] = await database.sql`select max(seq)::int as seq from ledger where record = ${reference}`
      const reviewer = await colleague({ role: 'reviewer' })
      await reviewer.goto(`/${run.locale}/reviews/corrections`)
      await reviewer.getByRole('link', { name: t('corrections.case', { id }), exact: true }).click()
      await expect(reviewer.getByText(`The date is wrong (${mark}).`)).toBeVisible()
      await expect(reviewer.getByRole('main')).not.toContainText(email)
      await reviewer.getByLabel(t('corrections.answering.choice.corrected')).check()
      await reviewer.locator('#f-question').fill(`Whether the due date is right ${mark}`)
      await reviewer.locator('#f-answer').fill('The decree says 2031.')
      await reviewer.locator('#f-entry').fill('1')
      const answer = reviewer.getByRole('button', { name: t('corrections.answering.submit') })
      await answer.click()
      await expect(reviewer.getByRole('main')).toContainText(t('fieldErrors.wrong_entry'))
      await reviewer.locator('#f-entry').fill(`${entry?.seq}`)
      await answer.click()
      await expect(reviewer.getByRole('status')).toContainText(t('corrections.answering.done'))

      const listed = await newcomer()
      await listed.goto(`/${run.locale}/corrections`)
      const shown = listed.locator(`#case-${id}`)
      await expect(shown).toContainText(`Whether the due date is right ${mark}`)
      await expect(shown).toContainText('The decree says 2031.')
      await expect(shown).toContainText(t('changes.entry', { seq: entry?.seq }))
      const body = await listed.content()
      expect(body).not.toContain(email)
      expect(body).not.toContain(`The date is wrong (${mark})`)

      const mailbox = await startMailServer()
      const letters = await postTo(mailbox, email)
      await mailbox.stop()
      expect(letters).toHaveLength(1)
      const link =
        /https?:\/\/\S+\/corrections#case-\d+/.exec(letters[0]?.parts['text/plain'] ?? '')?.[0] ?? ''
      expect(link).toContain(`/${run.locale}/corrections#case-${id}`)
    })
  })
}

test('a program that fills in what nobody sees is thanked and not heard; what comes at once is given back', async ({
  request,
  mark,
  database,
}) => {
  const form = await readForm(request, '/en/correct?of=/countries/KAZ')
  const typed = {
    subject: '/countries/KAZ',
    wrong: `Buy now ${mark}`,
    right: 'x',
    source: '',
    email: '',
    company: '',
  }
  const atOnce = await postForm(request, form, typed)
  const opened = Date.now()
  await readOver(opened)
  const unseen = await postForm(request, form, { ...typed, company: 'Acme' })
  expect(unseen.status()).toBe(303)
  expect(unseen.headers().location).toContain('done=sent')
  // So is what was typed by whoever never opened the page.
  const forged = await postForm(request, { ...form, hidden: { ...form.hidden, opened: 'x' } }, typed)
  for (const answer of [atOnce, forged]) expect(await answer.text()).toContain(`Buy now ${mark}`)
  expect(await database.sql`select 1 from correction_notes where wrong like ${`%${mark}%`}`).toHaveLength(0)
})
