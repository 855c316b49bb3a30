'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { fieldId, TextAreaField, TextField } from '@/components/forms/field'
import { Pill } from '@/components/ui/text'
import { addressOf } from '@/lib/commitments/draft-published'
import { mainLocale, textFromEntries } from '@/lib/commitments/draft-text'
import { choicesAt, valueAt } from '@/lib/form-data'
import { LOCALES, type Locale, localeOf } from '@/lib/i18n/model'
import { useDraft } from '../draft-context'
import { usePublished } from './commitment-context'

interface TextEntryProps {
  /** Dotted path of the text in the language it was written in; its translations stand beside it, as `nameIn.ru`. */
  name: string
  label: string
  hint?: string
  optional?: boolean
  /** Lines of a long text; absent: one line. */
  rows?: number
  autoFocus?: boolean
}

/** A text with its translations under a fold, each with its state; open where there are any. */
export function TextEntry({ name, label, hint, optional, rows, autoFocus }: TextEntryProps) {
  const t = useTranslations()
  const { values, errors } = useDraft()
  const { texts } = usePublished()
  const before = texts[addressOf(values, name)] ?? null
  const language = localeOf(valueAt(values, 'language'))
  const main = mainLocale(before, language)
  const others = LOCALES.filter((locale) => locale !== main)
  const saved = {
    text: valueAt(values, name),
    en: valueAt(values, `${name}In.en`),
    ru: valueAt(values, `${name}In.ru`),
    kk: valueAt(values, `${name}In.kk`),
    uz: valueAt(values, `${name}In.uz`),
    checked: choicesAt(values, `${name}In.checked`),
  }
  const [typed, setTyped] = useState<Partial<typeof saved>>({})
  const now = { ...saved, ...typed }
  const states = textFromEntries(now.text || '-', now, before, language)
  const written = others.filter((locale) => now[locale].trim() !== '').length
  const wrong = others.some((locale) => errors[`${name}In.${locale}`])

  const note = ({ target }: FormEvent<HTMLDivElement>) => {
    if (target instanceof HTMLInputElement && target.type === 'checkbox')
      setTyped({
        ...typed,
        checked: target.checked
          ? [...now.checked, target.value]
          : now.checked.filter((one) => one !== target.value),
      })
    else if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      const part = target.name === name ? 'text' : target.name.slice(`${name}In.`.length)
      setTyped({ ...typed, [part]: target.value })
    }
  }
  const shared = { rows, optional: optional ? t('submission.optional') : undefined }
  return (
    <div onInput={note}>
      <Words
        {...shared}
        name={name}
        label={label}
        hint={
          main === language
            ? hint
            : [hint, t('commitmentForm.originalIn', { language: t(`language.${main}`) })]
                .filter(Boolean)
                .join(' ')
        }
        error={errors[name]}
        lang={main}
        defaultValue={saved.text}
        autoFocus={autoFocus}
      />
      <details
        className="fold -mt-3 mb-5 text-[0.95rem]"
        open={written > 0 && rows !== undefined ? true : wrong || undefined}
      >
        <summary>
          {t('commitmentForm.translations', { count: written, all: others.length })}
          <span className="sr-only"> {label}</span>
        </summary>
        <div className="grid gap-x-5 pt-3 sm:grid-cols-2">
          {others.map((locale) => (
            <Translation
              key={locale}
              name={name}
              locale={locale}
              label={label}
              rows={rows}
              typed={now[locale]}
              saved={saved[locale]}
              isChecked={saved.checked.includes(locale)}
              state={states?.[locale]?.state ?? null}
              error={errors[`${name}In.${locale}`]}
            />
          ))}
        </div>
        {/* Written before the language of the record was chosen anew: kept, not shown twice. */}
        {saved[main] && <input type="hidden" name={`${name}In.${main}`} value={saved[main]} readOnly />}
      </details>
    </div>
  )
}

interface TranslationProps {
  name: string
  locale: Locale
  label: string
  rows: number | undefined
  typed: string
  saved: string
  isChecked: boolean
  /** null: there is none. */
  state: 'original' | 'checked' | 'unreviewed' | 'outdated' | null
  error: string | undefined
}

function Translation({ name, locale, label, rows, saved, isChecked, state, error }: TranslationProps) {
  const t = useTranslations()
  const box = fieldId(`${name}In.checked-${locale}`)
  return (
    <div>
      <Words
        name={`${name}In.${locale}`}
        label={
          <>
            <span className="sr-only">{label}: </span>
            {t(`language.${locale}`)}{' '}
            <Pill>{state ? t(`textState.${state}`) : t('commitmentForm.noTranslation')}</Pill>
          </>
        }
        error={error}
        lang={locale}
        rows={rows}
        defaultValue={saved}
      />
      <div className="choice -mt-4 mb-4 text-[0.92rem]">
        <input
          type="checkbox"
          id={box}
          name={`${name}In.checked[]`}
          value={locale}
          defaultChecked={isChecked}
        />
        <label htmlFor={box}>{t('commitmentForm.checked')}</label>
      </div>
    </div>
  )
}

type WordsProps = Parameters<typeof TextField>[0] & { rows: number | undefined }

/** One line, or as many as the text needs. */
function Words({ rows, ...props }: WordsProps) {
  if (rows === undefined) return <TextField {...props} autoComplete="off" />
  const { name, label, hint, error, optional, lang, defaultValue, autoFocus } = props
  return (
    <TextAreaField
      {...{ name, label, hint, error, optional, lang, defaultValue, autoFocus }}
      name={props.name}
      rows={rows}
    />
  )
}
