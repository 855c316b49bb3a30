import type { Page } from '@playwright/test'
import { faultsOf } from '../fixtures/axe'
import type { Database } from '../fixtures/database'
import { expect, test } from '../fixtures/test'
import { textsOf } from '../fixtures/texts'
import { CommitmentEditor } from '../pages/commitment-editor'
import { ConsultationForm } from '../pages/consultation-form'
import { readOver } from '../pages/follow-page'
import { PublicPages } from '../pages/public-pages'
import { ReviewPage } from '../pages/review-page'
import { WorkspacePage } from '../pages/workspace-page'

const MAKER = 'MWI'

test.describe(() => {
  test.use({ run: { locale: 'ru', scripts: true } })

  test('a text is open for comment, everybody takes part, each is answered, and the promise keeps the link', async ({
    t,
    run: { locale },
    mark,
    colleague,
    newcomer,
    browser,
    database,
  }) => {
    const title = `Проверочное обязательство: приюты (${mark})`
    const suggested = `Сынақ ұсынысы: әр өңірде (${mark})`
    const doubted = `Проверочное замечание: кто заплатит (${mark})`
    const kazakh = textsOf('kk')
    const organisation = await database.organisation(`Проверочный союз ${mark}`)
    const [official, reviewer, partner] = [
      await colleague({ role: 'focal_point', maker: MAKER }),
      await colleague({ role: 'reviewer' }),
      await colleague({ role: 'civil_society', organisation }),
    ]
    await partner.setViewportSize({ width: 390, height: 844 })
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const anybody = await plain.newPage()
    const draft = new CommitmentEditor(official, t)
    const office = new ConsultationForm(official, t)
    const partnerForm = new ConsultationForm(partner, kazakh)
    const review = new ReviewPage(reviewer, t, locale)
    const visitor = new PublicPages(await newcomer(), locale)
    const checked = async (what: string) => {
      await review.openFromQueue(what)
      await review.publish()
      await expect(review.outcome).toHaveText(t('review.done.published'))
    }
    let path = ''
    /** Axe needs scripts, so it looks at the pages of those who have them. */
    const look = async (page: Page, at?: string) => {
      if (at) await page.goto(at)
      expect([page.url(), await faultsOf(page)]).toEqual([page.url(), []])
    }

    await test.step('an office drafts a promise and opens its text; a reviewer publishes it', async () => {
      const workspace = new WorkspacePage(official, t, locale)
      await workspace.open()
      await workspace.newCommitment()
      await draft.writeIn('ru')
      await draft.chooseKind()
      await draft.chooseType()
      await draft.title.fill(title)
      await draft.summary.fill('Проверочный текст: десять приютов.')
      await draft.fillIndicator({
        name: 'Проверочный показатель',
        unit: 'приют',
        baseline: '2',
        target: '10',
      })
      await draft.save()
      await expect(draft.saved.first()).toBeVisible()
      path = new URL(official.url()).pathname
      await office.openDraft(locale, title)
      await look(official)
      await expect(office.wording).toHaveValue(
        /Проверочный текст: десять приютов\.\n– Проверочный показатель, приют: 2 \(2025\) → 10/,
      )
      await office.days.fill('1')
      await office.submit()
      await expect(office.problem(t('consultation.field.days'), 'fieldErrors.too_short_open')).toBeVisible()
      await office.open('consultation')
      await office.days.fill('14')
      await office.submit()
      await expect(office.receipt).toBeVisible()
      await visitor.page.goto(`/${locale}/consultations`)
      await expect(visitor.page.getByText(title)).toHaveCount(0)
      await checked(title)
      await visitor.page.goto(`/${locale}/consultations`)
      await visitor.page.getByRole('link', { name: title }).click()
      await expect(visitor.heading(title)).toBeVisible()
      await look(visitor.page)
    })
    const address = new URL(visitor.page.url()).pathname
    const number = Number(address.split('/').at(-1))

    await test.step('an organisation suggests something, in Kazakh, on a phone', async () => {
      await partnerForm.suggestIn('kk', title)
      await partnerForm.chooseKind('wording')
      await partnerForm.suggestion.fill(suggested)
      await look(partner)
      await partnerForm.submit()
      await expect(partnerForm.receipt).toBeVisible()
      await checked(title)
    })

    await test.step('anybody comments, with scripts off and without a name', async () => {
      await anybody.goto(address)
      await anybody.getByRole('link', { name: t('consultations.take.button') }).click()
      await anybody.getByRole('radio', { name: t('suggestion.kind.comment'), exact: true }).check()
      // The form was drawn before this.
      const opened = Date.now()
      await anybody.locator('#f-words').fill(`${doubted}. Звоните: +7 701 111 22 33`)
      await readOver(opened)
      const send = anybody.getByRole('button', { name: t('suggest.submit') })
      await send.click()
      await expect(anybody.getByLabel(t('corrections.isPublic.yes'))).toBeVisible()
      await anybody.locator('#f-words').fill(doubted)
      await send.click()
      await expect(anybody.getByRole('heading', { level: 1, name: t('suggest.sent.title') })).toBeVisible()
      await anybody.goto(address)
      await expect(anybody.getByText(doubted)).toHaveCount(0)
      await reviewer.goto(`/${locale}/reviews/consultations?of=${number}`)
      await look(reviewer)
      await reviewer.getByRole('checkbox', { name: doubted }).check()
      await reviewer.getByRole('button', { name: t('checking.show'), exact: true }).click()
      await expect(reviewer.getByRole('status')).toContainText(t('checking.done'))
      await anybody.goto(address)
      await expect(anybody.getByText(doubted)).toBeVisible()
      await expect(anybody.getByText(suggested)).toBeVisible()
      await expect(anybody.getByText(`Проверочный союз ${mark}`)).toBeVisible()
    })

    await test.step('its days are over; the office answers each with a reason', async () => {
      await daysPass(database, number, 30)
      await anybody.goto(`/${locale}/suggest?of=${number}`)
      await expect(anybody.getByRole('heading', { level: 1, name: t('suggest.closed.title') })).toBeVisible()
      await new WorkspacePage(official, t, locale).open()
      await expect(
        official.getByText(t('consultationDesk.task.title', { title }), { exact: true }),
      ).toBeVisible()
      for (const [what, outcome, reason] of [
        [suggested, 'taken_up', 'Проверочный ответ: так и написали.'],
        [doubted, 'in_part', 'Проверочный ответ: скажет бюджет.'],
      ] as const) {
        await office.answerTo(locale, what)
        await office.decide(outcome)
        await office.submit()
        await expect(office.problem(t('answer.field.words'), 'fieldErrors.required')).toBeVisible()
        await office.open('answer')
        await office.reason.fill(reason)
        await office.submit()
        await expect(office.receipt).toBeVisible()
        await checked(title)
        await visitor.page.goto(address)
        await expect(visitor.page.getByText(reason)).toBeVisible()
      }
      await look(visitor.page)
      await look(visitor.page, `/${locale}/consultations`)
      await look(visitor.page, `/${locale}/suggest?of=${number}`)
      for (const person of [official, partner]) await look(person, `/${locale}/workspace/consultations`)
      await visitor.page.goto(address)
      await expect(
        visitor.page.getByText(`${t('consultations.state.answered')}.`, { exact: true }),
      ).toBeVisible()
      await expect(visitor.page.getByText(t('consultations.result.none'))).toBeVisible()
    })

    await test.step('the promise is published from the same draft, and each page leads to the other', async () => {
      await official.goto(path)
      await draft.open('sources')
      await draft.fillSource({ title: `Проверочный документ ${mark}`, url: 'https://example.org/ukaz' })
      await draft.submit()
      await expect(draft.receipt).toBeVisible()
      await checked(title)
      const reference = await review.reference()
      await visitor.commitment(reference)
      const formed = visitor.page.locator('#formed')
      await expect(formed).toContainText(t('formed.lede', { count: 2, taken: 1, part: 1 }))
      await formed.getByRole('link', { name: t('formed.link') }).click()
      await expect(visitor.linksTo(reference)).toBeVisible()
    })
    await plain.close()
  })
})

/** So many days later: what is open moves back in time instead. */
const daysPass = ({ sql }: Database, number: number, days: number) =>
  sql`update consultations set opens_on = opens_on - ${days}::int, closes_on = closes_on - ${days}::int,
    answer_by = answer_by - ${days}::int where number = ${number}`
