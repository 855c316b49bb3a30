import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { toDraft } from '../../lib/commitments/draft'
import { CommitmentContent } from '../../lib/commitments/input'
import { docx, MARKER, onePage, stream } from '../../lib/files/testing/documents'
import type { Database } from '../fixtures/database'
import { expect, test } from '../fixtures/test'
import { FilesPart } from '../pages/files-part'
import { ReviewPage } from '../pages/review-page'

const MAKER = 'TJK'
/** An office has one lead, and several journeys run at once. */
const OFFICIAL = { role: 'focal_point', maker: MAKER, officeRole: 'alternate' } as const

/** Large enough for several pieces. */
const anOrder = () => ({
  name: 'order 12.pdf',
  mimeType: 'application/pdf',
  buffer: onePage({ page: '/Extra 6 0 R', more: [stream(randomBytes(700_000))], trailer: '' }),
})
const withMacros = async () => ({
  name: 'plan.docx',
  mimeType: 'application/octet-stream',
  buffer: await docx({ 'word/vbaProject.bin': 'macros' }),
})

/** A draft of a new commitment that could be handed in, but for its title. */
async function aDraft({ sql }: Database, title: string): Promise<number> {
  const [record] = await sql`select l.content from commitments c
    join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
    join ledger_contents l on l.seq = v.from_seq where c.maker_code = ${MAKER} and v.level = 'national_measure' limit 1`
  const [author] = await sql`select p.id from people p join offices o on o.id = p.office_id
    where o.maker_code = ${MAKER} and o.active_to is null and not p.disabled order by p.id desc limit 1`
  const draft = { ...toDraft(CommitmentContent.parse(record?.content)), title }
  const [row] = await sql`insert into submissions (kind, state, maker_code, content, author_id, holder_id)
    values ('commitment', 'draft', ${MAKER}, ${JSON.stringify(draft)}::text::jsonb, ${author?.id}, ${author?.id}) returning id`
  return row?.id
}

const sources = (page: Page) => page.locator('#step-sources fieldset.card')
const rowsWithFiles = async ({ sql }: Database, id: number): Promise<string[]> => {
  const [row] = await sql`select content -> 'sources' as sources from submissions where id = ${id}`
  const all = (row?.sources ?? []) as { file: string }[]
  return all.flatMap(({ file }) => file || [])
}

test('a file goes on after the line was cut and after a reload, and is fetched from the public page', async ({
  t,
  mark,
  colleague,
  database,
  newcomer,
}) => {
  const official = await colleague(OFFICIAL)
  const title = `Test order ${mark}`
  const id = await aDraft(database, title)
  const files = new FilesPart(official, t)
  const pieces: string[] = []
  let cut = true
  await official.route('**/api/uploads/*/pieces/**', async (route) => {
    if (cut && pieces.length >= 1) return route.abort()
    pieces.push(route.request().url())
    return route.continue()
  })
  await official.goto(`/en/workspace/submissions/${id}?step=sources`)
  const order = anOrder()
  await files.add(order)
  await expect(files.file(order.name)).toHaveAttribute('data-state', 'retrying')

  await test.step('the page is loaded anew, and the same file goes on where it was', async () => {
    await official.reload()
    await expect(files.file(order.name)).toHaveAttribute('data-state', 'stopped')
    cut = false
    await files.add(order)
    await expect(files.file(order.name)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 })
    expect(new Set(pieces).size).toBe(pieces.length)
    expect(pieces).toHaveLength(3)
  })

  await test.step('it becomes a source with its name, and is saved', async () => {
    const row = sources(official).last()
    await expect(row.getByRole('textbox').first()).toHaveValue('order 12')
    await expect(files.chosenIn(row)).toHaveValue(/^[0-9a-f]{64}$/)
    await row.getByRole('combobox', { name: t('submission.source.kind') }).selectOption('law')
    await expect.poll(() => rowsWithFiles(database, id)).toHaveLength(1)
  })

  await test.step('its office opens it, nobody else does', async () => {
    const link = await files.file(order.name).getByRole('link').getAttribute('href')
    const own = await official.request.get(link ?? '')
    expect(own.status()).toBe(200)
    expect(own.headers()).toMatchObject({
      'content-disposition': `attachment; filename="order 12.pdf"; filename*=UTF-8''order%2012.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    const stranger = await colleague({ role: 'focal_point', maker: 'GEO', officeRole: 'alternate' })
    expect((await stranger.request.get(link ?? '')).status()).toBe(404)
    expect((await (await newcomer()).request.get(link ?? '')).status()).toBe(401)
    const hash = link?.split('/').at(-2)
    expect((await official.request.get(`/api/v1/files/${hash}/order%2012.pdf`)).status()).toBe(404)
  })

  await test.step('published, everybody fetches it, to be saved', async () => {
    await official.goto(`/en/workspace/submissions/${id}?step=finish`)
    await official.getByRole('button', { name: t('submission.submit'), exact: true }).click()
    await official.waitForURL(/done=submitted/)
    const reviewer = await colleague({ role: 'reviewer' })
    const review = new ReviewPage(reviewer, t, 'en')
    await reviewer.goto(`/en/reviews/${id}`)
    await expect(reviewer.locator('#files').getByRole('link', { name: order.name })).toBeVisible()
    await review.publish()
    await expect(review.outcome.first()).toBeVisible()
    const reference = await review.reference()
    const visitor = await newcomer()
    await visitor.goto(`/en/commitments/${reference}`)
    const [download] = await Promise.all([
      visitor.waitForEvent('download'),
      visitor.getByRole('link', { name: order.name }).first().click(),
    ])
    expect(download.suggestedFilename()).toBe(order.name)
    const answer = await visitor.request.get(download.url())
    expect(answer.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(answer.headers()['content-disposition']).toMatch(/^attachment;/)
    expect((await answer.body()).toString('latin1')).not.toContain(MARKER)
  })
})

test('a file that can’t be taken says why, and is out with one press', async ({
  t,
  mark,
  colleague,
  database,
}) => {
  const official = await colleague(OFFICIAL)
  const id = await aDraft(database, `Test plan ${mark}`)
  const files = new FilesPart(official, t)
  await official.goto(`/en/workspace/submissions/${id}?step=sources`)
  await files.add(await withMacros())
  await expect(files.file('plan.docx')).toHaveAttribute('data-state', 'refused', { timeout: 60_000 })
  await expect(files.file('plan.docx')).toContainText(t('files.refusal.macros'))
  await files.remove('plan.docx')
  await expect(files.file('plan.docx')).toHaveCount(0)
  await expect.poll(() => database.sql`select id from uploads where submission_id = ${id}`).toHaveLength(0)
})

test.describe(() => {
  test.use({ run: { locale: 'ru', scripts: false } })

  test('without scripts the form sends files, keeps what was typed, and says what became of them', async ({
    t,
    mark,
    colleague,
    database,
  }) => {
    const official = await colleague(OFFICIAL)
    const id = await aDraft(database, `Test order ${mark}`)
    const files = new FilesPart(official, t)
    const look = async (name: string, state: string) =>
      expect(async () => {
        await official.goto(`/ru/workspace/submissions/${id}?step=sources`)
        await expect(files.file(name)).toHaveAttribute('data-state', state, { timeout: 1000 })
      }).toPass({ timeout: 60_000 })
    await official.goto(`/ru/workspace/submissions/${id}?step=sources`)
    const first = sources(official).first()
    await first.getByRole('textbox').first().fill(`Typed before ${mark}`)
    await files.add(anOrder(), await withMacros())
    await files.send()
    await expect(first.getByRole('textbox').first()).toHaveValue(`Typed before ${mark}`)
    await look('order 12.pdf', 'ready')
    await look('plan.docx', 'refused')
    await expect(files.file('plan.docx')).toContainText(t('files.refusal.macros'))
    await files.chosenIn(first).selectOption({ label: 'order 12.pdf' })
    await official.getByRole('button', { name: t('submission.save'), exact: true }).click()
    expect(await rowsWithFiles(database, id)).toHaveLength(1)
    await files.remove('plan.docx')
    await expect(files.file('plan.docx')).toHaveCount(0)
    await expect(files.file('order 12.pdf')).toBeVisible()
  })
})
