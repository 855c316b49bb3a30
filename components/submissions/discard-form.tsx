import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/model'
import { discardAction } from '@/lib/submissions/actions'

/** Two steps, so that nothing is thrown away by a slip. */
export async function DiscardForm({ id, locale }: { id: number; locale: Locale }) {
  const t = await getTranslations('submission.discard')
  return (
    <details className="text-[0.95rem]">
      <summary>{t('summary')}</summary>
      <p className="mt-2 mb-3 text-ink-2">{t('lede')}</p>
      <form action={discardAction.bind(null, locale, id)}>
        <button type="submit" className="btn" data-kind="danger">
          {t('button')}
        </button>
      </form>
    </details>
  )
}
