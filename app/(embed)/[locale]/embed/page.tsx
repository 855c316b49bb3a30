import { getLocale } from 'next-intl/server'
import { EmbedFrame } from '@/components/embed/embed-frame'
import { wordsOf } from '@/lib/charts/words'

/** Said in the frame where an address names no figure; the door sends it with status 404. */
export default async function NoFigurePage() {
  const locale = await getLocale()
  const t = wordsOf(locale)
  return (
    <EmbedFrame locale={locale} theme={null}>
      <h1 className="text-[1.25rem]">{t('figures.embed.missing')}</h1>
      <p className="mt-1 text-ink-2">{t('figures.embed.missingLede')}</p>
    </EmbedFrame>
  )
}
