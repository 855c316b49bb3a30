import { expect, test } from '../fixtures/test'
import { AdminPage } from '../pages/admin-page'
import { CommitmentForm } from '../pages/draft-page'
import { WorkspacePage } from '../pages/workspace-page'

test('two browsers accept one invitation: one account, and the other is told', async ({
  t,
  run,
  newcomer,
  colleague,
  database,
}) => {
  const administrator = await colleague({ role: 'administrator' })
  const email = `twice.${crypto.randomUUID()}@journeys.test`
  const link = await new AdminPage(administrator, t, run.locale).invite({ email, role: 'editor' })

  const browsers = await Promise.all([newcomer(), newcomer()])
  for (const page of browsers) {
    await page.goto(link)
    await page.getByLabel(t('invitation.name')).fill('One of two')
    await page.getByLabel(t('invitation.password')).fill('nobody guesses these four words')
  }
  await Promise.all(
    browsers.map((page) => page.getByRole('button', { name: t('invitation.submit') }).click()),
  )
  await expect.poll(async () => browsers.filter((page) => page.url().endsWith('/workspace')).length).toBe(1)
  const people = await database.sql`select id from people where email = ${email}`
  expect(people).toHaveLength(1)
  const [{ sessions }] = (await database.sql`select count(*)::int as sessions from sessions
    where person_id = ${people[0]?.id}`) as unknown as [{ sessions: number }]
  expect(sessions).toBe(1)
})

test('a role that changes while a form is open: what is sent afterwards is refused and changes nothing', async ({
  t,
  run,
  mark,
  database,
  colleague,
}) => {
  const editor = await colleague({ role: 'editor' })
  await new WorkspacePage(editor, t, run.locale).open()
  await new WorkspacePage(editor, t, run.locale).newCommitment('FRA')
  const id = Number(editor.url().split('/').at(-1))
  const form = new CommitmentForm(editor, t)
  await form.title.fill(`Written as an editor (${mark})`)

  const [before] = await database.sql`select author_id, revision from submissions where id = ${id}`
  await database.sql`update people set role = 'donor' where id = ${before?.author_id}`
  await form.save()
  await expect(form.problems).toBeVisible()
  const [after] = await database.sql`select author_id, revision from submissions where id = ${id}`
  expect(after).toEqual(before)
  const [line] = await database.sql`select allowed, act from audit
    where person_id = ${before?.author_id} order by seq desc limit 1`
  expect(line).toEqual({ act: 'submission.edit', allowed: false })
})
