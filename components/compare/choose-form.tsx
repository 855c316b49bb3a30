import { getTranslations } from 'next-intl/server'
import { AsOfField } from '@/components/layout/as-of-field'
import { CHOICE_MAX } from '@/lib/compare/choice'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import type { MakerName } from '@/lib/makers/queries'

interface ChooseFormProps {
  locale: Locale
  makers: readonly MakerName[]
  /** In the order chosen. */
  chosen: readonly MakerName[]
}

/** A plain form: what is chosen goes along unseen, so that the address is the whole state. */
export async function ChooseForm({ locale, makers, chosen }: ChooseFormProps) {
  const t = await getTranslations('compare.choose')
  const order = byMaker(locale)
  const rest = makers
    .filter((maker) => !chosen.includes(maker))
    .toSorted((a, b) => order({ maker: a }, { maker: b }))
  const fields = chosen.length === 0 ? ['first', 'second'] : ['another']
  const without = (code: string) =>
    href(locale, '/compare', { country: chosen.map((maker) => maker.code).filter((one) => one !== code) })
  return (
    <div>
      {chosen.length > 0 && (
        <ol className="mb-4 flex flex-wrap gap-2" aria-label={t('chosen')}>
          {chosen.map((maker) => (
            <li key={maker.code} className="pill flex items-center gap-2 py-1 ps-3 text-[0.95rem] text-ink">
              {makerName(maker, locale)}
              <a
                className="grid size-6 place-items-center no-underline"
                href={without(maker.code)}
                aria-label={t('remove', { name: makerName(maker, locale) })}
              >
                ×
              </a>
            </li>
          ))}
        </ol>
      )}
      {chosen.length < CHOICE_MAX && (
        <form
          method="get"
          action={href(locale, '/compare')}
          className="flex flex-wrap items-end gap-x-4 gap-y-3"
        >
          <AsOfField />
          {chosen.map((maker) => (
            <input key={maker.code} type="hidden" name="country" value={maker.code} />
          ))}
          {fields.map((field) => (
            <div key={field} className="min-w-0 max-sm:basis-full">
              <label className="mb-1 block text-[0.9rem]" htmlFor={`compare-${field}`}>
                {t(field as 'first')}
              </label>
              <select id={`compare-${field}`} name="country" className="input" defaultValue="">
                <option value="">{t('none')}</option>
                {rest.map((maker) => (
                  <option key={maker.code} value={maker.code}>
                    {makerName(maker, locale)}
                  </option>
                ))}
              </select>
            </div>
          ))}
          <button type="submit" className="btn" data-kind="primary">
            {chosen.length === 0 ? t('compare') : t('add')}
          </button>
        </form>
      )}
    </div>
  )
}
