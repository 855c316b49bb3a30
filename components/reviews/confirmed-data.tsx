import { getTranslations } from 'next-intl/server'
import type { ShownFindings } from '@/lib/privacy/draft'

/** What looked like personal data in an answer, and its writer said is public. */
export async function ConfirmedData({ found }: { found: ShownFindings[string] | undefined }) {
  if (!found || found.length === 0) return null
  const t = await getTranslations('personalData')
  return (
    <div className="note mt-2 text-[0.95rem]" data-personal-data>
      <ul className="grid gap-1">
        {found.map(({ id, kind, excerpt }) => (
          <li key={id}>
            {t(`kind.${kind}`)}: <q className="break-words font-[560]">{excerpt}</q>
          </li>
        ))}
      </ul>
      <p className="meta mt-1">{t('confirmed')}</p>
    </div>
  )
}
