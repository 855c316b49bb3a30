import type { Page } from '@playwright/test'
import type { Database } from '../fixtures/database'
import { lookAtClock } from '../fixtures/post'
import { published } from '../fixtures/published'
import { expect, test } from '../fixtures/test'
import { AssessmentForm } from '../pages/assessment-form'
import { PublicPages } from '../pages/public-pages'
import { ReviewPage } from '../pages/review-page'

const CYCLE = '2026'
const MAKER = 'MKD'
const text = (words: string) => ({ kk: { text: words, state: 'original' as const } })

/** Twenty centres by 2030, of which so many were counted in October 2026. */
const promise = (title: string, counted: string) => ({
  maker: MAKER,
  title: text(title),
  indicators: [
    {
      key: 'centres',
      name: text('Сынақ көрсеткіші: орталықтар'),
      unit: text('орталық'),
      direction: 'increase' as const,
      measure: 'level' as const,
      baseline: { value: '2', on: '2025' },
      target: { value: '20', on: null },
      method: null,
      sources: ['s1'],
      values: [
        {
          on: '2026-10-31',
          from: null,
          value: counted,
          saidBy: 'official' as const,
          partial: false,
          methodBreak: false,
          note: null,
          sources: ['s1'],
        },
      ],
    },
  ],
})

test.describe(() => {
  test.use({ run: { locale: 'kk', scripts: true }, viewport: { width: 390, height: 844 } })

  test('a dispute in Kazakh on a phone, by an organisation that nobody may know', async ({
    t,
    run: { locale },
    mark,
    colleague,
    newcomer,
    database,
  }) => {
    const title = `Сынақ міндеттемесі: жиырма орталық (${mark})`
    const reference = await published(database, promise(title, '18'))
    // Stands in everything that could give the organisation away.
    const planted = `zq${mark}harbour`
    const organisation = await database.organisation(`Quiet ${planted} fund`, { isProtected: true })
    const [assessor, official, reviewer] = [
      await colleague({ role: 'civil_society', organisation }),
      await colleague({ role: 'focal_point', maker: MAKER }),
      await colleague({ role: 'reviewer' }),
    ]
    await database.sql`update people set name = ${`Aigul ${planted}`}, email = ${`a@${planted}.test`}
      where organisation_id = ${organisation}`
    const form = new AssessmentForm(assessor, t)
    const review = new ReviewPage(reviewer, t, locale)
    const visitor = new PublicPages(await newcomer(), locale)
    const words = `Сынақ бағасы: орталықтарға бардық (${mark}).`

    await test.step('it may not name itself; without its name it is handed in', async () => {
      await form.begin(locale, reference, CYCLE)
      await form.judge('off_track')
      await form.finding.fill(`Біз, Quiet ${planted} fund, орталықтарға бардық.`)
      await form.submit()
      await expect(form.namesItself).toBeVisible()
      await form.namesItself.click()
      await form.finding.fill(words)
      await form.coverage.fill('14 орталықтың 11-іне бардық')
      await form.submit()
      await expect(form.receipt).toBeVisible()
    })

    await test.step('a reviewer lets it through', async () => {
      await review.openFromQueue(title)
      await expect(reviewer.getByText(t('assessment.review.protected'))).toBeVisible()
      await reviewer.getByRole('button', { name: t('review.accept'), exact: true }).click()
      await expect(review.outcome).toHaveText(t('review.done.accepted'))
    })

    await test.step('the office sees what is said, and not by whom', async () => {
      await official.goto(`/${locale}/workspace`)
      await official
        .getByRole('link', { name: t('assessment.office.readLabel', { what: title }), exact: true })
        .click()
      await expect(official.getByText(words)).toBeVisible()
      expect(await seenBy(official, planted, [`/${locale}/workspace`, official.url()])).toEqual([])
    })

    await test.step('nobody answers; when its day comes it is published, and says so', async () => {
      await visitor.commitment(reference)
      await expect(visitor.page.getByText(words)).toHaveCount(0)
      await dayComes(database, organisation)
      await visitor.commitment(reference)
      const said = visitor.page.locator('#assessments')
      await expect(said.getByText(words)).toBeVisible()
      await expect(said.getByRole('heading', { name: t('assessment.unnamed') })).toBeVisible()
      await expect(said.getByText(t('assessment.reply.none', { days: 14 }))).toBeVisible()
      await expect(contested(visitor.page, t('contested'))).toBeVisible()
    })

    await test.step('a later reply stands beside it, and the mark stays', async () => {
      await official.reload()
      await official.getByRole('button', { name: t('assessment.office.begin'), exact: true }).click()
      await official.waitForURL('**/workspace/submissions/*')
      const answer = new AssessmentForm(official, t)
      await answer.reply.fill(`Сынақ жауабы: біз басқаша санаймыз (${mark}).`)
      await answer.submit()
      await expect(answer.receipt).toBeVisible()
      await review.openFromQueue(title)
      await reviewer.getByRole('button', { name: t('review.accept'), exact: true }).click()
      await expect(review.outcome).toHaveText(t('review.done.published'))
      await visitor.commitment(reference)
      await expect(visitor.page.locator('#assessments')).toContainText('біз басқаша санаймыз')
      await expect(contested(visitor.page, t('contested'))).toBeVisible()
    })

    await test.step('a correction brings the two together, and the mark ends; the words stay', async () => {
      await published(database, promise(title, '3'), reference)
      await visitor.commitment(reference)
      await expect(contested(visitor.page, t('contested'))).toHaveCount(0)
      await expect(visitor.page.locator('#assessments')).toContainText(words)
    })

    await test.step('nothing public, and nothing an office reads, knows who it was', async () => {
      const open = [
        '',
        '/commitments',
        `/commitments/${reference}`,
        `/commitments/${reference}/verify`,
        `/commitments/${reference}.json`,
        `/commitments/${reference}.csv`,
        `/commitments/${reference}.zip`,
        `/countries/${MAKER}`,
        `/countries/${MAKER}.json`,
        '/disputed',
        '/disputed.csv',
        '/changes',
        '/changes.csv',
        '/changes.json',
        '/data',
        '/methodology',
        `/organisations/${organisation}`,
        '/data/assessments.csv',
        '/data/assessments.json',
        '/partners',
        '/partners.csv',
        '/corrections.csv',
      ].map((path) => `/${locale}${path}`)
      const more = [
        `/api/v1/commitments/${reference}`,
        `/api/v1/ledger?record=${reference}`,
        `/api/v1/feeds/${locale}/commitments/${reference}`,
        '/sitemap.xml',
      ]
      expect(await seenBy(visitor.page, planted, [...open, ...more])).toEqual([])
      expect(await seenBy(official, planted, [`/${locale}/workspace`, official.url()])).toEqual([])
      const letters =
        await database.sql`select params::text as params from mails m join people p on p.id = m.person_id
        where p.role = 'focal_point'`
      expect(JSON.stringify(letters)).not.toContain(planted)
      const gone = await visitor.page.request.get(`/${locale}/organisations/${organisation}`)
      expect(gone.status()).toBe(404)
    })
  })
})

const contested = (page: Page, label: string) => page.getByText(`${label}.`, { exact: true })

/** The day of publication comes for what this organisation wrote, and for nothing else. */
async function dayComes({ sql }: Database, organisation: number): Promise<void> {
  await sql`update assessment_previews p set publishes_on = current_date - 1, accepted_on = current_date - 16
    from submissions s where s.id = p.submission_id and s.organisation_id = ${organisation}`
  await lookAtClock()
}

/** Of these addresses, those whose answer holds a text. */
async function seenBy(page: Page, planted: string, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const address of addresses) {
    const answer = await page.request.get(address)
    expect(answer.status(), address).toBeLessThan(500)
    if ((await answer.body()).includes(planted)) found.push(address)
  }
  return found
}
