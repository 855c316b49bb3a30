'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { TextAreaField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { useServerForm } from '@/components/forms/use-server-form'
import { Points } from '@/components/formulation/points'
import type { Checked } from '@/lib/checker/actions'
import { ASKED, factsOf, SAYINGS, SAYINGS_OF, type Saying, TEXT_MAX } from '@/lib/checker/model'
import { entryOfDecimal } from '@/lib/format/entry'
import { formulationScore } from '@/lib/formulation/score'
import type { Locale } from '@/lib/i18n/model'

interface CheckFormProps {
  action: (previous: Checked | null, form: FormData) => Promise<Checked>
  locale: Locale
}

/** A promise's text, what it says, and its points. Counted here as one ticks; without scripts, by sending it again. */
export function CheckForm({ action, locale }: CheckFormProps) {
  const t = useTranslations('check')
  const errors = useTranslations('fieldErrors')
  const failed = useTranslations('formErrors')
  const { state, pending, lost, ...form } = useServerForm(action)
  const [ticked, setTicked] = useState<readonly Saying[] | null>(null)
  const outcome = useRef<HTMLHeadingElement>(null)
  const read = state?.ok ? state : null

  useEffect(() => {
    setTicked(null)
    if (state?.ok) outcome.current?.focus()
  }, [state])

  const says = ticked ?? read?.sayings ?? []
  const tick = (saying: Saying, on: boolean) =>
    setTicked(SAYINGS.filter((one) => (one === saying ? on : says.includes(one))))
  return (
    <form {...form} noValidate>
      <div className="max-w-2xl">
        <TextAreaField
          name="text"
          label={t('text')}
          hint={t('textHint')}
          error={state && !state.ok ? errors(state.fault) : lost ? failed(lost) : undefined}
          defaultValue={state?.text}
          maxLength={TEXT_MAX}
          rows={7}
        />
        <FormButton pending={pending}>{t('read')}</FormButton>
      </div>
      {read && (
        <div className="two mt-9">
          <fieldset key={read.text}>
            <legend className="text-[1.25rem] font-[560]">{t('says')}</legend>
            <p className="meta mb-4">{t('saysHint')}</p>
            <input type="hidden" name="read" value={read.text} />
            {ASKED.map((criterion) => (
              <div key={criterion} className="mt-3">
                {SAYINGS_OF[criterion as keyof typeof SAYINGS_OF].map((saying) => (
                  <div className="choice" key={saying}>
                    <input
                      type="checkbox"
                      id={`says-${saying}`}
                      name="says[]"
                      value={saying}
                      checked={says.includes(saying)}
                      onChange={(event) => tick(saying, event.currentTarget.checked)}
                    />
                    <div>
                      <label htmlFor={`says-${saying}`}>{t(`saying.${saying}`)}</label>
                    </div>
                  </div>
                ))}
              </div>
            ))}
            <noscript>
              <FormButton kind="plain" pending={false}>
                {t('again')}
              </FormButton>
            </noscript>
          </fieldset>
          <Outcome text={read.text} says={says} locale={locale} heading={outcome} />
        </div>
      )}
    </form>
  )
}

interface OutcomeProps {
  text: string
  says: readonly Saying[]
  locale: Locale
  heading: React.RefObject<HTMLHeadingElement | null>
}

function Outcome({ text, says, locale, heading }: OutcomeProps) {
  const [t, words] = [useTranslations('check'), useTranslations('formulation')]
  const { score, points } = formulationScore(factsOf(text, says))
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome" ref={heading} tabIndex={-1} className="outline-none">
        {words('score', { score: entryOfDecimal(String(score), locale) })}
      </h2>
      <p className="meta mb-4" aria-live="polite">
        {t(score >= 8 ? 'grade.good' : score >= 5 ? 'grade.part' : 'grade.poor')}
      </p>
      <Points
        points={points}
        say={({ criterion, mark }) => {
          if (criterion === 'words') return t('pointText')
          if (criterion === 'action' && mark === 'full') return t('pointCoalition')
          const said = words(`point.${criterion}.${mark}`)
          return mark === 'full' ? said : `${said}. ${t(`advice.${criterion}`)}`
        }}
        mark={(mark) => words(`mark.${mark}`)}
      />
    </section>
  )
}
