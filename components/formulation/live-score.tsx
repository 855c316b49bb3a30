'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type Fields, fieldsOf, valueAt } from '@/lib/form-data'
import { entryOfDecimal } from '@/lib/format/entry'
import { formulationFactsOfDraft } from '@/lib/formulation/facts'
import { formulationScore } from '@/lib/formulation/score'
import { localeOf } from '@/lib/i18n/model'
import { Points } from './points'

interface LiveScoreProps {
  /** The draft as it is kept: what is counted until somebody types, and all that is counted without scripts. */
  kept: Fields
  /** Language of the page. */
  locale: string
}

/** The formulation score beside the form, counted again as one writes. */
export function LiveScore({ kept, locale }: LiveScoreProps) {
  const t = useTranslations('formulation')
  const [typed, setTyped] = useState<Fields | null>(null)

  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>('form[data-draft]')
    if (!form) return
    let frame = 0
    const count = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setTyped(fieldsOf(new FormData(form))))
    }
    // Rows come and go without anybody typing.
    const rows = new MutationObserver(count)
    rows.observe(form, { childList: true, subtree: true })
    form.addEventListener('input', count)
    count()
    return () => {
      cancelAnimationFrame(frame)
      rows.disconnect()
      form.removeEventListener('input', count)
    }
  }, [])

  // A form that isn't all there yet says less than what is kept.
  const counted = typed && valueAt(typed, 'language') !== '' ? typed : kept
  const { score, points } = formulationScore(formulationFactsOfDraft(counted))
  return (
    <section aria-labelledby="formulation">
      <h2 id="formulation" className="text-[1.35rem]">
        {t('title')}
      </h2>
      <p className="mt-1 font-[560]" data-score={score}>
        {t('score', { score: entryOfDecimal(String(score), localeOf(locale)) })}
      </p>
      <p className="meta mb-3">{t('lede')}</p>
      <Points
        points={points}
        say={({ criterion, mark }) => t(`point.${criterion}.${mark}`)}
        mark={(mark) => t(`mark.${mark}`)}
      />
    </section>
  )
}
