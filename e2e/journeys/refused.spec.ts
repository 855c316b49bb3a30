import { expect, test } from '../fixtures/test'
import { CommitmentForm } from '../pages/draft-page'
import { SignInPage } from '../pages/sign-in-page'
import { WorkspacePage } from '../pages/workspace-page'

test('a focal point of another country finds nothing where a draft is', async ({ t, run, invited }) => {
  const owner = await invited({ role: 'focal_point', maker: 'TJK' })
  await new WorkspacePage(owner, t, run.locale).newCommitment()
  const address = owner.url()

  const stranger = await invited({ role: 'focal_point', maker: 'TKM' })
  const answer = await stranger.goto(address)
  expect(answer?.status()).toBe(404)
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(t('notFound.title'))
})

test('a visitor is led to the sign-in page and back', async ({ t, run, newcomer, invited }) => {
  const owner = await invited({ role: 'focal_point', maker: 'TJK' })
  await new WorkspacePage(owner, t, run.locale).newCommitment()
  const { pathname } = new URL(owner.url())

  const visitor = await newcomer()
  await visitor.goto(owner.url())
  await expect(new SignInPage(visitor, t, run.locale).heading).toBeVisible()
  expect(new URL(visitor.url()).searchParams.get('back')).toBe(pathname)
})

test('a wrong password says nothing about the account, and the address stays', async ({
  t,
  run,
  newcomer,
}) => {
  const visitor = await newcomer()
  const signIn = new SignInPage(visitor, t, run.locale)
  await signIn.signIn({ email: 'nobody@journeys.test', password: 'not the right one at all' })
  await expect(signIn.problems).toContainText(t('signIn.wrong'))
  await expect(signIn.email).toHaveValue('nobody@journeys.test')
})

test('a form sent from another site is refused', async ({ t, run, invited }) => {
  const owner = await invited({ role: 'focal_point', maker: 'TJK' })
  await new WorkspacePage(owner, t, run.locale).newCommitment()
  const form = new CommitmentForm(owner, t)
  await form.title.fill('As the office wrote it')
  await form.save()
  await expect(form.saved.first()).toBeVisible()

  const forged = await owner.request.post(owner.url(), {
    headers: { origin: 'https://elsewhere.example' },
    multipart: { intent: 'save', title: 'As somebody else would have it' },
  })
  expect(forged.status()).toBe(403)
  await owner.reload()
  await expect(form.title).toHaveValue('As the office wrote it')
})

test('an administrator and a reviewer are told where their work is', async ({ t, run, invited }) => {
  const reviewer = await invited({ role: 'reviewer' })
  await reviewer.goto(`/${run.locale}/admin`)
  await expect(reviewer.getByText(t('workspace.other.reviewer'))).toBeVisible()
  await reviewer.goto(`/${run.locale}/workspace`)
  await reviewer.getByRole('link', { name: t('workspace.other.reviewerLink') }).click()
  await expect(reviewer).toHaveURL(/\/reviews$/)
})
