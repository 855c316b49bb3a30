import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Pill } from '@/components/ui/text'
import { publishedTexts } from '@/lib/commitments/draft-published'
import type { CommitmentContent } from '@/lib/commitments/input'
import { formatDate } from '@/lib/format/date'
import { LOCALES, type Locale } from '@/lib/i18n/model'
import { AsWritten, wordsOf } from './as-written'
import { figureWords } from './figures'

type Indicator = CommitmentContent['indicators'][number]

interface ValueListProps {
  indicator: Indicator
  /** The numbers of the documents behind a value. */
  cited: (keys: readonly string[]) => ReactNode
  locale: Locale
}

/** Every value with its time, who says it, and what keeps it from being compared. */
export async function ValueList({ indicator, cited, locale }: ValueListProps) {
  const t = await getTranslations()
  if (indicator.values.length === 0) return null
  return (
    <ul className="mt-2 grid gap-1 text-[0.95rem]">
      {indicator.values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two values may say the same
        <li key={index}>
          <span className="font-[560]">{figureWords(locale, value.value, indicator)}</span>
          {', '}
          {[value.from, value.on].flatMap((day) => (day ? formatDate(locale, day) : [])).join(' – ')}
          {' · '}
          {[
            t(`speaker.${value.saidBy}`),
            value.partial && t('submission.value.partial'),
            value.methodBreak && t('submission.value.methodBreak'),
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          {cited(value.sources)}
          {value.note && (
            <span className="block text-ink-2">
              <AsWritten text={value.note} locale={locale} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

interface EndProps {
  content: CommitmentContent
  cited: (keys: readonly string[]) => ReactNode
  locale: Locale
}

/** How it ended, that it was missed, where somebody looked, and how well it is documented: only what is stated. */
export async function HowItEnded({ content, cited, locale }: EndProps) {
  const t = await getTranslations()
  const { closure, deadlineMissed, search, note, certainty } = content
  return (
    <dl className="facts max-w-3xl">
      <dt>{t('submission.field.certainty')}</dt>
      <dd>{t(`certainty.${certainty}`)}</dd>
      {closure && (
        <>
          <dt>{t('submission.field.closure')}</dt>
          <dd>
            {t(`closure.${closure.kind}`)}, {formatDate(locale, closure.on)}:{' '}
            <AsWritten text={closure.reason} locale={locale} /> {cited(closure.sources)}
          </dd>
        </>
      )}
      {deadlineMissed && (
        <>
          <dt>{t('submission.field.deadlineMissed')}</dt>
          <dd>
            <AsWritten text={deadlineMissed.note} locale={locale} /> {cited(deadlineMissed.sources)}
          </dd>
        </>
      )}
      {search && (
        <>
          <dt>{t('submission.field.search')}</dt>
          <dd>
            {formatDate(locale, search.on)}: <AsWritten text={search.places} locale={locale} />
          </dd>
        </>
      )}
      {note && (
        <>
          <dt>{t('submission.field.note')}</dt>
          <dd>
            <AsWritten text={note} locale={locale} />
          </dd>
        </>
      )}
    </dl>
  )
}

/** Every text that exists in another language too, each translation with its state. */
export async function AllTranslations({ content, locale }: { content: CommitmentContent; locale: Locale }) {
  const t = await getTranslations()
  const texts = Object.entries(publishedTexts(content)).filter(([, text]) => Object.keys(text).length > 1)
  if (texts.length === 0) return null
  return (
    <details className="fold">
      <summary>{t('commitmentForm.allTranslations', { count: texts.length })}</summary>
      <ul className="mt-3 grid gap-4 border-line border-s-2 ps-4">
        {texts.map(([address, text]) => {
          const original = wordsOf(text, locale)
          return (
            <li key={address}>
              <p lang={original?.locale} className="whitespace-pre-line font-[560]">
                {original?.text}
              </p>
              {LOCALES.map((one) => {
                const found = text[one]
                return found && one !== original?.locale ? (
                  <p key={one} className="mt-1 whitespace-pre-line text-[0.95rem]">
                    {t(`language.${one}`)} <Pill>{t(`textState.${found.state}`)}</Pill>{' '}
                    <span lang={one}>{found.text}</span>
                  </p>
                ) : null
              })}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
