import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { CommitmentView } from '@/lib/commitments/queries'
import { commitmentHref } from '@/lib/i18n/links'
import {
  LOCALES,
  type Locale,
  type LocalizedText,
  pickText,
  TEXT_STATES,
  type TextState,
} from '@/lib/i18n/model'

interface WordingProps {
  commitment: CommitmentView
  locale: Locale
}

const QUOTES: Record<Locale, readonly [string, string]> = {
  en: ['“', '”'],
  ru: ['«', '»'],
  kk: ['«', '»'],
  uz: ['“', '”'],
}

/** The official words where they are public; else Vaada's own summary, which is never in quotation marks. */
export async function Wording({ commitment, locale }: WordingProps) {
  const t = await getTranslations('commitment.text')
  const { reference, wording, summary } = commitment
  const summaryName = t(commitment.compiledBy === 'office' ? 'summaryByOffice' : 'summary')
  const titleName = (await getTranslations('submission.field'))('title')
  return (
    <div className="mt-6">
      {wording ? (
        <>
          <h2 className="sr-only">{t('official')}</h2>
          <Official wording={wording} locale={locale} />
          <TextStates of={t('official')} text={wording} reference={reference} locale={locale} />
        </>
      ) : (
        <>
          <p className="meta">{t('notPublic')}</p>
          <h2 className="mt-3 font-sans text-sm font-semibold text-ink-2">{summaryName}</h2>
          <Paragraph text={summary} locale={locale} empty={t('noSummary')} />
        </>
      )}
      {wording && summary && (
        <>
          <h2 className="mt-5 font-sans text-sm font-semibold text-ink-2">{summaryName}</h2>
          <Paragraph text={summary} locale={locale} empty="" />
        </>
      )}
      {summary && <TextStates of={summaryName} text={summary} reference={reference} locale={locale} />}
      <TextStates of={titleName} text={commitment.title} reference={reference} locale={locale} />
      {commitment.note && (
        <>
          <h2 className="mt-5 font-sans text-sm font-semibold text-ink-2">{t('note')}</h2>
          <Paragraph text={commitment.note} locale={locale} empty="" small />
        </>
      )}
    </div>
  )
}

/** The original in its language, and beside it the reader's own where there is one. */
async function Official({ wording, locale }: { wording: LocalizedText; locale: Locale }) {
  const t = await getTranslations('commitment.text')
  const original = LOCALES.find((one) => wording[one]?.state === 'original')
  const own = pickText(wording, locale)
  const shown = original ? { locale: original, text: wording[original]?.text ?? '' } : own
  if (!shown) return null
  const [open, close] = QUOTES[shown.locale]
  return (
    <>
      <blockquote className="quote" lang={shown.locale}>
        {open}
        {shown.text}
        {close}
      </blockquote>
      {own && own.locale !== shown.locale && (
        <p className="mb-2">
          <span className="meta">{t('translation')}:</span> {own.text}
        </p>
      )}
    </>
  )
}

interface ParagraphProps {
  text: LocalizedText | null
  locale: Locale
  empty: string
  small?: boolean
}

function Paragraph({ text, locale, empty, small }: ParagraphProps) {
  const found = pickText(text, locale)
  return (
    <p
      className={small ? 'text-ink-2' : 'text-[1.09rem]'}
      lang={found && found.locale !== locale ? found.locale : undefined}
    >
      {found?.text ?? empty}
    </p>
  )
}

/** In which languages the text exists, and whether anybody read the translations. */
async function TextStates({
  of,
  text,
  reference,
  locale,
}: {
  /** What it speaks of. */
  of: string
  text: LocalizedText
  reference: string
  locale: Locale
}) {
  const t = await getTranslations()
  const links = (state: TextState) =>
    LOCALES.filter((one) => text[one]?.state === state).map((one) => (
      <a
        key={one}
        href={commitmentHref(one, reference)}
        hrefLang={one}
        aria-current={one === locale ? 'true' : undefined}
      >
        {t(`language.${one}`)}
      </a>
    ))
  return (
    <p className="meta mt-3">
      {of}.{' '}
      {TEXT_STATES.map((state) => {
        const list = links(state)
        return list.length === 0 ? null : (
          <span key={state}>
            {t.rich(`commitment.text.${state}`, { count: list.length, list: () => separated(list) })}{' '}
          </span>
        )
      })}
    </p>
  )
}

const separated = (nodes: ReactNode[]): ReactNode =>
  nodes.flatMap((node, index) => (index === 0 ? [node] : [', ', node]))
