import { expect, type Run, test } from '../fixtures/test'
import { like } from '../fixtures/texts'
import { ReportingPage } from '../pages/reporting-page'
import { WorkspacePage } from '../pages/workspace-page'

const CYCLE = '2026'

/** A maker for each run: what one is reminded of, nobody else looks at. */
const RUNS: [string, Run, string][] = [
  ['in English', { locale: 'en', scripts: true }, 'GBR'],
  ['in Uzbek, with scripts off', { locale: 'uz', scripts: false }, 'ISL'],
]

for (const [how, run, maker] of RUNS)
  test.describe(() => {
    test.use({ run })

    test(`reports that are owed wait on the start page, and leave it ${how}`, async ({
      t,
      colleague,
      database,
    }) => {
      await database.sql`insert into report_duties (cycle_key, maker_code) values (${CYCLE}, ${maker})
        on conflict do nothing`
      const page = await colleague({ role: 'focal_point', maker, officeRole: 'alternate' })
      const workspace = new WorkspacePage(page, t, run.locale)
      const [record] = await database.sql`select c.id, c.reference from commitments c
        where c.maker_code = ${maker} order by c.reference limit 1`
      const reference: string = record?.reference
      const row = page.getByRole('row').filter({ hasText: reference })

      await workspace.open()
      await expect(row).toContainText(t('reporting.state.due'))
      const start = page.getByRole('button', {
        name: like((what) => t('workspace.task.startLabel', { what })),
      })
      await start.first().click()
      await page.waitForURL('**/workspace/submissions/*')

      await workspace.open()
      await expect(row).toContainText(t('reporting.state.writing'))
      const goOn = page.getByRole('link', {
        name: like((what) => t('workspace.task.continueLabel', { what })),
      })
      await expect(goOn).toHaveCount(1)

      // What the form asks is another journey's matter: here it is handed in behind its back.
      await database.sql`update submissions set state = 'submitted', submitted_at = now()
        where commitment_id = ${record?.id} and cycle_key = ${CYCLE} and state = 'draft'`
      await workspace.open()
      await expect(goOn).toHaveCount(0)
      await expect(row).toContainText(t('reporting.state.in_review'))
      await database.sql`update submissions set state = 'discarded' where commitment_id = ${record?.id}
        and cycle_key = ${CYCLE} and state = 'submitted'`
    })

    test(`a reviewer reminds an office, and its people get a letter ${how}`, async ({
      t,
      colleague,
      database,
    }) => {
      const { sql } = database
      await sql`insert into report_duties (cycle_key, maker_code) values (${CYCLE}, ${maker}) on conflict do nothing`
      await sql`delete from reminders where maker_code = ${maker}`
      const official = await database.person({ role: 'focal_point', maker, officeRole: 'alternate' })
      const page = await colleague({ role: 'reviewer' })
      const reporting = new ReportingPage(page, t, run.locale)

      await reporting.open({ maker })
      await expect(page.getByRole('table')).toHaveCount(1)
      await reporting.remind()
      await expect(reporting.reminded).toBeVisible()
      await expect(reporting.button).toHaveCount(0)
      expect(await database.lastLetter(official.email)).toEqual({ template: 'reminder', path: '/workspace' })
    })

    test(`a calendar address is made, read, renewed and ended ${how}`, async ({ t, colleague, request }) => {
      const page = await colleague({ role: 'focal_point', maker, officeRole: 'alternate' })
      await page.goto(`/${run.locale}/account/letters`)
      await page.getByRole('button', { name: t('letters.calendar.make'), exact: true }).click()
      const address = await page.getByLabel(t('letters.calendar.address')).inputValue()

      const answer = await request.get(address)
      expect(answer.status()).toBe(200)
      expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8')
      expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Vaada: /)
      const again = await request.get(address, { headers: { 'If-None-Match': answer.headers().etag ?? '' } })
      expect(again.status()).toBe(304)

      await page.getByRole('button', { name: t('letters.calendar.renew') }).click()
      await expect(page.getByLabel(t('letters.calendar.address'))).not.toHaveValue(address)
      expect((await request.get(address)).status()).toBe(404)
      const renewed = await page.getByLabel(t('letters.calendar.address')).inputValue()
      expect((await request.get(renewed)).status()).toBe(200)

      await page.getByRole('button', { name: t('letters.calendar.revoke') }).click()
      await expect(page.getByRole('status').filter({ hasText: t('letters.done.revoked') })).toBeVisible()
      expect((await request.get(renewed)).status()).toBe(404)
    })

    test(`letters are chosen ${how}`, async ({ t, colleague }) => {
      const page = await colleague({ role: 'focal_point', maker, officeRole: 'alternate' })
      await page.goto(`/${run.locale}/account/letters`)
      await page.getByLabel(t('letters.group.reminders')).selectOption('urgent')
      await page.getByRole('button', { name: t('letters.submit'), exact: true }).click()
      await expect(page.getByRole('status').filter({ hasText: t('letters.done.chosen') })).toBeVisible()
      await expect(page.getByLabel(t('letters.group.reminders'))).toHaveValue('urgent')
    })
  })
