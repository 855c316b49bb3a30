import { expect, type Run, test } from '../fixtures/test'
import { CommitmentForm } from '../pages/draft-page'
import { WorkspacePage } from '../pages/workspace-page'

/** Invented, like everything in these journeys. */
const TEXTS: Record<'en' | 'ru', { text: string; phone: string; address: string }> = {
  en: {
    text: 'The shelter is at 12 Example Street. Call +7 701 111 22 33.',
    phone: '+7 701 111 22 33',
    address: '12 Example Street',
  },
  ru: {
    text: 'Приют открыт на ул. Примерной, д. 12. Телефон: +998 90 111 22 33.',
    phone: '+998 90 111 22 33',
    address: 'ул. Примерной, д. 12',
  },
}

const RUNS: [string, Run & { locale: 'en' | 'ru' }, string][] = [
  ['in Russian', { locale: 'ru', scripts: true }, 'UZB'],
  ['with scripts off', { locale: 'en', scripts: false }, 'KAZ'],
]

for (const [how, run, maker] of RUNS) {
  test.describe(() => {
    test.use({ run })

    test(`what could find somebody is asked about at its field ${how}`, async ({ t, mark, invited }) => {
      const { text, phone, address } = TEXTS[run.locale]
      const official = await invited({ role: 'focal_point', maker })
      const form = new CommitmentForm(official, t)
      const box = (kind: string, excerpt: string) =>
        official
          .locator('[data-personal-data] li')
          .filter({ hasText: kind })
          .filter({ hasText: excerpt })
          .getByRole('checkbox')

      await test.step('a draft is saved, and says what looks like personal data', async () => {
        await new WorkspacePage(official, t, run.locale).newCommitment()
        await form.title.fill(`${t('submission.field.title')} (${mark})`)
        await form.summary.fill(text)
        await form.save()
        await expect(box(t('personalData.kind.phone'), phone)).not.toBeChecked()
        await expect(box(t('personalData.kind.shelter_address'), address)).not.toBeChecked()
        await expect(form.summary).toHaveValue(text)
      })

      await test.step('one is said to be public, the other is taken out', async () => {
        await box(t('personalData.kind.phone'), phone).check()
        await form.summary.fill(text.replace(address, '…'))
        await form.save()
        await expect(box(t('personalData.kind.shelter_address'), address)).toHaveCount(0)
        await official.reload()
        await expect(box(t('personalData.kind.phone'), phone)).toBeChecked()
      })
    })
  })
}
